package vn.vanthu.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL, several times, while mail goes through. {@link KillRun} does more of it by hand. */
@Tag("slow")
class KillTest {
  private static final int KILLS = 8;
  private static final int MAILS = 24;

  @TempDir Path data;

  @Test
  void a_service_that_is_killed_files_every_mail_once_and_never_sends_two_different_letters()
      throws Exception {
    KillRun.Left left = new KillRun(KILLS, MAILS, 20220610, data).run();

    assertThat(left.unsettled()).isEmpty();
    assertThat(left.rows()).isEqualTo(MAILS);
    assertThat(left.places()).isEqualTo(MAILS);
    assertThat(left.owed()).isEqualTo(MAILS);
    assertThat(left.letters()).hasSize(MAILS);
    assertThat(left.different()).isZero();
    assertThat(left.duringWork()).isPositive();
  }
}
