package vn.vanthu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.vanthu.correspondence.Letter;

/** Steps the demo: {@code POST /demo/next-day}, or the Enter key on its terminal. */
@RestController
@ConditionalOnProperty("vanthu.demo")
class DemoSteps {
  private final DemoDays days;

  DemoSteps(DemoDays days) {
    this.days = days;
  }

  /** Goes on by one day and says what it has brought. */
  @PostMapping("/demo/next-day")
  Map<String, Object> nextDay() {
    List<Letter> written = step();
    return Map.of(
        "today",
        days.today().toString(),
        "letters",
        written.stream()
            .map(
                letter ->
                    Map.of(
                        "id", letter.id().value(),
                        "kind", letter.kind(),
                        "status", letter.status().name(),
                        "to", letter.to(),
                        "subject", letter.subject(),
                        "body", letter.body()))
            .toList());
  }

  /** Reads the terminal until it is closed: each line is one day. */
  void listen() {
    Thread keys = new Thread(this::readKeys, "demo-keys");
    keys.setDaemon(true);
    keys.start();
  }

  private void readKeys() {
    BufferedReader terminal =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      while (terminal.readLine() != null) {
        step();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Letter> step() {
    List<Letter> written = days.nextDay();
    StringBuilder lines = new StringBuilder("\n  == " + days.today() + " ==\n");
    for (Letter letter : written) {
      lines.append(
          "  %-9s %-30s %s%n    %s%n"
              .formatted(letter.status(), letter.kind(), letter.to(), letter.subject()));
    }
    System.out.println(lines.append("  ").append(written.size()).append(" letters"));
    return written;
  }
}
