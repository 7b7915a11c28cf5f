package vn.vanthu.correspondence.guidance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.guidance.UnitStanding.Answer;
import vn.vanthu.correspondence.guidance.UnitStanding.Went;
import vn.vanthu.correspondence.reminders.UsableAddresses;
import vn.vanthu.registry.Alphabet;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** Derives where each unit stands with a guidance from its letters and its answers. */
@Service
public class Standings {
  private final Deliveries deliveries;
  private final Units units;
  private final UsableAddresses addresses;
  private final GuidanceSettings settings;
  private final Clock clock;
  private final ZoneId zone;

  Standings(
      Deliveries deliveries,
      Units units,
      UsableAddresses addresses,
      GuidanceSettings settings,
      Clock clock,
      ZoneId zone) {
    this.deliveries = deliveries;
    this.units = units;
    this.addresses = addresses;
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
  }

  /** All units that are to have it, by code; none for a draft. */
  public List<UnitStanding> of(Guidance guidance) {
    Map<UnitCode, List<Went>> letters = deliveries.letters(guidance.id());
    Map<UnitCode, List<Answer>> answers = deliveries.answers(guidance.id());
    Function<Unit, List<String>> usable = addresses.known();
    Registry registry = units.registry();
    List<UnitStanding> standings = new ArrayList<>();
    deliveries
        .units(guidance.id())
        .forEach(
            (code, name) -> {
              List<Went> went = letters.getOrDefault(code, List.of());
              List<Answer> said = answers.getOrDefault(code, List.of());
              Optional<Unit> unit = registry.find(code);
              boolean address = unit.map(usable).filter(known -> !known.isEmpty()).isPresent();
              Reached reached = reached(went, said, address);
              standings.add(
                  new UnitStanding(
                      code, name, unit, reached, went, said, isSilent(guidance, reached, went)));
            });
    return standings;
  }

  /** How far it has come with all of them. */
  public Coverage coverage(Guidance guidance) {
    return Coverage.of(of(guidance));
  }

  /** Whom to telephone, by name. */
  public List<UnitStanding> toCall(Guidance guidance) {
    return Alphabet.sorted(
        of(guidance).stream().filter(UnitStanding::toCall).toList(), UnitStanding::name);
  }

  private static Reached reached(List<Went> letters, List<Answer> answers, boolean address) {
    if (!answers.isEmpty()) {
      return answers.stream().anyMatch(Answer::confirms) ? Reached.CONFIRMED : Reached.REPLIED;
    }
    if (letters.stream().anyMatch(letter -> letter.status() == LetterStatus.SENT)) {
      return Reached.SENT;
    }
    if (letters.stream().anyMatch(letter -> letter.status() == LetterStatus.QUEUED)) {
      return Reached.WAITING;
    }
    if (!letters.isEmpty()) {
      return Reached.RETURNED;
    }
    return address ? Reached.WAITING : Reached.NO_ADDRESS;
  }

  /** The last reminder has gone on an earlier day, and nothing has come. */
  private boolean isSilent(Guidance guidance, Reached reached, List<Went> letters) {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    return guidance.asks()
        && settings.reminders() > 0
        && reached == Reached.SENT
        && letters.stream()
            .anyMatch(
                letter ->
                    letter.step() >= settings.reminders()
                        && letter.sentAt().isPresent()
                        && letter.day().isBefore(today));
  }
}
