package vn.vanthu.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL while reminders are written and sent. */
@Tag("slow")
class KilledRemindersTest {
  @TempDir Path data;

  @Test
  void each_unit_gets_one_reminder_though_the_service_is_killed_while_they_go_out()
      throws Exception {
    try (Sink sink = new Sink()) {
      ServiceProcess service =
          new ServiceProcess(
              data, "service", ServiceProcess.url(data), sink.port(), ManyReminders.settings());
      ManyReminders.imported(service, data);
      for (int sent : List.of(5, 120)) {
        service.start();
        ManyReminders.await(service, () -> sink.received().size() >= sent);
        service.kill();
        assertThat(sink.received()).as("killed in the midst").hasSizeBetween(sent, 280);
      }
      service.start();
      try {
        ManyReminders.await(
            service, () -> ManyReminders.messageIds(sink).size() >= ManyReminders.UNITS);
        ManyReminders.awaitQuiet(service, sink);
      } finally {
        service.stop();
      }

      Map<String, List<String>> ids = ManyReminders.messageIds(sink);
      assertThat(ids).hasSize(ManyReminders.UNITS);
      assertThat(ids.values()).allSatisfy(of -> assertThat(of).hasSize(1));
    }
  }
}
