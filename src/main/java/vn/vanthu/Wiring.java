package vn.vanthu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.extraction.OcrSettings;
import vn.vanthu.extraction.PageWords;
import vn.vanthu.extraction.ReadingLimits;
import vn.vanthu.extraction.TextExtractor;
import vn.vanthu.extraction.WorkerTextExtractor;
import vn.vanthu.extraction.pictures.WorkerPagePictures;
import vn.vanthu.forms.FormInterpreter;
import vn.vanthu.forms.Forms;
import vn.vanthu.intake.AskedPeriods;
import vn.vanthu.intake.MailContents;
import vn.vanthu.intake.MailReader;
import vn.vanthu.intake.OurLetters;
import vn.vanthu.intake.QuickReader;
import vn.vanthu.intake.Replies;
import vn.vanthu.intake.Screen;
import vn.vanthu.intake.Senders;
import vn.vanthu.intake.learning.FormText;
import vn.vanthu.intake.learning.LearnedForms;
import vn.vanthu.intake.learning.ShippedForm;
import vn.vanthu.mailbox.FileRawStore;
import vn.vanthu.mailbox.MailboxSettings;
import vn.vanthu.mailbox.RawStore;
import vn.vanthu.mailbox.TakeFrom;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Reports;

/** Puts the parts together that know nothing of each other. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Wiring {
  private static final Logger log = LoggerFactory.getLogger(Wiring.class);

  /**
   * The time; it starts on {@code vanthu.today} where that is set, and runs on from there. A demo's
   * can be moved.
   */
  @Bean
  Clock clock(@Value("${vanthu.today:}") String today, ZoneId zone) {
    Clock real = Clock.system(zone);
    if (today.isBlank()) {
      return real;
    }
    LocalDate day = LocalDate.parse(today);
    LocalDate now = LocalDate.ofInstant(real.instant(), zone);
    SteppedClock clock = new SteppedClock(real);
    clock.moveTo(real.instant().plus(Duration.ofDays(day.toEpochDay() - now.toEpochDay())));
    return clock;
  }

  @Bean
  ZoneId zone(OfficeSettings office) {
    return office.zone();
  }

  /**
   * Turns of the timers, for several nodes on one database. A node that was killed takes its own
   * turns again at once; another one waits until they have run out.
   */
  @Bean
  DefaultLockRepository lockRepository(DataSource dataSource, MailboxSettings settings) {
    byte[] node = settings.nodeName().getBytes(StandardCharsets.UTF_8);
    return new DefaultLockRepository(dataSource, UUID.nameUUIDFromBytes(node).toString());
  }

  @Bean
  JdbcLockRegistry locks(DefaultLockRepository lockRepository) {
    return new JdbcLockRegistry(lockRepository, Duration.ofMinutes(10));
  }

  @Bean
  RawStore rawStore(MailboxSettings settings) {
    return new FileRawStore(settings.data().resolve("mail"));
  }

  @Bean
  TakeFrom takeFrom(Campaigns campaigns, Clock clock, ZoneId zone) {
    return () ->
        campaigns.earliestOpenStart().orElseGet(() -> clock.instant().atZone(zone).toLocalDate());
  }

  @Bean
  List<ShippedForm> shippedForms(@Value("${vanthu.forms:config/forms}") Path folder)
      throws IOException {
    return FormFiles.shipped(folder);
  }

  @Bean
  FormText formText() {
    return new FormFiles();
  }

  /** The forms of the files, with what staff have changed and added. */
  @Bean
  Forms forms(LearnedForms learned) {
    return Forms.from(learned);
  }

  @Bean(destroyMethod = "close")
  WorkerTextExtractor textExtractor(
      ReadingLimits limits,
      @Value("${vanthu.workers:#{T(java.lang.Runtime).getRuntime().availableProcessors()}}")
          int workers) {
    WorkerTextExtractor extractor = new WorkerTextExtractor(limits, workers);
    extractor.warmUp();
    return extractor;
  }

  /** Reads pictures too, where that is wanted and the program for it is installed. */
  @Bean(destroyMethod = "close")
  WorkerTextExtractor pictureExtractor(ReadingLimits limits, OcrSettings ocr) {
    OcrSettings possible = ocr.ifInstalled();
    if (ocr.enabled() && !possible.enabled()) {
      log.warn("Scans and pictures are not read: {} is not installed for it", ocr.command());
    }
    return new WorkerTextExtractor(limits, possible, ocr.workers());
  }

  @Bean
  QuickReader quickReader(
      WorkerTextExtractor textExtractor,
      WorkerTextExtractor pictureExtractor,
      Forms forms,
      Units units,
      Replies replies,
      AskedPeriods asked,
      OfficeSettings office,
      MailboxSettings mailboxes) {
    MailReader reader = mailReader(textExtractor, forms, units, replies, asked, office, mailboxes);
    return new QuickReader(reader, pictureExtractor.readsPictures());
  }

  @Bean(destroyMethod = "close")
  WorkerPagePictures pagePictures(ReadingLimits limits, OcrSettings ocr) {
    return new WorkerPagePictures(limits.deadline(), ocr);
  }

  @Bean
  PageWords pageWords(OcrSettings ocr) {
    return PageWords.by(ocr);
  }

  @Bean
  MailContents mailContents(@Qualifier("textExtractor") TextExtractor extractor) {
    return new MailContents(extractor);
  }

  @Bean
  Replies replies(OurLetters letters, Reports reports, Forms forms) {
    return new Replies(letters, reports, forms, new FormInterpreter(forms));
  }

  @Bean
  MailReader mailReader(
      @Qualifier("pictureExtractor") TextExtractor extractor,
      Forms forms,
      Units units,
      Replies replies,
      AskedPeriods asked,
      OfficeSettings office,
      MailboxSettings mailboxes) {
    return new MailReader(
        new Screen(authservIds(mailboxes)),
        new MailContents(extractor),
        new FormInterpreter(forms),
        new Senders(units::registry),
        () -> ownAddresses(office, mailboxes),
        Optional.of(replies),
        asked);
  }

  /** The open campaigns whose periods have begun: the last hint to a report's period. */
  @Bean
  AskedPeriods askedPeriods(Campaigns campaigns) {
    return (form, on) ->
        campaigns.begun(form, on).stream()
            .map(campaign -> new AskedPeriods.Asked(campaign.period(), campaign.title()))
            .distinct()
            .toList();
  }

  private static Set<String> authservIds(MailboxSettings mailboxes) {
    return mailboxes.mailboxes().stream()
        .map(MailboxSettings.Box::authservId)
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Set<String> ownAddresses(OfficeSettings office, MailboxSettings mailboxes) {
    Set<String> own = new HashSet<>();
    own.add(office.address().toLowerCase(Locale.ROOT));
    office.addresses().forEach(address -> own.add(address.toLowerCase(Locale.ROOT)));
    mailboxes.mailboxes().stream()
        .map(MailboxSettings.Box::username)
        .filter(u -> u.contains("@"))
        .forEach(u -> own.add(u.toLowerCase(Locale.ROOT)));
    return own;
  }
}
