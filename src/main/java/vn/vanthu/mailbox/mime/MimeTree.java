package vn.vanthu.mailbox.mime;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.mailbox.MailHeaders;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;

/** Walks the parts of a message; each trouble costs that part alone and leaves a code. */
public final class MimeTree {
  private static final int DEEPEST = 20;
  private static final int MOST_PARTS = 1000;
  private static final int MOST_FIELDS = 1000;
  private static final int LONGEST_FIELD = 64 * 1024;

  private final List<MailPart> parts = new ArrayList<>();
  private final Set<String> damage = new LinkedHashSet<>();

  private MimeTree() {}

  /** Decodes {@code message}, which lies {@code depth} messages deep in another. */
  public static MimeMail read(MimeMessage message, int depth) {
    MimeTree tree = new MimeTree();
    MailHeaders headers = tree.headers(message);
    tree.walk(message, depth, true);
    return new MimeMail(
        headers,
        Addresses.in(headers.all("From")),
        Addresses.in(headers.all("Reply-To")),
        Addresses.in(headers.all("To")),
        Addresses.in(headers.all("Cc")),
        headers.first("Subject").orElse(""),
        headers.first("Message-ID").map(String::strip).filter(id -> !id.isEmpty()),
        References.of(headers),
        Dates.in(headers.first("Date")),
        List.copyOf(tree.parts),
        List.copyOf(tree.damage));
  }

  private MailHeaders headers(MimeMessage message) {
    List<MailHeaders.Field> fields = new ArrayList<>();
    try {
      Enumeration<Header> all = message.getAllHeaders();
      for (Header header : Collections.list(all)) {
        if (fields.size() >= MOST_FIELDS) {
          damage.add("too-many-headers");
          break;
        }
        String value = header.getValue() == null ? "" : header.getValue();
        fields.add(new MailHeaders.Field(header.getName(), HeaderText.decode(cut(value))));
      }
    } catch (MessagingException e) {
      damage.add("headers-broken");
    }
    return new MailHeaders(fields);
  }

  private String cut(String value) {
    if (value.length() <= LONGEST_FIELD) {
      return value;
    }
    damage.add("header-too-long");
    return value.substring(0, LONGEST_FIELD);
  }

  /**
   * @param text whether texts found here are the message's own
   */
  private void walk(MimePart part, int depth, boolean text) {
    if (depth > DEEPEST) {
      damage.add("nested-too-deep");
      return;
    }
    String type = type(part);
    if (type.startsWith("multipart/")) {
      walkMultipart(part, type, depth, text);
    } else {
      addLeaf(part, type, depth, text);
    }
  }

  private void walkMultipart(MimePart part, String type, int depth, boolean text) {
    int before = parts.size();
    try {
      if (part.getContent() instanceof Multipart multipart) {
        for (int i = 0; i < multipart.getCount(); i++) {
          if (multipart.getBodyPart(i) instanceof MimePart child) {
            walk(child, depth + 1, text && !type.equals("multipart/report"));
          }
        }
      }
    } catch (MessagingException | IOException | RuntimeException e) {
      damage.add("multipart-broken");
    }
    if (parts.size() == before && hasBytes(part)) {
      damage.add("multipart-without-parts");
      parts.add(new Leaf(part, "text/plain", "", true, false, Optional.empty()));
    }
  }

  private void addLeaf(MimePart part, String type, int depth, boolean text) {
    if (parts.size() >= MOST_PARTS) {
      damage.add("too-many-parts");
      return;
    }
    String disposition = raw(part, "Content-Disposition");
    String name = FileNames.of(disposition, raw(part, "Content-Type"));
    String kind = disposition.strip().toLowerCase(Locale.ROOT);
    boolean attached = kind.startsWith("attachment");
    boolean readable = type.equals("text/plain") || type.equals("text/html");
    boolean body = text && readable && !attached && name.isEmpty();
    boolean inline = kind.startsWith("inline") || !raw(part, "Content-ID").isEmpty();
    Optional<MimeMail> inner =
        type.equals("message/rfc822") || type.equals("message/global")
            ? message(part, depth)
            : Optional.empty();
    String shown =
        name.isEmpty() && !body
            ? inner
                .map(m -> m.subject() + ".eml")
                .orElse("part-" + (parts.size() + 1) + Leaf.extension(type))
            : name;
    parts.add(new Leaf(part, type, shown, body, inline, inner));
  }

  private Optional<MimeMail> message(MimePart part, int depth) {
    try {
      Object content = part.getContent();
      if (content instanceof MimeMessage inner) {
        return Optional.of(read(inner, depth + 1));
      }
      try (InputStream bytes = part.getInputStream()) {
        return Optional.of(read(new MimeMessage(Decoding.lenientSession(), bytes), depth + 1));
      }
    } catch (MessagingException | IOException | RuntimeException e) {
      damage.add("message-broken");
      return Optional.empty();
    }
  }

  private static boolean hasBytes(MimePart part) {
    try (InputStream in = part.getInputStream()) {
      return in.read() >= 0;
    } catch (MessagingException | IOException | RuntimeException e) {
      return false;
    }
  }

  private String type(MimePart part) {
    String raw = raw(part, "Content-Type");
    if (raw.isBlank()) {
      return "text/plain";
    }
    try {
      return new ContentType(raw.replaceAll("\\s+", " ")).getBaseType().toLowerCase(Locale.ROOT);
    } catch (ParseException | RuntimeException e) {
      damage.add("content-type-broken");
      String first = raw.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      return first.matches("[a-z0-9.+-]+/[a-z0-9.+-]+") ? first : "text/plain";
    }
  }

  static String raw(Part part, String name) {
    try {
      String[] values = part.getHeader(name);
      return values == null || values.length == 0 || values[0] == null ? "" : values[0];
    } catch (MessagingException e) {
      return "";
    }
  }

  /** Reads dates that a sender claims. */
  private static final class Dates {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private Dates() {}

    static Optional<Instant> in(Optional<String> value) {
      if (value.isEmpty()) {
        return Optional.empty();
      }
      try {
        java.util.Date date = new jakarta.mail.internet.MailDateFormat().parse(value.get());
        return Optional.ofNullable(date).map(java.util.Date::toInstant).filter(EARLIEST::isBefore);
      } catch (java.text.ParseException | RuntimeException e) {
        return Optional.empty();
      }
    }
  }
}
