package vn.vanthu.mailbox.mime;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MailHeaders;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;

/**
 * The header fields of a message, raw and decoded.
 *
 * @param raw values whose characters stand for bytes, folded
 */
record Envelope(List<MailHeaders.Field> raw, MailHeaders decoded) {
  private static final int MOST_FIELDS = 1000;
  private static final int LONGEST_FIELD = 64 * 1024;

  static Envelope of(BoundedMessage message, Set<String> damage) {
    List<MailHeaders.Field> raw = new ArrayList<>();
    int bytes = 0;
    for (Header header : fields(message)) {
      if (raw.size() >= MOST_FIELDS) {
        damage.add("too-many-headers");
        break;
      }
      String value = header.getValue() == null ? "" : header.getValue();
      bytes += header.getName().length() + value.length() + 4;
      if (value.length() > LONGEST_FIELD) {
        damage.add("header-too-long");
        value = value.substring(0, LONGEST_FIELD);
      }
      raw.add(new MailHeaders.Field(header.getName(), value));
    }
    if (bytes >= HeaderBlock.LONGEST - 4) {
      damage.add("headers-too-long");
    }
    return new Envelope(raw, new MailHeaders(raw.stream().map(Envelope::decode).toList()));
  }

  private static List<Header> fields(BoundedMessage message) {
    try {
      return Collections.list(message.getAllHeaders());
    } catch (MessagingException e) {
      return List.of();
    }
  }

  private static MailHeaders.Field decode(MailHeaders.Field field) {
    return new MailHeaders.Field(field.name(), HeaderText.decode(field.value()));
  }

  MimeMail mail(List<MailPart> parts, Set<String> damage) {
    List<MailAddress> from = addresses("From");
    List<MailAddress> to = addresses("To");
    List<MailAddress> cc = addresses("Cc");
    if (Math.max(from.size(), Math.max(to.size(), cc.size())) > Addresses.MOST) {
      damage.add("too-many-addresses");
    }
    return new MimeMail(
        decoded,
        most(from),
        most(addresses("Reply-To")),
        most(to),
        most(cc),
        decoded.first("Subject").orElse(""),
        MessageIds.own(decoded),
        MessageIds.ancestors(decoded),
        Dates.sent(decoded),
        List.copyOf(parts),
        List.copyOf(damage));
  }

  private List<MailAddress> addresses(String name) {
    return Addresses.in(new MailHeaders(raw).all(name));
  }

  private static List<MailAddress> most(List<MailAddress> addresses) {
    return addresses.stream().limit(Addresses.MOST).toList();
  }
}
