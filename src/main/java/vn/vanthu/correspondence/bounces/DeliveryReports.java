package vn.vanthu.correspondence.bounces;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.vanthu.correspondence.bounces.DeliveryReport.Kind;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;

/**
 * Reads what a mail system's mail says: RFC 3464 by its fields, ARF by its own (RFC 5965), others
 * by their text. Never throws for odd content.
 */
final class DeliveryReports {
  private static final int LARGEST = 256 * 1024;
  private static final int LONGEST = 1500;
  private static final Pattern FIELD = Pattern.compile("^([A-Za-z][A-Za-z-]*)\\s*:\\s*(.*)$");
  private static final Pattern ADDRESS =
      Pattern.compile("[\\w.+=%'/&#!?~-]+@[\\w-]+(?:\\.[\\w-]+)+");

  /** Where most systems put the letter that comes back. */
  private static final Pattern RETURNED =
      Pattern.compile(
          "(?im)^[-=*_> ]*(original message|below this line|this is a copy of|the following is a"
              + " copy|returned message|message header|unsent message|received:"
              + " |-{2,}.*\\boriginal\\b).*");

  private DeliveryReports() {}

  static List<DeliveryReport> read(MimeMail mail) {
    List<DeliveryReport> fields = mail.parts().stream().flatMap(DeliveryReports::ofFields).toList();
    if (!fields.isEmpty()) {
      return detailed(fields, mail);
    }
    return List.of(ofText(mail));
  }

  private static Stream<DeliveryReport> ofFields(MailPart part) {
    if (part.type().endsWith("feedback-report")) {
      Map<String, String> fields = groups(text(part)).stream().findFirst().orElse(Map.of());
      String recipient = address(fields.getOrDefault("original-rcpt-to", ""));
      return Stream.of(
          new DeliveryReport(
              Kind.COMPLAINT, recipient, "", fields.getOrDefault("feedback-type", "")));
    }
    if (!part.type().endsWith("delivery-status")) {
      return Stream.empty();
    }
    return groups(text(part)).stream()
        .filter(fields -> fields.containsKey("action") || fields.containsKey("status"))
        .map(DeliveryReports::ofRecipient);
  }

  private static DeliveryReport ofRecipient(Map<String, String> fields) {
    String recipient =
        Stream.of("original-recipient", "final-recipient", "x-actual-recipient")
            .map(name -> address(fields.getOrDefault(name, "")))
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse("");
    String words = cut(fields.getOrDefault("diagnostic-code", fields.getOrDefault("status", "")));
    String status = FailureWords.code(fields.getOrDefault("status", ""));
    String code = vague(status) ? FailureWords.code(words) : status;
    code = code.isEmpty() ? status : code;
    return new DeliveryReport(kind(fields, code, words), recipient, code, words);
  }

  /** 5.0.0 only says that it failed. */
  private static boolean vague(String code) {
    return code.isEmpty() || code.matches("[45]\\.0\\.0");
  }

  /** Action decides over Status, Status over Diagnostic-Code. */
  private static Kind kind(Map<String, String> fields, String code, String words) {
    String action =
        fields.getOrDefault("action", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "");
    return switch (action) {
      case "delayed" -> Kind.DELAYED;
      case "delivered", "relayed", "expanded" -> Kind.DELIVERED;
      case "failed" -> FailureWords.kind(code, words);
      default ->
          code.isEmpty()
              ? Kind.UNPARSED
              : code.startsWith("4.") ? Kind.DELAYED : FailureWords.kind(code, words);
    };
  }

