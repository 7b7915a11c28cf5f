package vn.vanthu.correspondence.bounces;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterAddress;
import vn.vanthu.correspondence.LetterNews;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.bounces.DeliveryNews.Kind;
import vn.vanthu.correspondence.post.LetterRefused;
import vn.vanthu.correspondence.post.SendingCheck;
import vn.vanthu.intake.MailFiled;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MailKind;

/** Hears what becomes of letters, and spares addresses that are dead. */
@Component
class Bounces implements SendingCheck {
  private static final Logger log = LoggerFactory.getLogger(Bounces.class);

  private final CitedLetter cited;
  private final Letters letters;
  private final DeliveryNews news;
  private final AddressHealth health;
  private final OfficeSettings office;
  private final ApplicationEventPublisher events;

  Bounces(
      CitedLetter cited,
      Letters letters,
      DeliveryNews news,
      AddressHealth health,
      OfficeSettings office,
      ApplicationEventPublisher events) {
    this.cited = cited;
    this.letters = letters;
    this.news = news;
    this.health = health;
    this.office = office;
    this.events = events;
  }

  @EventListener
  void on(MailFiled filed) {
    Optional<MailKind> kind = filed.screening().kind();
    boolean delivery =
        filed.screening().rulesHit().contains("delivery-news")
            || kind.filter(k -> k == MailKind.BOUNCE).isPresent();
    if (delivery) {
      delivery(filed);
      return;
    }
    filed.message().from().stream().findFirst().map(MailAddress::address).ifPresent(this::heard);
    if (kind.filter(k -> k == MailKind.AUTO_REPLY).isPresent()) {
      answeredBySystem(filed);
    }
  }

  /** The mail server itself said at once that there is no such mailbox. */
  @EventListener
  void on(LetterRefused refused) {
    if (FailureWords.kind(FailureWords.code(refused.cause()), refused.cause())
        == DeliveryReport.Kind.HARD) {
      health.hardBounce(refused.letter(), refused.cause());
    }
  }

  @Override
  public Optional<String> needless(Letter letter) {
    boolean spared = !letter.purpose().answersMail() && health.isUnusable(letter.to());
    return spared ? Optional.of("address-unusable") : Optional.empty();
  }

  private void heard(String address) {
    if (address.indexOf('@') > 0) {
      health.heardFrom(address);
    }
  }

  private void delivery(MailFiled filed) {
    Optional<Letter> letter = cited.in(filed.message());
    List<DeliveryReport> reports = DeliveryReports.read(filed.message());
    for (DeliveryReport report : reports) {
      boolean first =
          news.keep(
              filed.mail().id(),
              letter.map(Letter::id),
              Kind.of(report.kind()),
              report.recipient(),
              report.code(),
              report.words(),
              Optional.empty(),
              "");
      if (first) {
        letter.ifPresent(of -> act(of, report));
      }
    }
    log.info(
        "mail {} tells of {}: {}",
        filed.mail().id(),
        letter.map(of -> "letter " + of.id()).orElse("no letter of ours"),
        reports.stream().map(DeliveryReport::kind).toList());
  }

  private void act(Letter letter, DeliveryReport report) {
    String cause = (report.code() + " " + report.words()).strip();
    switch (report.kind()) {
      case HARD, SOFT, UNPARSED ->
          events.publishEvent(new LetterNews("letter-came-back", letter, cause));
      case COMPLAINT -> events.publishEvent(new LetterNews("address-complained", letter, cause));
      case DELAYED, DELIVERED -> log.debug("letter {} is on its way or there", letter.id());
    }
    switch (report.kind()) {
      case HARD -> {
        letters.markBounced(letter.id(), cause);
        if (isOf(letter, report)) {
          health.hardBounce(letter, cause);
        }
      }
      case SOFT -> letters.markSoftBounced(letter.id(), cause);
      case UNPARSED -> letters.markBounced(letter.id(), cause);
      case COMPLAINT -> health.complaint(letter, report.words());
      case DELAYED, DELIVERED -> log.debug("letter {}: {}", letter.id(), report.kind());
    }
  }

  /** A mailbox may send on to another that is dead: that is not the address that we wrote to. */
  private static boolean isOf(Letter letter, DeliveryReport report) {
    return report.recipient().isEmpty()
        || LetterAddress.key(report.recipient()).equals(LetterAddress.key(letter.to()));
  }

  private void answeredBySystem(MailFiled filed) {
    Optional<Letter> letter = cited.in(filed.message());
    if (letter.isEmpty()) {
      return;
    }
    boolean receipt = filed.screening().rulesHit().contains("read-receipt");
    LocalDate day = LocalDate.ofInstant(filed.mail().receivedAt(), office.zone());
    AbsenceNotice notice = AbsenceNotice.read(filed.message(), day);
    news.keep(
        filed.mail().id(),
        letter.map(Letter::id),
        receipt ? Kind.READ : Kind.AUTO_REPLY,
        letter.get().to(),
        "",
        notice.words(),
        receipt ? Optional.empty() : notice.backOn(),
        receipt ? "" : notice.deputy());
  }
}
