package vn.vanthu.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.vanthu.correspondence.Letter;

/** A letter, as the API returns it. */
record LetterJson(
    long id,
    String kind,
    String to,
    @Nullable String unit,
    String status,
    @JsonProperty("message_id") String messageId,
    @JsonProperty("in_reply_to") @Nullable String inReplyTo,
    String subject,
    @JsonProperty("queued_at") String queuedAt,
    @JsonProperty("sent_at") @Nullable String sentAt,
    int attempts,
    @Nullable String cause,
    String body) {

  static LetterJson of(Letter letter, ZoneId zone) {
    return new LetterJson(
        letter.id().value(),
        letter.kind(),
        letter.to(),
        letter.unit().orElse(null),
        letter.status().name().toLowerCase(Locale.ROOT),
        letter.messageId(),
        letter.conversation().inReplyTo().orElse(null),
        letter.subject(),
        letter.queuedAt().atZone(zone).toOffsetDateTime().toString(),
        letter.sentAt().map(at -> at.atZone(zone).toOffsetDateTime().toString()).orElse(null),
        letter.attempts(),
        letter.cause().orElse(null),
        letter.body());
  }
}
