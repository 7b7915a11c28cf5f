package vn.vanthu.reports;

import static vn.vanthu.reports.Change.CONFIRMED;
import static vn.vanthu.reports.Change.INDICATOR;
import static vn.vanthu.reports.Change.PERIOD;
import static vn.vanthu.reports.Change.STATUS;
import static vn.vanthu.reports.Change.UNIT;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.UnitCode;

/**
 * What persons, and mails that correct, change in filed reports. Every change is kept with what
 * stood before it, and can be taken back.
 *
 * <p>Every method that changes a report throws {@link Overtaken} if the {@link Act} has seen
 * another version than the one that stands, and {@link
 * org.springframework.dao.EmptyResultDataAccessException} if there is no such report.
 */
@Repository
public class ReportChanges {
  private final JdbcClient jdbc;
  private final Reports reports;
  private final ChangeRows rows;
  private final FigureRows figures;
  private final ApplicationEventPublisher events;

  public ReportChanges(
      JdbcClient jdbc,
      Reports reports,
      Forms forms,
      Clock clock,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.reports = reports;
    this.rows = new ChangeRows(jdbc, clock);
    this.figures = new FigureRows(jdbc, forms, clock);
    this.events = events;
  }

  /**
   * Puts these figures in the place of those that stand; an empty one takes the figure away. A
   * figure that stands already is left alone and makes no change.
   *
   * @return the changes made
   */
  @Transactional
  public List<Change> amend(ReportId id, Map<String, Optional<StatedValue>> values, Act act) {
    Report report = forChange(id, act);
    List<Change> made =
        values.entrySet().stream()
            .flatMap(e -> amend(report, e.getKey(), e.getValue(), act, Optional.empty()).stream())
            .toList();
    figures.count(report);
    return made;
  }

  /** A person has compared these figures with the report: no reading replaces them any more. */
  @Transactional
  public void confirm(ReportId id, Set<String> indicators, Act act) {
    Report report = forChange(id, act);
    for (String indicator : indicators) {
      if (figures.confirm(report.id(), indicator, Optional.of(act.who()))) {
        rows.write(
            id,
            act,
            CONFIRMED + indicator,
            Optional.empty(),
            said(Optional.ofNullable(report.values().get(indicator))),
            Optional.empty());
      }
    }
  }

  /** The indicators whose figures a person has confirmed or put there, with who it was. */
  public Map<String, String> confirmed(ReportId id) {
    return figures.confirmed(id);
  }

  /**
   * The indicators that a person or a correction has decided on, those taken away among them: a new
   * reading leaves them alone.
   */
  public Set<String> settled(ReportId id) {
    Set<String> settled = new HashSet<>(figures.confirmed(id).keySet());
    rows.of(id).stream()
        .filter(change -> !change.act().isReading())
        .flatMap(change -> change.indicator().stream())
        .forEach(settled::add);
    return settled;
  }

  /**
   * A person has decided: the report's figures count. If a later one of the same unit, form and
   * period counts already, this one is kept as superseded.
   *
   * @throws IllegalStateException if the report has no unit or no period yet
   */
  @Transactional
  public ReportStatus accept(ReportId id, Act act) {
    Report report = forChange(id, act);
    Slot slot =
        slot(report)
            .orElseThrow(
                () -> new IllegalStateException("Report %s has no unit or period".formatted(id)));
    ReportStatus status = move(report, take(slot, report), act, Optional.empty());
    events.publishEvent(new ReportMoved(id));
    return status;
  }

  /** A person has found that it is no report, or none of this office's. */
  @Transactional
  public void discard(ReportId id, Act act) {
    leave(forChange(id, act), ReportStatus.DISCARDED, act, Optional.empty());
  }

  /** Lays the report before a person again; what counted before it counts again. */
  @Transactional
  public void reopen(ReportId id, Act act) {
    leave(forChange(id, act), ReportStatus.IN_REVIEW, act, Optional.empty());
  }

  /**
   * Says whose report it is and for which period. One that counts goes on counting, in its new
   * place.
   */
  @Transactional
  public void assign(ReportId id, UnitCode unit, Period period, Act act) {
    Report report = forChange(id, act);
    place(report, Optional.of(unit), Optional.of(period), act, Optional.empty());
  }

  /**
   * Takes a change back.
   *
   * @throws IllegalStateException if something else of the same kind has changed since, or it has
   *     been taken back already
   */
  @Transactional
  public void undo(long change, Act act) {
    Change last = rows.find(change);
    Report report = forChange(last.report(), act);
    if (!rows.isLast(last)) {
      throw new IllegalStateException(
          "Change %d has been overtaken by a later one".formatted(change));
    }
    Optional<Long> undoes = Optional.of(change);
    switch (last.what()) {
      case STATUS -> status(report, ReportStatus.valueOf(last.before().orElseThrow()), act, undoes);
      case UNIT -> place(report, last.before().map(UnitCode::new), report.period(), act, undoes);
      case PERIOD -> place(report, report.unit(), last.before().map(Period::parse), act, undoes);
      default -> undoFigure(report, last, act);
    }
    figures.count(report);
  }

  /** Everything that was changed in a report, oldest first. */
  public List<Change> of(ReportId id) {
    return rows.of(id);
  }

