package vn.vanthu.mailbox.imap;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import vn.vanthu.mailbox.DovecotServer;
import vn.vanthu.mailbox.FileRawStore;
import vn.vanthu.mailbox.Keeping;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailboxReaders;
import vn.vanthu.mailbox.MailboxSettings;
import vn.vanthu.mailbox.MailboxState;
import vn.vanthu.mailbox.MailboxStates;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.RawStore;
import vn.vanthu.mailbox.Reconciliations;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.mailbox.WaitingLine;
import vn.vanthu.mailbox.Watermarks;

/** One mailbox as the service reads it, with its rows and files but without the rest of it. */
final class ReadMailbox implements AutoCloseable {
  static final Clock CLOCK = Clock.systemUTC();
  static final Duration POLL = Duration.ofSeconds(2);

  final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final DataSource source;
  final JdbcClient jdbc;
  final Mails mails;
  final WaitingLine line;
  final Reconciliations reconciliations;
  private final Keeping keeping;
  private final MailboxStates states;
  private final ImapMailbox mailbox;

  ReadMailbox(DataSource source, Path data, MailboxSettings.Box box, DataSize maxMail) {
    this(
        source,
        data,
        box,
        maxMail,
        DataSize.ofMegabytes(1),
        new FileRawStore(data.resolve("mail")));
  }

  ReadMailbox(
      DataSource source,
      Path data,
      MailboxSettings.Box box,
      DataSize maxMail,
      DataSize keepFree,
      RawStore raw) {
    this.source = source;
    jdbc = JdbcClient.create(source);
    MailboxSettings settings =
        new MailboxSettings(
            List.of(box),
            data,
            maxMail,
            keepFree,
            LocalTime.of(6, 0),
            "",
            new MailboxSettings.Answering(Duration.ofDays(7)));
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    reconciliations = new Reconciliations(jdbc, CLOCK);
    mails = new Mails(jdbc, raw);
    line = new WaitingLine(jdbc, CLOCK);
    Watermarks watermarks = new Watermarks(jdbc);
    keeping =
        Keeping.over(
            raw,
            jdbc,
            new TransactionTemplate(new JdbcTransactionManager(source)),
            settings,
            CLOCK,
            ZoneOffset.UTC);
    states = new MailboxStates(CLOCK, settings, messages, meters);
    mailbox =
        new ImapMailbox(
            box,
            new FolderLook(
                box, watermarks, () -> LocalDate.now(CLOCK).minusYears(20), ZoneOffset.UTC),
            keeping,
            new Room(settings),
            states,
            new CatchUp(
                box.name(),
                states,
                messages,
                true,
                new PrintStream(terminal, true, StandardCharsets.UTF_8)),
            new FolderCount(reconciliations, settings.countAt(), CLOCK, ZoneOffset.UTC));
  }

  static MailboxSettings.Box box(int port) {
    return box("127.0.0.1", port, "none", DovecotServer.PASSWORD, "");
  }

  static MailboxSettings.Box box(
      String host, int port, String security, String password, String trust) {
    return new MailboxSettings.Box(
        "office",
        host,
        port,
        security,
        DovecotServer.USER,
        password,
        List.of("INBOX"),
        Optional.empty(),
        POLL,
        "nothing",
        Duration.ofSeconds(3),
        trust,
        "");
  }

  static MailboxSettings.Box with(
      MailboxSettings.Box box, List<String> folders, String afterTaking) {
    return new MailboxSettings.Box(
        box.name(),
        box.host(),
        box.port(),
        box.security(),
        box.username(),
        box.password(),
        folders,
        box.takeFrom(),
        box.pollEvery(),
        afterTaking,
        box.timeout(),
        box.trust(),
        "");
  }

  static MailboxSettings.Box slowPoll(int port, Duration pollEvery) {
    MailboxSettings.Box box = box(port);
    return new MailboxSettings.Box(
        box.name(),
        box.host(),
        port,
        box.security(),
        box.username(),
        box.password(),
        box.folders(),
        box.takeFrom(),
        pollEvery,
        box.afterTaking(),
        box.timeout(),
        box.trust(),
        "");
  }

  /** One look: takes a batch, or waits for news; how many messages it handled. */
  int look() {
    Object[] items = mailbox.receive();
    for (Object item : items) {
      ((Batch.Item) item).keep(keeping);
    }
    return items.length;
  }

  /** Looks until nothing new is there. */
  void readThrough() {
    while (look() > 0) {
      continue;
    }
  }

  /** The same, held by a node as in a cluster. */
  SharedMailbox on(String node, Clock clock) {
    return new SharedMailbox(mailbox, new MailboxReaders(jdbc, clock), node);
  }

  MailboxState state() {
    return states.all().iterator().next();
  }

  String says() {
    return states.trouble(state(), Locale.ENGLISH);
  }

  /** Newest first. */
  List<StoredMail> rows() {
    return mails.page(new MailFilter(Optional.empty(), Optional.empty()), 0, 100_000);
  }

  @Override
  public void close() {
    mailbox.stop();
    mailbox.close();
  }
}
