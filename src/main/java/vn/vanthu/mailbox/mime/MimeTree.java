package vn.vanthu.mailbox.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.SharedInputStream;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;

/** Walks the parts of a message; each trouble costs that part alone and leaves a code. */
public final class MimeTree {
  private static final int DEEPEST = 20;
  private static final int MOST_PARTS = 1000;

  /** Bytes; what must be decoded before it can be split is held in memory. */
  private static final int LARGEST_ENCODED = 8 * 1024 * 1024;

  private final List<MailPart> parts = new ArrayList<>();
  private final Set<String> damage = new LinkedHashSet<>();
  private final FileNames names = new FileNames();
  private final Count count;

  private MimeTree(Count count) {
    this.count = count;
  }

  /** Decodes a message and those inside it. */
  public static MimeMail read(BoundedMessage message) {
    return read(message, 0, new Count());
  }

  private static MimeMail read(BoundedMessage message, int depth, Count count) {
    MimeTree tree = new MimeTree(count);
    Envelope envelope = Envelope.of(message, tree.damage);
    tree.walk(message, depth, Context.TOP);
    return envelope.mail(tree.parts, tree.damage);
  }

  private void walk(MimePart part, int depth, Context context) {
    String raw = Raw.field(part, "Content-Type");
    Parameters type = Parameters.of(raw.isBlank() ? context.usualType() : raw);
    if (type.value().startsWith("multipart/") && depth < DEEPEST) {
      walkMultipart(part, type, depth, context);
    } else {
      addLeaf(part, type, depth, context);
    }
  }

  private void walkMultipart(MimePart part, Parameters type, int depth, Context context) {
    int before = parts.size();
    try {
      walkInside(bytes(part), type, depth, context);
      if (parts.size() == before && encoded(part)) {
        walkInside(decoded(part), type, depth, context);
      }
    } catch (MessagingException | IOException | RuntimeException e) {
      damage.add("multipart-broken");
    }
    if (parts.size() == before && hasBytes(part)) {
      damage.add("multipart-without-parts");
      parts.add(
          new Leaf(part, "text/plain", "", "", true, false, Optional.empty(), Optional.empty()));
    }
  }

  private void walkInside(SharedInputStream content, Parameters type, int depth, Context context)
      throws MessagingException, IOException {
    Context inside = context.inside(type.value());
    for (Multipart.Range range : ranges(content, type)) {
      InputStream bytes = content.newStream(range.start(), range.end());
      walk(new SharedPart((SharedInputStream) bytes), depth + 1, inside);
      inside = inside.behind((SharedInputStream) content.newStream(range.start(), range.end()));
    }
  }

  private List<Multipart.Range> ranges(SharedInputStream content, Parameters type)
      throws IOException {
    String declared = type.raw("boundary").orElse("").stripTrailing();
    Multipart split =
        declared.isEmpty()
            ? new Multipart(List.of(), true)
            : Multipart.split(content, declared, count.left());
    if (split.ranges().isEmpty()) {
      Optional<String> guessed = Multipart.guess(content);
      if (guessed.isPresent()) {
        damage.add("boundary-wrong");
        split = Multipart.split(content, guessed.get(), count.left());
      }
    }
    if (!split.complete() && !split.ranges().isEmpty()) {
      damage.add(split.ranges().size() > count.left() ? "too-many-parts" : "cut-off");
    }
    return split.ranges();
  }

  /** The bytes of a multipart or a message as they stand. */
  private static SharedInputStream bytes(MimePart part) throws MessagingException, IOException {
    return Raw.content(part) instanceof SharedInputStream shared
        ? shared
        : new SharedByteArrayInputStream(new byte[0]);
  }

  /** The same, decoded: forbidden by RFC 2045, and done. */
  private SharedInputStream decoded(MimePart part) throws IOException {
    Leaf whole = new Leaf(part, "", "", "", false, false, Optional.empty(), Optional.empty());
    try (InputStream in = whole.open()) {
      byte[] bytes = in.readNBytes(LARGEST_ENCODED + 1);
      if (bytes.length > LARGEST_ENCODED) {
        damage.add("encoded-message-too-large");
        throw new IOException("Too large to be decoded in memory");
      }
      return new SharedByteArrayInputStream(bytes);
    }
  }

