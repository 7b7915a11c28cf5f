package vn.vanthu.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Reading;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.intake.Findings;
import vn.vanthu.intake.PartFate;
import vn.vanthu.intake.ReadMail;
import vn.vanthu.intake.ReadReport;
import vn.vanthu.mailbox.Fate;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.Report;

/**
 * A report, or a message that is none, as {@code parse} prints it and the API returns it. Shapes
 * and names stay put; an indicator that is not stated has no key.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReportJson(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long id,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String file,
    @JsonProperty("message_id") @Nullable String messageId,
    @JsonProperty("class") @Nullable String kind,
    boolean ack,
    @Nullable String unit,
    @JsonProperty("unit_basis") @Nullable String unitBasis,
    @Nullable String form,
    @Nullable String period,
    @JsonProperty("doc_number") @Nullable String docNumber,
    @JsonProperty("doc_date") @Nullable String docDate,
    @Nullable String signer,
    List<String> topics,
    Map<String, Figure> indicators,
    Map<String, Said> narrative,
    List<Finding> findings,
    List<Part> parts,
    @Nullable String disposition,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String status,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("received_at")
        @Nullable String receivedAt) {

  /** What {@code parse} prints of one file: a line a report, or one for a message that is none. */
  public static List<ReportJson> of(String file, MimeMail mail, ReadMail read) {
    List<ReadReport> reports = read.outcome().reports();
    if (reports.isEmpty()) {
      return List.of(line(file, mail, read, Optional.empty()));
    }
    return reports.stream().map(report -> line(file, mail, read, Optional.of(report))).toList();
  }

  private static ReportJson line(
      String file, MimeMail mail, ReadMail read, Optional<ReadReport> report) {
    Optional<Reading> reading = report.flatMap(ReadReport::reading);
    Fate fate = read.outcome().fate();
    List<Doubt> doubts = new ArrayList<>(read.findings());
    report.ifPresent(
        r -> r.doubts().stream().filter(d -> !doubts.contains(d)).forEach(doubts::add));
    return new ReportJson(
        null,
        file,
        orNull(mail.messageId()),
        fate.kind().name().toLowerCase(Locale.ROOT),
        read.acknowledgementOwed(),
        orNull(report.flatMap(r -> r.sender().unit()).map(UnitCode::value)),
        orNull(report.map(r -> words(r.sender().basis()))),
        orNull(report.map(ReadReport::form)),
        orNull(report.flatMap(ReadReport::period).map(Period::toString)),
        orNull(reading.flatMap(Reading::docNumber)),
        orNull(reading.flatMap(Reading::docDate).map(LocalDate::toString)),
        orNull(reading.flatMap(Reading::signer)),
        reading.map(r -> List.copyOf(r.topics())).orElse(List.of()),
        Figure.all(reading.map(Reading::indicators).orElse(Map.of())),
        Said.all(reading.map(Reading::narrative).orElse(Map.of())),
        doubts.stream().map(Finding::of).toList(),
        read.parts().stream().map(Part::of).toList(),
        fate.disposition().name().toLowerCase(Locale.ROOT),
        null,
        null);
  }

  /** A filed report, as the API returns it. */
  static ReportJson of(
      Report report, Optional<StoredMail> mail, Optional<Findings.Notes> notes, ZoneId zone) {
    Optional<Fate> fate = mail.flatMap(StoredMail::fate);
    List<Finding> found =
        notes.map(Findings.Notes::findings).orElse(List.of()).stream()
            .filter(f -> f.report().isEmpty() || f.report().get().equals(report.id()))
            .map(f -> Finding.of(f.doubt()))
            .toList();
    return new ReportJson(
        report.id().value(),
        null,
        orNull(mail.flatMap(StoredMail::messageId)),
        orNull(fate.map(f -> f.kind().name().toLowerCase(Locale.ROOT))),
        notes.map(Findings.Notes::acknowledgementOwed).orElse(false),
        orNull(report.unit().map(UnitCode::value)),
        words(report.unitBasis()),
        report.form(),
        orNull(report.period().map(Period::toString)),
        orNull(report.docNumber()),
        orNull(report.docDate().map(LocalDate::toString)),
        orNull(report.signer()),
        List.copyOf(report.topics()),
        Figure.all(report.values()),
        Said.all(report.narrative()),
        found,
        notes.map(Findings.Notes::parts).orElse(List.of()).stream().map(Part::of).toList(),
        orNull(fate.map(f -> f.disposition().name().toLowerCase(Locale.ROOT))),
        report.status().name().toLowerCase(Locale.ROOT),
        report.receivedAt().atZone(zone).toOffsetDateTime().toString());
  }

  /** "letterhead-and-address" as words. */
  static String words(String basis) {
    return basis.endsWith("-and-address")
        ? basis.substring(0, basis.length() - "-and-address".length()).replace('-', ' ')
            + " and address agree"
        : basis.replace('-', ' ');
  }

  /** A figure with the words it came from; {@code confidence} is 0 to 1. */
  public record Figure(
      long value,
      double confidence,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean approximate,
      Source evidence) {
    static Map<String, Figure> all(Map<String, StatedValue> values) {
      Map<String, Figure> figures = new LinkedHashMap<>();
      values.forEach(
          (key, value) ->
              figures.put(
                  key,
                  new Figure(
                      value.value(),
                      Math.round(value.confidence() * 100) / 100.0,
                      value.approximate(),
                      Source.of(value.evidence()))));
      return figures;
    }
  }

  /** A piece of narrative with the words it came from. */
  public record Said(String value, Source evidence) {
    static Map<String, Said> all(Map<String, Narrative> narratives) {
      Map<String, Said> said = new LinkedHashMap<>();
      narratives.forEach((key, n) -> said.put(key, new Said(n.value(), Source.of(n.evidence()))));
      return said;
    }
  }

  /** Where words stand; {@code page} and {@code sheet} only where the document has them. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Source(String part, @Nullable Integer page, @Nullable String sheet, String text) {
    static Source of(Evidence evidence) {
      int page = evidence.place().page();
      String sheet = evidence.place().sheet();
      return new Source(
          evidence.place().part(),
          page == 0 ? null : page,
          sheet.isEmpty() ? null : sheet,
          evidence.text());
    }
  }

  /** Something unclear or worth knowing. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Finding(String code, String severity, @Nullable String indicator, String text) {
    static Finding of(Doubt doubt) {
      return new Finding(
          doubt.code(),
          doubt.severity().name().toLowerCase(Locale.ROOT),
          orNull(doubt.indicator()),
          doubt.text());
    }
  }

  /** The fate of one file. */
  public record Part(String name, String type, long bytes, String outcome) {
    static Part of(PartFate part) {
      return new Part(part.name(), part.type(), part.bytes(), part.outcome());
    }
  }

  static <T> @Nullable T orNull(Optional<T> value) {
    return value.orElse(null);
  }
}
