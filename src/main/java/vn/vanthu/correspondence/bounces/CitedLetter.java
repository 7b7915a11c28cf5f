package vn.vanthu.correspondence.bounces;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.LettersSettings;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;

/**
 * Finds the letter that a mail system's mail is about: by the word in the envelope address, the
 * envelope id, References, or our Message-ID anywhere in it. The word is random, so whoever knows
 * it has seen the letter.
 */
@Component
class CitedLetter {
  private static final int LARGEST = 256 * 1024;
  private static final int DEEPEST = 3;
  private static final List<String> ENVELOPE =
      List.of("Delivered-To", "X-Original-To", "Envelope-To", "Apparently-To", "To");
  private static final Pattern OUR_ID = Pattern.compile("([0-9a-fA-F]{32})\\.vanthu@");
  private static final Pattern ENVELOPE_ID =
      Pattern.compile("(?im)^Original-Envelope-Id\\s*:\\s*([0-9a-f]{32})\\b");

  private final Letters letters;
  private final LettersSettings settings;
  private final OfficeSettings office;

  CitedLetter(Letters letters, LettersSettings settings, OfficeSettings office) {
    this.letters = letters;
    this.settings = settings;
    this.office = office;
  }

  /** The letter, if it was sent; empty if the mail cites none of ours. */
  Optional<Letter> in(MimeMail mail) {
    Set<String> words = new LinkedHashSet<>();
    inEnvelope(mail, words);
    mail.references().forEach(id -> ours(id, words));
    inText(mail, 0, words);
    for (String word : words) {
      Optional<Letter> found = sent(word);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Letter> sent(String word) {
    List<String> ids =
        Stream.concat(Stream.of(office.address()), office.addresses().stream())
            .map(address -> address.substring(address.lastIndexOf('@') + 1))
            .map(domain -> "<" + word + ".vanthu@" + domain.toLowerCase(Locale.ROOT) + ">")
            .distinct()
            .toList();
    return letters.byMessageIds(ids).stream()
        .filter(
            l ->
                l.status() == LetterStatus.SENT
                    || l.status() == LetterStatus.BOUNCED
                    || l.sentAt().isPresent())
        .findFirst();
  }

  private void inEnvelope(MimeMail mail, Set<String> words) {
    if (settings.bounceAddress().isEmpty()) {
      return;
    }
    Pattern tagged =
        Pattern.compile(
            Pattern.quote(settings.bounceAddress()).replace("{token}", "\\E([0-9a-f]{32})\\Q"),
            Pattern.CASE_INSENSITIVE);
    for (String header : ENVELOPE) {
      for (String value : mail.headers().all(header)) {
        collect(tagged.matcher(value), words);
      }
    }
  }

  private void inText(MimeMail mail, int depth, Set<String> words) {
    mail.messageId().ifPresent(id -> ours(id, words));
    for (MailPart part : mail.parts()) {
      String text = part.text().orElseGet(() -> bytes(part));
      collect(ENVELOPE_ID.matcher(text), words);
      ours(text, words);
      if (depth < DEEPEST) {
        part.message()
            .ifPresent(
                inner -> {
                  inner.references().forEach(id -> ours(id, words));
                  inText(inner, depth + 1, words);
                });
      }
    }
  }

  private static void ours(String text, Set<String> words) {
    collect(OUR_ID.matcher(text), words);
  }

  private static void collect(Matcher matcher, Set<String> words) {
    List<String> found = new ArrayList<>();
    while (matcher.find() && found.size() < 20) {
      found.add(matcher.group(1).toLowerCase(Locale.ROOT));
    }
    words.addAll(found);
  }

  private static String bytes(MailPart part) {
    if (part.type().startsWith("image/") || part.type().startsWith("application/")) {
      return "";
    }
    try (InputStream in = part.open()) {
      return new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
