package vn.vanthu.correspondence.voices;

import java.util.Optional;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitCode;

/**
 * Which voices are wanted; what is empty is not asked.
 *
 * @param words letters that stand in it, without regard to case
 */
public record VoiceFilter(
    Optional<Voice.State> state,
    Optional<Voice.Kind> kind,
    Optional<Voice.Addressee> addressee,
    Optional<String> topic,
    Optional<UnitCode> unit,
    Optional<Period> period,
    Optional<String> words) {
  /** All of them. */
  public static final VoiceFilter ALL =
      new VoiceFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
