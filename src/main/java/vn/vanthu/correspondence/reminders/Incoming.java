package vn.vanthu.correspondence.reminders;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.mailbox.MailboxState;
import vn.vanthu.mailbox.MailboxStates;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Reports;

/** What has come and is not settled yet, and whether it can be seen at all. */
@Component
class Incoming {
  private final Mails mails;
  private final Supplier<Collection<MailboxState>> mailboxes;
  private final Reports reports;
  private final Units units;
  private final ZoneId zone;

  @Autowired
  Incoming(Mails mails, MailboxStates mailboxes, Reports reports, Units units, ZoneId zone) {
    this(mails, mailboxes::all, reports, units, zone);
  }

  Incoming(
      Mails mails,
      Supplier<Collection<MailboxState>> mailboxes,
      Reports reports,
      Units units,
      ZoneId zone) {
    this.mails = mails;
    this.mailboxes = mailboxes;
    this.reports = reports;
    this.units = units;
    this.zone = zone;
  }

  /** Mail that may be what these campaigns ask for. */
  ArrivedMail of(List<Campaign> campaigns) {
    Optional<LocalDate> since =
        campaigns.stream().map(ArrivedMail::opening).min(Comparator.naturalOrder());
    return since.isEmpty()
        ? new ArrivedMail(List.of(), List.of(), units.registry(), zone)
        : new ArrivedMail(
            mails.unsettled(since.get().atStartOfDay(zone).toInstant()),
            reports.unplaced(),
            units.registry(),
            zone);
  }

  /**
   * Whether a mailbox cannot be read at present, or holds mail that is not taken yet: then a report
   * may be there unseen, and nobody is reminded.
   */
  boolean unseen() {
    return mailboxes.get().stream()
        .filter(box -> !box.readElsewhere())
        .anyMatch(
            box ->
                box.failingSince().isPresent() || box.fetchedAt().isEmpty() || box.waiting() > 0);
  }
}
