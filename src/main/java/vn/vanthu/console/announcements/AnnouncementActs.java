package vn.vanthu.console.announcements;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignDesk;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.review.KnownAddresses;
import vn.vanthu.correspondence.answers.NilAcknowledgements;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.intake.IntentDesk;
import vn.vanthu.intake.ReplyIntents;
import vn.vanthu.intake.replies.Intent;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.NewReport;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.ReportSummary;
import vn.vanthu.reports.Reports;

/**
 * What follows from an announcement, by a person's word: more time, a report of noughts, or
 * nothing. Each act settles it, once.
 */
@Service
class AnnouncementActs {
  private final IntentDesk announced;
  private final Campaigns campaigns;
  private final CampaignDesk desk;
  private final Reports reports;
  private final Forms forms;
  private final Mails mails;
  private final Units units;
  private final Audit audit;
  private final KnownAddresses addresses;
  private final NilAcknowledgements acknowledgements;

  AnnouncementActs(
      IntentDesk announced,
      Campaigns campaigns,
      CampaignDesk desk,
      Reports reports,
      Forms forms,
      Mails mails,
      Units units,
      Audit audit,
      KnownAddresses addresses,
      NilAcknowledgements acknowledgements) {
    this.announced = announced;
    this.campaigns = campaigns;
    this.desk = desk;
    this.reports = reports;
    this.forms = forms;
    this.mails = mails;
    this.units = units;
    this.audit = audit;
    this.addresses = addresses;
    this.acknowledgements = acknowledgements;
  }

  /**
   * The campaigns that an announcement may be about: the one that its words name, else all that the
   * answered letter asked for.
   */
  List<Campaign> campaigns(ReplyIntents.Row row) {
    Optional<Unit> unit = row.unit().flatMap(units::find);
    if (unit.isEmpty()) {
      return List.of();
    }
    return announced.meant(row).stream()
        .filter(about -> about.period().isPresent())
        .flatMap(a -> campaigns.of(a.form(), a.period().orElseThrow(), unit.get()).stream())
        .distinct()
        .toList();
  }

  /** How the unit's report stands that is there already for that campaign; empty if none is. */
  Optional<ReportStatus> reported(ReplyIntents.Row row, Campaign campaign) {
    return reports.standing(campaign.form(), campaign.period(), row.unit().orElseThrow()).stream()
        .map(ReportSummary::status)
        .findFirst();
  }

  /** Those that were chosen of the campaigns that it may be about; all if none was. */
  private List<Campaign> chosen(ReplyIntents.Row row, String code) {
    return campaigns(row).stream()
        .filter(campaign -> code.isEmpty() || campaign.code().equals(code))
        .toList();
  }

  /** An address that the unit has named and that is not known as its own; else empty. */
  Optional<String> newAddress(ReplyIntents.Row row) {
    Optional<Unit> unit = row.unit().flatMap(units::find);
    return row.intent().kind() != Intent.Kind.NEW_CONTACT || unit.isEmpty()
        ? Optional.empty()
        : Arrays.stream(row.intent().detail().split(" "))
            .filter(word -> word.contains("@"))
            .filter(word -> unit.get().emails().stream().noneMatch(word::equalsIgnoreCase))
            .findFirst();
  }

  /**
   * The unit has the address that it has named.
   *
   * @return false if it was settled before, or no new address is named
   */
  @Transactional
  public boolean takeAddress(ReplyIntents.Row row, String who) {
    Optional<String> address = newAddress(row);
    if (address.isEmpty() || !settle(row, who, "address-taken " + address.get())) {
      return false;
    }
    addresses.remember(row.unit().orElseThrow(), address.get());
    return true;
  }

  /**
   * Gives the unit time until that day.
   *
   * @param code of one campaign that it may be about; empty: for all of them
   * @return false if it was settled before, or nobody knows which campaign it is about
   * @throws vn.vanthu.campaigns.Refused if the day is none that can be given
   */
  @Transactional
  public boolean extend(ReplyIntents.Row row, String code, LocalDate until, String who) {
    List<Campaign> chosen =
        chosen(row, code).stream()
            .filter(c -> !c.isClosed())
            .filter(c -> reported(row, c).filter(ReportStatus.ACCEPTED::equals).isEmpty())
            .toList();
    if (chosen.isEmpty() || !settle(row, who, "extended-to " + until)) {
      return false;
    }
    List<UnitCode> unit = List.of(row.unit().orElseThrow());
    chosen.forEach(c -> desk.extend(c.code(), unit, until, who, row.intent().words()));
    return true;
  }

  /**
   * Records that there was nothing to report: nought for every indicator, with the unit's words as
   * evidence. Of what a union has rather than does nothing is said. It is told by a letter.
   *
   * @param code of the one campaign that it is about, where it may be about several
   * @return false if it was settled before, a report stands, or nobody knows for which period it is
   */
  @Transactional
  public boolean recordNil(ReplyIntents.Row row, String code, String who) {
    Optional<StoredMail> mail = mails.look(row.mail());
    List<Campaign> chosen = chosen(row, code);
    if (chosen.size() != 1
        || mail.isEmpty()
        || reported(row, chosen.get(0)).isPresent()
        || !settle(row, who, "nil-report")) {
      return false;
    }
    Campaign campaign = chosen.get(0);
    Form form = forms.find(campaign.form()).orElseThrow();
    ReportId report = reports.file(nil(row, form, campaign.period(), mail.get())).id();
    acknowledgements.write(report, row.mail(), row.intent().words());
    announced.arrived(row.unit().orElseThrow(), form.key(), campaign.period());
    return true;
  }

  private static NewReport nil(ReplyIntents.Row row, Form form, Period period, StoredMail mail) {
    Evidence words = new Evidence(new Place(Place.MAIL_TEXT, 0, "", 0), row.intent().words());
    Map<String, StatedValue> values = new LinkedHashMap<>();
    form.indicators().stream()
        .filter(i -> !form.isHeadCount(i.key()))
        .forEach(i -> values.put(i.key(), new StatedValue(0, 1, false, words)));
    return new NewReport(
        "mail:" + mail.id(),
        row.unit(),
        "reply-to-letter",
        form.key(),
        Optional.of(period),
        false,
        true,
        mail.receivedAt(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeSet<>(),
        values,
        Map.of());
  }

  /**
   * Takes it off the list.
   *
   * @param how what was made of it, as a code or in words
   * @return false if it was settled before
   */
  @Transactional
  public boolean settle(ReplyIntents.Row row, String who, String how) {
    if (!announced.settle(row, who, how)) {
      return false;
    }
    audit.note("announcement-settled", "mail:" + row.mail(), how);
    return true;
  }
}
