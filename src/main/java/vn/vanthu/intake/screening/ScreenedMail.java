package vn.vanthu.intake.screening;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;

/**
 * A mail as the rules look at it.
 *
 * @param own every address of this service, in lower case without +tag
 */
public record ScreenedMail(MimeMail mail, Set<String> own) {
  private static final Pattern REPLY = Pattern.compile("(re|tl|tra loi|hoi am)\\s*:.*");
  private static final Pattern FORWARD =
      Pattern.compile("(re\\s*:\\s*)*\\[?(fwd?|chuyen tiep|ct|tr|wg)\\s*:.*");
  private static final Pattern TAG =
      Pattern.compile("(?is)<(style|script)\\b[^<>]*>[^<]{0,20000}</|<[^<>]*>");
  private static final int OPENING = 4000;

  public ScreenedMail {
    own =
        own.stream()
            .map(address -> untagged(new MailAddress("", address)))
            .collect(Collectors.toUnmodifiableSet());
  }

  boolean has(String header) {
    return first(header).isPresent();
  }

  Optional<String> first(String header) {
    return mail.headers().first(header).map(String::strip).filter(value -> !value.isEmpty());
  }

  boolean is(String header, String value) {
    return mail.headers().all(header).stream().anyMatch(v -> v.strip().equalsIgnoreCase(value));
  }

  boolean hasPart(String type) {
    return mail.parts().stream().anyMatch(part -> part.type().equals(type));
  }

  String contentType() {
    return first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
  }

  Optional<MailAddress> from() {
    return mail.from().stream().findFirst();
  }

  /** The subject in lower case without accents. */
  String subject() {
    return Wording.plain(mail.subject());
  }

  boolean reply() {
    return has("In-Reply-To") || has("References") || REPLY.matcher(subject()).matches();
  }

  boolean forward() {
    return FORWARD.matcher(subject()).matches();
  }

  /** Whether the envelope sender is {@code <>}; an absent Return-Path says nothing. */
  public boolean nullReturnPath() {
    return mail.headers()
        .first("Return-Path")
        .filter(value -> value.replace(" ", "").equals("<>"))
        .isPresent();
  }

  /** Files sent with it: neither its text, nor what its text shows, nor a signature. */
  boolean hasDocuments() {
    return mail.parts().stream()
        .anyMatch(
            part ->
                !part.body()
                    && !part.inline()
                    && !part.type().endsWith("-signature")
                    && !part.type().equals("text/calendar"));
  }

  /** How its text begins, in lower case without accents. */
  String opening() {
    return bodies("text/plain")
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(text -> cut(text, OPENING))
        .or(() -> bodies("text/html").findFirst().map(ScreenedMail::words))
        .map(Wording::plain)
        .orElse("");
  }

  private static String words(String html) {
    return cut(TAG.matcher(cut(html, OPENING * 10)).replaceAll(" "), OPENING);
  }

  private static String cut(String text, int most) {
    return text.substring(0, Math.min(most, text.length()));
  }

  private Stream<String> bodies(String type) {
    return mail.parts().stream()
        .filter(part -> part.body() && part.type().equals(type))
        .map(MailPart::text)
        .flatMap(Optional::stream);
  }

  boolean own(String header) {
    List<String> values = mail.headers().all(header);
    return values.stream()
        .flatMap(value -> Stream.of(value.split("[\\s<>,;\"]+")))
        .filter(word -> word.indexOf('@') > 0)
        .anyMatch(word -> own.contains(untagged(new MailAddress("", word))));
  }

  boolean ownFrom() {
    return mail.from().stream().map(ScreenedMail::untagged).anyMatch(own::contains);
  }

  private static String untagged(MailAddress address) {
    return localPart(address) + "@" + address.domain();
  }

  /** The local part up to its +tag. */
  static String localPart(MailAddress address) {
    int plus = address.localPart().indexOf('+');
    return plus > 0 ? address.localPart().substring(0, plus) : address.localPart();
  }
}
