package vn.vanthu.correspondence.upward;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import vn.vanthu.FormFiles;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Deadline;
import vn.vanthu.campaigns.UnitState;
import vn.vanthu.correspondence.voices.Voice;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.ReportStatus;

/** A campaign of any number of invented units; every tenth has not reported. */
final class ManyUnits {
  static final Instant AT = Instant.parse("2022-06-16T02:00:00Z");
  private static final Place WHERE = new Place("bao-cao.docx", 1, "", 0);
  private static final String[] DIFFICULTIES = {
    "Đường truyền mạng của đơn vị còn chậm, thường xuyên quá tải",
    "Đường truyền mạng của đơn vị chậm, thường quá tải vào đầu giờ",
    "Một số đoàn viên lớn tuổi còn lúng túng khi nộp hồ sơ trực tuyến",
    "Kinh phí dành cho tuyên truyền còn hạn hẹp"
  };

  private final Random random = new Random(7);
  final Form form;
  final List<Unit> units = new ArrayList<>();
  final Map<UnitCode, Report> now = new LinkedHashMap<>();
  final Map<UnitCode, Report> before = new LinkedHashMap<>();
  final List<Voice> voices = new ArrayList<>();
  final Set<UnitCode> inReview = new TreeSet<>();

  ManyUnits(int count) throws IOException {
    form = FormFiles.read(Path.of("config/forms/cchc-1.yml"));
    for (int i = 0; i < count; i++) {
      Unit unit = unit(i);
      units.add(unit);
      before.put(unit.code(), report(unit, Period.parse("2021-H2")));
      if (i % 10 != 9) {
        now.put(unit.code(), report(unit, Period.parse("2022-H1")));
      }
    }
  }

  Consolidation together() {
    return Consolidator.together(form, status(), now, before, Map.of(), voices, AT);
  }

  long sum(String indicator) {
    return now.values().stream().mapToLong(r -> r.values().get(indicator).value()).sum();
  }

  void put(int unit, String indicator, long value) {
    now.computeIfPresent(
        units.get(unit).code(), (code, old) -> with(old, units.get(unit), indicator, value));
  }

  /** What all of them reported of it in the period before. */
  void putBefore(String indicator, long value) {
    for (Unit unit : units) {
      before.computeIfPresent(unit.code(), (code, old) -> with(old, unit, indicator, value));
    }
  }

  private Report with(Report old, Unit unit, String indicator, long value) {
    Map<String, StatedValue> values = new LinkedHashMap<>(old.values());
    values.put(indicator, value(value));
    return report(unit, old.period().get(), values, old.narrative());
  }

  void says(int unit, String heading, String text) {
    Report old = now.get(units.get(unit).code());
    Map<String, Narrative> narrative = new LinkedHashMap<>(old.narrative());
    narrative.put(heading, new Narrative(text, new Evidence(WHERE, text)));
    now.put(
        units.get(unit).code(),
        report(units.get(unit), old.period().get(), old.values(), narrative));
  }

  void rename(int unit, String name) {
    Unit old = units.get(unit);
    units.set(
        unit,
        new Unit(
            old.code(),
            name,
            old.aliases(),
            old.kind(),
            old.emails(),
            old.contact(),
            old.phone(),
            old.cluster(),
            old.activeFrom(),
            old.activeTo(),
            old.parent()));
  }

  private UnitState state(Unit unit) {
    if (now.containsKey(unit.code())) {
      return UnitState.RECEIVED;
    }
    return inReview.contains(unit.code()) ? UnitState.IN_REVIEW : UnitState.MISSING;
  }

  private CampaignStatus status() {
    Campaign campaign =
        new Campaign(
            "CCHC-2022-H1",
            "cchc",
            Period.parse("2022-H1"),
            LocalDate.of(2022, 6, 15),
            "CCHC 6 tháng đầu năm 2022",
            Optional.empty(),
            Optional.empty(),
            Set.of());
    Deadline deadline =
        new Deadline(LocalDate.of(2022, 6, 15), LocalDate.of(2022, 6, 15), LocalTime.of(17, 0), AT);
    List<CampaignStatus.Row> rows =
        units.stream()
            .map(
                unit ->
                    new CampaignStatus.Row(
                        unit,
                        state(unit),
                        deadline,
                        Optional.ofNullable(now.get(unit.code())).map(Report::receivedAt),
                        false))
            .toList();
    return new CampaignStatus(
        campaign,
        deadline,
        units.size(),
        now.size(),
        now.size(),
        0,
        0,
        0,
        units.size() - now.size(),
        0,
        0,
        0,
        0,
        rows);
  }

  private static Unit unit(int i) {
    return new Unit(
        new UnitCode("U%05d".formatted(i)),
        "CĐCS Trường Tiểu học Đồng Xuân số %d".formatted(i),
        List.of(),
        UnitKind.values()[i % 5],
        List.of(),
        "",
        "",
        "Cụm " + (i % 6 + 1),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Report report(Unit unit, Period period) {
    Map<String, StatedValue> values = new LinkedHashMap<>();
    for (Indicator indicator : form.indicators()) {
      values.put(indicator.key(), value(random.nextInt(90)));
    }
    String text = DIFFICULTIES[random.nextInt(DIFFICULTIES.length)];
    return report(
        unit,
        period,
        values,
        Map.of("difficulties", new Narrative(text, new Evidence(WHERE, text))));
  }

  private static StatedValue value(long value) {
    return new StatedValue(value, 1, false, new Evidence(WHERE, "| " + value));
  }

  private static Report report(
      Unit unit, Period period, Map<String, StatedValue> values, Map<String, Narrative> narrative) {
    return new Report(
        new ReportId(Long.parseLong(unit.code().value().substring(1)) + 1),
        "mail:1",
        Optional.of(unit.code()),
        "letterhead",
        "cchc",
        Optional.of(period),
        ReportStatus.ACCEPTED,
        true,
        AT,
        Optional.of("05/BC-CĐCS"),
        Optional.empty(),
        Optional.empty(),
        new TreeSet<>(Set.of("procedures")),
        Optional.empty(),
        values,
        narrative,
        0);
  }
}
