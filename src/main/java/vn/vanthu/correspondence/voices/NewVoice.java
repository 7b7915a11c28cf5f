package vn.vanthu.correspondence.voices;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.text.Folded;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.ReportId;

/**
 * A voice to be written down.
 *
 * @param slot what a later report replaces: {@code "report:cchc/2022-Q2/MN-1"}
 * @param settled whether nobody has to decide on its report any more
 */
record NewVoice(
    String slot,
    Voice.Kind kind,
    String words,
    Optional<UnitCode> unit,
    Optional<String> form,
    Optional<Period> period,
    Optional<ReportId> report,
    Optional<MailId> mail,
    Optional<String> topic,
    Voice.Addressee addressee,
    boolean settled) {

  /** By which the same words are the same voice, whatever their blanks and accents. */
  String hash() {
    String plain = Folded.of(words).replaceAll("[^a-z0-9]+", " ").strip();
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
