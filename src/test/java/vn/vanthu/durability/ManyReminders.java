package vn.vanthu.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A day on which many units must be reminded at once, whatever hour it is where the test runs. */
final class ManyReminders {
  static final int UNITS = 300;
  private static final List<String> SETTINGS =
      List.of(
          "--vanthu.today=2022-06-16",
          "--vanthu.campaigns.reminders=+1 00:00",
          "--vanthu.reminders.from=00:00",
          "--vanthu.reminders.until=23:59:59",
          "--vanthu.reminders.settle=0s",
          "--vanthu.reminders.per-minute=100000",
          "--vanthu.reminders.first-look=1",
          "--vanthu.reminders.look-every=1");

  private ManyReminders() {}

  static List<String> settings(String... more) {
    return Stream.of(SETTINGS, ServiceProcess.withoutCeilings(), List.of(more))
        .flatMap(List::stream)
        .toList();
  }

  /** The units and one campaign that was due the day before. */
  static void imported(ServiceProcess service, Path data) throws IOException {
    Path units = data.resolve("units.csv");
    Files.writeString(
        units,
        IntStream.rangeClosed(1, UNITS)
            .mapToObj(n -> "U%03d,CĐCS Trường %03d,school,u%03d@truong.example".formatted(n, n, n))
            .collect(Collectors.joining("\n", "code,name,kind,emails\n", "\n")));
    Path campaigns = data.resolve("campaigns.csv");
    Files.writeString(
        campaigns,
        "code,form,period,due_date,title\n"
            + "Q2,CCHC,2022-Q2,2022-06-15,Báo cáo CCHC quý II năm 2022\n");
    service.importFile("registry", units);
    service.importFile("campaigns", campaigns);
  }

  static void await(ServiceProcess service, BooleanSupplier so) {
    Awaitility.await("see " + service.log())
        .atMost(Duration.ofMinutes(5)) // less than a dead node's turn lasts
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !service.isAlive() || so.getAsBoolean());
  }

  /** Until nothing more has come for three looks of the timer: what would go out too often has. */
  static void awaitQuiet(ServiceProcess service, Sink sink) {
    int[] last = {-1};
    Awaitility.await("see " + service.log())
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofSeconds(4))
        .until(() -> last[0] == (last[0] = sink.received().size()));
  }

  /** The Message-IDs that each unit's address was sent, resent ones counted once. */
  static Map<String, List<String>> messageIds(Sink sink) {
    return sink.received().stream()
        .filter(letter -> letter.to().contains("@truong.example"))
        .collect(
            Collectors.groupingBy(
                Sink.Received::to,
                Collectors.mapping(
                    letter -> letter.header("Message-ID").orElse(""),
                    Collectors.collectingAndThen(
                        Collectors.toList(), ids -> ids.stream().distinct().toList()))));
  }
}
