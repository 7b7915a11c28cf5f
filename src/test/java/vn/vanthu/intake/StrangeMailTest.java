package vn.vanthu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.MimeReader;

/**
 * Every mail in {@code src/test/resources/mail}, named for what is odd about it: what is decoded
 * and how it is screened. The truth beside it names only what matters.
 */
class StrangeMailTest {
  private static final Path MAIL = Path.of("src/test/resources/mail");
  private static final Set<String> OWN = Set.of("ldld@huyen.example", "gialam@congdoan.example");

  static Stream<Path> mails() throws IOException {
    try (Stream<Path> files = Files.list(MAIL)) {
      return files.filter(f -> f.toString().endsWith(".eml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void is_decoded_and_screened_as_its_truth_says(Path file) {
    MimeMail mail = MimeReader.read(file);
    SoftAssertions found = new SoftAssertions();
    JsonNode truth = truth(file);
    for (String key : truth.propertyNames()) {
      found.assertThat(found(key, mail, truth)).as(key).isEqualTo(strings(truth.get(key)));
    }
    found.assertAll();
  }

  @ParameterizedTest
  @MethodSource("mails")
  void says_the_same_from_memory_as_from_its_file(Path file) throws IOException {
    MimeMail mail = MimeReader.read(Files.readAllBytes(file));
    assertThat(mail.headers()).isEqualTo(MimeReader.read(file).headers());
    assertThat(mail.damage()).isEqualTo(MimeReader.read(file).damage());
  }

  private static JsonNode truth(Path file) {
    String name = String.valueOf(file.getFileName()).replace(".eml", ".expected.json");
    return JsonMapper.shared().readTree(MAIL.resolve(name).toFile());
  }

  private static List<String> found(String key, MimeMail mail, JsonNode truth) {
    Screening screening = new Screen().of(mail, OWN);
    return switch (key) {
      case "subject" -> List.of(mail.subject());
      case "from" -> mail.from().stream().map(MailAddress::address).toList();
      case "messageId" -> List.of(mail.messageId().orElse(""));
      case "references" -> mail.references();
      case "date" -> List.of(String.valueOf(mail.date().isPresent()));
      case "parts" -> mail.parts().stream().map(p -> p.name() + "|" + p.type()).toList();
      case "inline" -> mail.parts().stream().filter(MailPart::inline).map(MailPart::name).toList();
      case "body" -> List.of(body(mail).strip());
      case "damage" -> mail.damage();
      case "kind" -> List.of(screening.kind().map(Enum::name).orElse("person"));
      case "mayAnswer" -> List.of(String.valueOf(screening.mayAnswer()));
      case "rules" ->
          screening.rulesHit().stream().filter(strings(truth.get(key))::contains).toList();
      default -> throw new IllegalArgumentException("No such key in a truth: " + key);
    };
  }

  private static String body(MimeMail mail) {
    String text =
        mail.parts().stream().filter(MailPart::body).findFirst().flatMap(MailPart::text).orElse("");
    return text.replaceAll("<[^>]*>", "");
  }

  private static List<String> strings(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::asString).toList()
        : List.of(value.asString());
  }
}
