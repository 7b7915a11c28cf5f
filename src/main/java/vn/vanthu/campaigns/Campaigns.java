package vn.vanthu.campaigns;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.Unit;

/** The rows of all rounds of reports. What may be done to one is asked of {@link CampaignDesk}. */
@Repository
public class Campaigns {
  private final JdbcClient jdbc;
  private final Clock clock;

  public Campaigns(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** All of them, the latest due day first. */
  public List<Campaign> all() {
    return jdbc.sql("select * from campaign order by due_date desc, code")
        .query(CampaignRows::campaign)
        .list();
  }

  /** Those that are not closed, the earliest due day first. */
  public List<Campaign> open() {
    return jdbc.sql("select * from campaign where closed_at is null order by due_date, code")
        .query(CampaignRows::campaign)
        .list();
  }

  public Optional<Campaign> find(String code) {
    return jdbc.sql("select * from campaign where code = :code")
        .param("code", code)
        .query(CampaignRows::campaign)
        .optional();
  }

  /** The rounds that ask for that form and period, the earliest due day first. */
  public List<Campaign> asking(String form, Period period) {
    return jdbc.sql(
            "select * from campaign where form = :form and period = :period order by due_date,"
                + " code")
        .param("form", form.toLowerCase(Locale.ROOT))
        .param("period", period.toString())
        .query(CampaignRows::campaign)
        .list();
  }

  /** The round that a report on that form and period answers. */
  public Optional<Campaign> of(String form, Period period) {
    return asking(form, period).stream().findFirst();
  }

  /** The round that a report of that unit on that form and period answers. */
  public Optional<Campaign> of(String form, Period period, Unit unit) {
    List<Campaign> asking = asking(form, period);
    return asking.stream()
        .filter(campaign -> campaign.couldAsk(unit))
        .findFirst()
        .or(() -> asking.stream().findFirst());
  }

  /**
   * From which day on mail matters for what is still open; by the calendar where the office has not
   * said.
   */
  public Optional<LocalDate> earliestOpenStart() {
    return open().stream().map(Campaigns::start).min(Comparator.naturalOrder());
  }

  /** The open rounds on that form whose periods have begun on that day, earliest due first. */
  public List<Campaign> begun(String form, LocalDate on) {
    return open().stream()
        .filter(campaign -> campaign.form().equalsIgnoreCase(form))
        .filter(campaign -> !start(campaign).isAfter(on))
        .toList();
  }

  /** What was done to a campaign, newest first. */
  public List<CampaignAct> history(String code) {
    return jdbc.sql("select * from campaign_act where campaign = :code order by at desc, id desc")
        .param("code", code)
        .query(CampaignRows::act)
        .list();
  }

  /** Takes these rounds, new and changed ones; others stay. All or nothing, nothing is checked. */
  @Transactional
  public void put(List<Campaign> campaigns) {
    campaigns.forEach(this::put);
  }

  /** Whether it was there before. */
  boolean put(Campaign campaign) {
    Map<String, Object> row = CampaignRows.params(campaign);
    int updated =
        jdbc.sql(
                """
                update campaign set form = :form, period = :period, due_date = :due, title = :title, from_date = :from, to_date = :to,
                       units = :units, due_hour = :hour, document = :document, reminders = :reminders, reminders_end = :end,
                       series = :series
                 where code = :code
                """)
            .params(row)
            .update();
    return updated > 0 || !insert(campaign);
  }

  /**
   * @return false if one of that code is there
   */
  boolean insert(Campaign campaign) {
    return jdbc.sql(
                """
                insert into campaign (code, form, period, due_date, title, from_date, to_date, units, due_hour, document, reminders,
                                      reminders_end, series)
                values (:code, :form, :period, :due, :title, :from, :to, :units, :hour, :document, :reminders, :end, :series)
                on conflict do nothing
                """)
            .params(CampaignRows.params(campaign))
            .update()
        == 1;
  }

  void setClosed(String code, Optional<Instant> at) {
    set(code, "closed_at", at);
  }

  void setPaused(String code, Optional<Instant> at) {
    set(code, "paused_at", at);
  }

  void record(String code, CampaignAct.What what, String who, String why) {
    jdbc.sql(
            """
            insert into campaign_act (campaign, what, who, why, at) values (:code, :what, :who, :why, :now)
            """)
        .param("code", code)
        .param("what", what.name())
        .param("who", who)
        .param("why", why)
        .param("now", CampaignRows.utc(clock.instant()))
        .update();
  }

  private void set(String code, String column, Optional<Instant> at) {
    @Nullable Object value = at.map(CampaignRows::utc).orElse(null);
    jdbc.sql("update campaign set " + column + " = :at where code = :code")
        .param("at", value)
        .param("code", code)
        .update();
  }

  private static LocalDate start(Campaign campaign) {
    return campaign.from().orElseGet(() -> calendarStart(campaign.period()));
  }

  private static LocalDate calendarStart(Period period) {
    int month =
        switch (period.kind()) {
          case MONTH -> period.number();
          case QUARTER -> 3 * period.number() - 2;
          case HALF_YEAR -> 6 * period.number() - 5;
          case NINE_MONTHS, YEAR -> 1;
        };
    return LocalDate.of(period.year(), month, 1);
  }
}