  private void undoFigure(Report report, Change last, Act act) {
    String indicator = last.indicator().orElseThrow();
    if (last.what().startsWith(CONFIRMED)) {
      figures.confirm(report.id(), indicator, Optional.empty());
      rows.write(
          report.id(), act, last.what(), last.after(), Optional.empty(), Optional.of(last.id()));
    } else {
      amend(report, indicator, last.valueBefore(), act, Optional.of(last.id()));
    }
  }

  private Optional<Change> amend(
      Report report, String indicator, Optional<StatedValue> now, Act act, Optional<Long> undoes) {
    Optional<StatedValue> before = Optional.ofNullable(report.values().get(indicator));
    if (before.equals(now)) {
      return Optional.empty();
    }
    figures.put(report.id(), report.form(), indicator, now);
    if (undoes.isEmpty() && !act.isReading()) {
      figures.confirm(report.id(), indicator, Optional.of(act.who()));
    }
    Change change =
        rows.write(report.id(), act, INDICATOR + indicator, said(before), said(now), undoes);
    return Optional.of(rows.withValues(change, before, now));
  }

  private static Optional<String> said(Optional<StatedValue> value) {
    return value.map(v -> String.valueOf(v.value()));
  }

  private void status(Report report, ReportStatus to, Act act, Optional<Long> undoes) {
    switch (to) {
      case ACCEPTED, SUPERSEDED -> {
        move(report, take(slot(report).orElseThrow(), report), act, undoes);
        events.publishEvent(new ReportMoved(report.id()));
      }
      case IN_REVIEW, DISCARDED -> leave(report, to, act, undoes);
    }
  }

  /** The place is the report's, unless a later one holds it. */
  private ReportStatus take(Slot slot, Report report) {
    Optional<Report> holder =
        slot.lock(jdbc).filter(h -> !h.equals(report.id())).flatMap(reports::find);
    if (holder.filter(h -> h.receivedAt().isAfter(report.receivedAt())).isPresent()) {
      return ReportStatus.SUPERSEDED;
    }
    slot.give(jdbc, report.id());
    return ReportStatus.ACCEPTED;
  }

  private void leave(Report report, ReportStatus to, Act act, Optional<Long> undoes) {
    Optional<ReportId> heir = slot(report).flatMap(slot -> slot.release(jdbc, report.id()));
    move(report, to, act, undoes);
    moved(report.id(), heir);
  }

  private void moved(ReportId id, Optional<ReportId> heir) {
    events.publishEvent(new ReportMoved(id));
    heir.map(ReportMoved::new).ifPresent(events::publishEvent);
  }

  private ReportStatus move(Report report, ReportStatus to, Act act, Optional<Long> undoes) {
    if (report.status() != to) {
      set(report.id(), "status", Optional.of(to.name()));
      rows.write(
          report.id(),
          act,
          STATUS,
          Optional.of(report.status().name()),
          Optional.of(to.name()),
          undoes);
    }
    return to;
  }

  private void place(
      Report report,
      Optional<UnitCode> unit,
      Optional<Period> period,
      Act act,
      Optional<Long> undoes) {
    boolean counts =
        report.status() == ReportStatus.ACCEPTED || report.status() == ReportStatus.SUPERSEDED;
    if (counts && (unit.isEmpty() || period.isEmpty())) {
      throw new IllegalStateException("Report %s counts; reopen it first".formatted(report.id()));
    }
    Optional<ReportId> heir =
        counts ? slot(report).flatMap(slot -> slot.release(jdbc, report.id())) : Optional.empty();
    write(report, UNIT, report.unit().map(UnitCode::value), unit.map(UnitCode::value), act, undoes);
    write(
        report,
        PERIOD,
        report.period().map(Period::toString),
        period.map(Period::toString),
        act,
        undoes);
    if (counts) {
      Slot slot = new Slot(unit.orElseThrow(), report.form(), period.orElseThrow());
      move(report, take(slot, report), act, undoes);
    }
    moved(report.id(), heir);
  }

  private void write(
      Report report,
      String what,
      Optional<String> before,
      Optional<String> after,
      Act act,
      Optional<Long> undoes) {
    if (!before.equals(after)) {
      set(report.id(), what, after);
      rows.write(report.id(), act, what, before, after, undoes);
    }
  }

  /** {@code column} is one of this class's own words. */
  private void set(ReportId id, String column, Optional<String> value) {
    jdbc.sql("update report set " + column + " = :value where id = :id")
        .param("value", value.orElse(null))
        .param("id", id.value())
        .update();
  }

  private static Optional<Slot> slot(Report report) {
    return report
        .unit()
        .flatMap(unit -> report.period().map(period -> new Slot(unit, report.form(), period)));
  }

  /** Locks the report's row until the transaction ends, and counts its version up. */
  private Report forChange(ReportId id, Act act) {
    int version =
        jdbc.sql("select version from report where id = :id for update")
            .param("id", id.value())
            .query(Integer.class)
            .single();
    act.seen()
        .filter(seen -> seen != version)
        .ifPresent(
            seen -> {
              throw new Overtaken(id, seen, version);
            });
    jdbc.sql("update report set version = version + 1 where id = :id")
        .param("id", id.value())
        .update();
    return reports.find(id).orElseThrow();
  }
}
