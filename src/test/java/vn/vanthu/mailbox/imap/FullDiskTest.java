package vn.vanthu.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import vn.vanthu.TestDatabase;
import vn.vanthu.mailbox.DovecotServer;
import vn.vanthu.mailbox.FileRawStore;
import vn.vanthu.mailbox.RawStore;

/** The disk of the data folder is full. */
@Tag("slow")
class FullDiskTest {
  @TempDir Path data;

  private DovecotServer server;
  private ReadMailbox mailbox;

  @BeforeEach
  void start() {
    server = DovecotServer.started();
    server.deliver("Subject: 1\n\n" + "0123456789abcdef\n".repeat(50_000));
    server.deliver("Subject: 2\n\ny\n");
  }

  @AfterEach
  void stop() {
    if (server != null) {
      mailbox.close();
      server.close();
    }
  }

  @Test
  void mail_waits_on_the_server_while_the_disk_is_nearly_full_and_is_taken_when_it_is_not() {
    mailbox = open(new FileRawStore(data), DataSize.ofTerabytes(1000));
    mailbox.look();
    assertThat(mailbox.state().trouble()).contains("disk-full");
    assertThat(mailbox.says()).contains("is full").contains("no mail is lost");
    assertThat(mailbox.rows()).isEmpty();
    mailbox.close();

    mailbox = open(new FileRawStore(data), DataSize.ofMegabytes(1));
    mailbox.readThrough();
    assertThat(mailbox.rows()).hasSize(2);
    assertThat(mailbox.state().trouble()).isEmpty();
  }

  @Test
  void a_disk_that_fills_up_while_a_message_is_written_loses_nothing() {
    Filling disk = new Filling(new FileRawStore(data), 100_000);
    mailbox = open(disk, DataSize.ofMegabytes(1));
    await().atMost(Duration.ofSeconds(30)).until(() -> failing("disk-full"));
    assertThat(mailbox.rows()).isEmpty();
    assertThat(data).isEmptyDirectory();

    disk.left = Long.MAX_VALUE;
    await().atMost(Duration.ofSeconds(30)).until(() -> mailbox.look() == 2);
    mailbox.readThrough();
    assertThat(mailbox.rows()).hasSize(2);
    assertThat(mailbox.state().trouble()).isEmpty();
  }

  private boolean failing(String code) {
    mailbox.look();
    return mailbox.state().trouble().equals(Optional.of(code));
  }

  private ReadMailbox open(RawStore raw, DataSize keepFree) {
    return new ReadMailbox(
        TestDatabase.H2.migrated(),
        data,
        ReadMailbox.box(server.port()),
        DataSize.ofMegabytes(50),
        keepFree,
        raw);
  }

  /** A store whose disk takes so many bytes more, and then says what the system says. */
  private static final class Filling implements RawStore {
    private final RawStore store;
    private long left;

    Filling(RawStore store, long left) {
      this.store = store;
      this.left = left;
    }

    @Override
    public Raw keep(Source source) throws IOException {
      return store.keep(out -> source.writeTo(limited(out)));
    }

    @Override
    public Path file(String sha256) throws IOException {
      return store.file(sha256);
    }

    private OutputStream limited(OutputStream out) {
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
          left -= length;
          if (left < 0) {
            throw new IOException("No space left on device");
          }
          out.write(bytes, start, length);
        }
      };
    }
  }
}