  private static boolean encoded(MimePart part) {
    String encoding = Leaf.encoding(part);
    return encoding.equals("base64") || encoding.equals("quoted-printable");
  }

  private void addLeaf(MimePart part, Parameters type, int depth, Context context) {
    if (!count.take()) {
      damage.add("too-many-parts");
      return;
    }
    Parameters disposition = Parameters.of(Raw.field(part, "Content-Disposition"));
    String name = FileNames.of(disposition, type);
    String mediaType = mediaType(type.value(), name);
    boolean attached = disposition.value().startsWith("attachment");
    boolean readable = mediaType.equals("text/plain") || mediaType.equals("text/html");
    boolean body = context.text() && readable && !attached && name.isEmpty();
    boolean inline =
        !attached && !body && (context.related() || !Raw.field(part, "Content-ID").isBlank());
    Optional<MimeMail> inner = inner(part, mediaType, depth);
    String shown = body ? "" : names.unique(name.isEmpty() ? made(mediaType, inner) : name);
    String charset = type.decoded("charset").orElse("");
    Leaf leaf =
        new Leaf(part, mediaType, charset, shown, body, inline, inner, context.signedBytes());
    parts.add(leaf);
    if (body) {
      leaf.decoded().map(Charsets.Decoded::damage).filter(d -> !d.isEmpty()).ifPresent(damage::add);
    }
  }

  private String mediaType(String claimed, String name) {
    if (claimed.matches("[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*")) {
      return claimed;
    }
    damage.add("content-type-broken");
    return name.isEmpty() ? "text/plain" : "application/octet-stream";
  }

  private String made(String type, Optional<MimeMail> inner) {
    String subject = inner.map(m -> m.subject().replaceAll("[/\\\\]+", "-")).orElse("");
    String named = FileNames.safe(subject.isBlank() ? "" : subject + ".eml");
    return named.isEmpty() ? "part-" + (parts.size() + 1) + Leaf.extension(type) : named;
  }

  private Optional<MimeMail> inner(MimePart part, String type, int depth) {
    if (!type.equals("message/rfc822") && !type.equals("message/global")) {
      if (type.startsWith("multipart/")) {
        damage.add("nested-too-deep");
      }
      return Optional.empty();
    }
    if (depth >= DEEPEST) {
      damage.add("nested-too-deep");
      return Optional.empty();
    }
    try {
      SharedInputStream content = encoded(part) ? decoded(part) : bytes(part);
      return Optional.of(read(new BoundedMessage((InputStream) content), depth + 1, count));
    } catch (MessagingException | IOException | RuntimeException e) {
      damage.add("message-broken");
      return Optional.empty();
    }
  }

  private static boolean hasBytes(MimePart part) {
    try (InputStream in = Raw.content(part)) {
      return in.readNBytes(200).length > 0;
    } catch (MessagingException | IOException | RuntimeException e) {
      return false;
    }
  }

  /** Parts of the whole message, those of messages inside it too. */
  private static final class Count {
    private int left = MOST_PARTS;

    int left() {
      return left;
    }

    boolean take() {
      return left-- > 0;
    }
  }

  /**
   * What a part's place says of it.
   *
   * @param text whether texts found here are the message's own
   * @param related whether it belongs to an HTML text, which shows it
   * @param usualType its type where it declares none
   * @param signing whether it stands in a {@code multipart/signed}
   * @param signedBytes what it signs if it is a signature: the part before it
   */
  private record Context(
      boolean text,
      boolean related,
      String usualType,
      boolean signing,
      Optional<SharedInputStream> signedBytes) {
    static final Context TOP = new Context(true, false, "text/plain", false, Optional.empty());

    Context inside(String multipart) {
      return new Context(
          text && !multipart.equals("multipart/report"),
          related || multipart.equals("multipart/related"),
          multipart.equals("multipart/digest") ? "message/rfc822" : "text/plain",
          multipart.equals("multipart/signed"),
          Optional.empty());
    }

    /** The same for the next part; the second of two is the signature of the first. */
    Context behind(SharedInputStream before) {
      Optional<SharedInputStream> first = signedBytes.or(() -> Optional.of(before));
      return signing ? new Context(text, related, usualType, true, first) : this;
    }
  }
}
