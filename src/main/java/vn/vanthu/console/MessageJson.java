package vn.vanthu.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.vanthu.mailbox.StoredMail;

/**
 * A message, as the API returns it; {@code class} and {@code disposition} are null until its fate
 * is settled.
 */
record MessageJson(
    long id,
    @JsonProperty("message_id") @Nullable String messageId,
    String mailbox,
    String folder,
    long uidvalidity,
    long uid,
    String sha256,
    long bytes,
    @JsonProperty("received_at") String receivedAt,
    String from,
    String subject,
    @JsonProperty("class") @Nullable String kind,
    String status,
    @Nullable String disposition,
    String why,
    List<String> rules,
    List<Long> reports,
    @JsonProperty("register_number") String registerNumber) {

  static MessageJson of(
      StoredMail mail, String why, List<String> rules, List<Long> reports, ZoneId zone) {
    return new MessageJson(
        mail.id().value(),
        mail.messageId().orElse(null),
        mail.mailbox(),
        mail.folder(),
        mail.uidValidity(),
        mail.uid(),
        mail.sha256(),
        mail.bytes(),
        mail.receivedAt().atZone(zone).toOffsetDateTime().toString(),
        mail.from(),
        mail.subject(),
        mail.fate().map(f -> f.kind().name().toLowerCase(Locale.ROOT)).orElse(null),
        mail.status().name().toLowerCase(Locale.ROOT),
        mail.fate().map(f -> f.disposition().name().toLowerCase(Locale.ROOT)).orElse(null),
        why,
        rules,
        reports,
        "%04d/%d".formatted(mail.registerNumber(), mail.registerYear()));
  }
}
