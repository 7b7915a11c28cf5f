package vn.vanthu.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vanthu.VanThu;
import vn.vanthu.correspondence.guidance.GuidanceDesk;
import vn.vanthu.correspondence.guidance.GuidanceSamples;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;

/** SIGKILL while a document goes out to every unit. */
@Tag("slow")
class KilledGuidanceTest {
  private static final int UNITS = 200;

  @TempDir Path data;

  @Test
  void each_unit_gets_the_document_once_though_the_service_is_killed_while_it_goes_out()
      throws Exception {
    sent();
    try (Sink sink = new Sink()) {
      ServiceProcess service =
          new ServiceProcess(data, "service", ServiceProcess.url(data), sink.port(), settings());
      for (int received : List.of(1, 60, 130)) {
        service.start();
        ManyReminders.await(service, () -> sink.received().size() >= received);
        assertThat(service.isAlive()).as(service.newLog()).isTrue();
        service.kill();
        assertThat(sink.received()).as("killed in the midst").hasSizeBetween(received, UNITS - 1);
      }
      service.start();
      try {
        ManyReminders.await(service, () -> ManyReminders.messageIds(sink).size() >= UNITS);
        ManyReminders.awaitQuiet(service, sink);
      } finally {
        service.stop();
      }

      Map<String, List<String>> ids = ManyReminders.messageIds(sink);
      assertThat(ids).hasSize(UNITS);
      assertThat(ids.values()).allSatisfy(of -> assertThat(of).hasSize(1));
      assertThat(sink.received())
          .allSatisfy(letter -> assertThat(letter.raw()).contains("huong-dan.pdf"));
    }
  }

  private static List<String> settings() {
    return Stream.of(
            ServiceProcess.withoutCeilings(),
            List.of(
                "--vanthu.today=2022-06-16",
                "--vanthu.reminders.timer=false",
                "--vanthu.guidance.first-look=1",
                "--vanthu.guidance.look-every=1"))
        .flatMap(List::stream)
        .toList();
  }

  /** A person has pressed the button; no letter is written yet. */
  private void sent() {
    try (ConfigurableApplicationContext office =
        new SpringApplicationBuilder(VanThu.class)
            .run(
                "--server.port=0",
                "--spring.jmx.enabled=false",
                "--spring.datasource.url=" + ServiceProcess.url(data),
                "--spring.integration.endpoint.no-auto-startup=*",
                "--vanthu.data=" + data,
                "--vanthu.today=2022-06-16",
                "--vanthu.admin.password=a long enough password",
                "--vanthu.ocr.enabled=false",
                "--vanthu.reminders.timer=false",
                "--vanthu.guidance.timer=false")) {
      office.getBean(Units.class).put(units());
      GuidanceDesk desk = office.getBean(GuidanceDesk.class);
      assertThat(desk.send(desk.draft(GuidanceSamples.toEveryone(), "lan").id(), "lan")).isTrue();
    }
  }

  private static List<Unit> units() {
    return IntStream.rangeClosed(1, UNITS)
        .mapToObj(
            n ->
                new Unit(
                    new UnitCode("U%03d".formatted(n)),
                    "CĐCS Trường %03d".formatted(n),
                    List.of(),
                    UnitKind.SCHOOL,
                    List.of("u%03d@truong.example".formatted(n)),
                    "",
                    "",
                    "Cụm 1",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
        .toList();
  }
}