  /** Some write the reason only into the text beside the fields. */
  private static List<DeliveryReport> detailed(List<DeliveryReport> reports, MimeMail mail) {
    boolean one = reports.size() == 1;
    if (!one || reports.get(0).kind() != Kind.UNPARSED && reports.get(0).kind() != Kind.SOFT) {
      return reports;
    }
    DeliveryReport report = reports.get(0);
    String said = said(mail);
    Kind kind =
        report.code().matches("|5\\.0\\.0|5\\.4\\.\\d+|5\\.1\\.0")
            ? FailureWords.kind(report.code(), report.words() + " " + said)
            : report.kind();
    return List.of(new DeliveryReport(kind, report.recipient(), report.code(), report.words()));
  }

  /** Qmail, Exim, Notes, old Exchange and others: the words above the letter that comes back. */
  private static DeliveryReport ofText(MimeMail mail) {
    String said = said(mail);
    Optional<String> named =
        mail.headers().first("X-Failed-Recipients").map(DeliveryReports::address);
    String recipient = named.filter(r -> !r.isEmpty()).orElseGet(() -> recipient(said, mail));
    String code = FailureWords.code(said);
    boolean delayed =
        said.toLowerCase(Locale.ROOT)
            .matches(
                "(?s).*(still (being )?tr(ied|ying)|will (continue|keep) (to )?try|not yet been"
                    + " delivered|warning message only|delayed|do not need to resend).*");
    Kind kind = delayed ? Kind.DELAYED : FailureWords.kind(code, said);
    return new DeliveryReport(kind, recipient, code, cut(reason(said)));
  }

  /** The first address in the text that is neither the writer's nor ours. */
  private static String recipient(String said, MimeMail mail) {
    Matcher m = ADDRESS.matcher(said);
    while (m.find()) {
      String found = m.group().toLowerCase(Locale.ROOT).replaceAll("^['/]+|[.']+$", "");
      boolean writer =
          Stream.concat(mail.from().stream(), mail.to().stream())
              .anyMatch(address -> address.key().equals(found));
      if (!writer && !found.matches("(postmaster|mailer-daemon|abuse|helpdesk|support)@.*")) {
        return found;
      }
    }
    return "";
  }

  /** The line that names a code or a reason, else the beginning. */
  private static String reason(String said) {
    return said.lines()
        .map(String::strip)
        .filter(line -> !FailureWords.code(line).isEmpty() || line.matches(".*\\b[45]\\d\\d[ -].*"))
        .findFirst()
        .orElseGet(() -> said.strip());
  }

  /** The mail's own text, up to the letter that comes back. */
  private static String said(MimeMail mail) {
    StringBuilder said = new StringBuilder();
    for (MailPart part : mail.parts()) {
      if (part.type().startsWith("text/") && !part.type().contains("rfc822")) {
        String text = part.text().orElse("");
        said.append(part.type().equals("text/html") ? text.replaceAll("(?s)<[^<>]*>", " ") : text);
        said.append('\n');
      }
    }
    String all = said.length() > LARGEST ? said.substring(0, LARGEST) : said.toString();
    Matcher returned = RETURNED.matcher(all);
    return returned.find() && returned.start() > 40 ? all.substring(0, returned.start()) : all;
  }

  /** Groups of fields, parted by empty lines, names in lower case, folded lines joined. */
  private static List<Map<String, String>> groups(String text) {
    List<Map<String, String>> groups = new ArrayList<>();
    for (String block : text.split("\\r?\\n[ \\t]*\\r?\\n")) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (String line : block.replaceAll("\\r?\\n[ \\t]+", " ").split("\\r?\\n")) {
        Matcher m = FIELD.matcher(line.strip());
        if (m.matches()) {
          fields.putIfAbsent(m.group(1).toLowerCase(Locale.ROOT), m.group(2).strip());
        }
      }
      if (!fields.isEmpty()) {
        groups.add(fields);
      }
    }
    return groups;
  }

  private static String text(MailPart part) {
    try (InputStream in = part.open()) {
      return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static String address(String value) {
    Matcher m = ADDRESS.matcher(value);
    return m.find() ? m.group().toLowerCase(Locale.ROOT) : "";
  }

  private static String cut(String words) {
    String line = words.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
