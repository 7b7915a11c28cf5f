package vn.vanthu.campaigns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vanthu.FormFiles;
import vn.vanthu.MovingClock;
import vn.vanthu.campaigns.calendar.CalendarDays;
import vn.vanthu.campaigns.calendar.DayShift;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.NewReport;
import vn.vanthu.reports.Reports;

/** Everything a campaign needs, over one database and a clock that tests move. */
public final class Round {
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  public static final Period Q2 = Period.parse("2022-Q2");
  public static final String DEFAULT = "-3 08:30; 0 14:00; +1 08:30; +3 08:30; escalate +5 08:30";

  public final JdbcClient jdbc;
  public final MovingClock clock;
  public final Units units;
  public final Reports reports;
  public final CalendarDays calendar;
  public final Campaigns campaigns;
  public final Waivers waivers;
  public final Statuses statuses;
  public final Frozen frozen;
  public final CampaignDesk desk;
  public final Forms forms;

  public Round(DataSource source, String now) {
    this(source, now, DayShift.NEXT);
  }

  public Round(DataSource source, String now, DayShift shift) {
    jdbc = JdbcClient.create(source);
    clock = new MovingClock(Instant.parse(now), ZONE);
    CampaignsSettings settings =
        new CampaignsSettings(shift, java.time.LocalTime.of(17, 0), DEFAULT);
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    units = new Units(jdbc);
    reports = new Reports(jdbc, clock);
    calendar = new CalendarDays(jdbc, transaction, clock);
    calendar.afterPropertiesSet();
    campaigns = new Campaigns(jdbc, clock);
    waivers = new Waivers(jdbc);
    frozen = new Frozen(jdbc, new JdbcTemplate(source));
    statuses = new Statuses(campaigns, waivers, units, reports, calendar, settings, clock, ZONE);
    try {
      forms = FormFiles.in(java.nio.file.Path.of("config/forms"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    desk =
        new CampaignDesk(campaigns, waivers, frozen, statuses, calendar, forms, units, clock, ZONE);
  }

  public static Unit unit(String code, String cluster, UnitKind kind, String from, String to) {
    return new Unit(
        new UnitCode(code),
        "CĐCS " + code,
        List.of(),
        kind,
        List.of(code.toLowerCase(java.util.Locale.ROOT) + "@truong.example"),
        "Nguyễn Thị Hòa",
        "0912000101",
        cluster,
        date(from),
        date(to),
        Optional.empty());
  }

  public static Unit unit(String code) {
    return unit(code, "Cụm 1", UnitKind.SCHOOL, "", "");
  }

  public static Campaign campaign(String code, Period period, String due) {
    return new Campaign(
        code,
        "cchc",
        period,
        LocalDate.parse(due),
        "Báo cáo CCHC " + period,
        Optional.empty(),
        Optional.empty(),
        Selection.everyone(),
        Campaign.Terms.OFFICE);
  }

  public static Campaign asking(Campaign campaign, Selection units) {
    return new Campaign(
        campaign.code(),
        campaign.form(),
        campaign.period(),
        campaign.dueDate(),
        campaign.title(),
        campaign.from(),
        campaign.to(),
        units,
        campaign.terms());
  }

  /** Files a report of that unit; {@code at} is UTC. */
  public void report(String unit, Period period, String at, boolean complete, boolean inReview) {
    reports.file(newReport(unit, period, at, complete, inReview, Map.of()));
  }

  /** A report of that unit with these figures; {@code at} is UTC. */
  public static NewReport newReport(
      String unit,
      Period period,
      String at,
      boolean complete,
      boolean inReview,
      Map<String, StatedValue> values) {
    return new NewReport(
        "test:" + unit + at + period,
        Optional.of(new UnitCode(unit)),
        "letterhead",
        "cchc",
        Optional.of(period),
        inReview,
        complete,
        Instant.parse(at),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeSet<>(),
        values,
        Map.of());
  }

  public void report(String unit, Period period, String at) {
    report(unit, period, at, true, false);
  }

  public UnitState state(String campaign, String unit) {
    return statuses.of(campaigns.find(campaign).orElseThrow()).units().stream()
        .filter(row -> row.unit().code().value().equals(unit))
        .map(CampaignStatus.Row::state)
        .findFirst()
        .orElseThrow();
  }

  private static Optional<LocalDate> date(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }
}
