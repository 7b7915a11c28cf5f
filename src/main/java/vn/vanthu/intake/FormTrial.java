package vn.vanthu.intake;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.FormInterpreter;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Reading;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportFilter;
import vn.vanthu.reports.Reports;

/**
 * Shows what a changed form would make of the latest reports: each is read with the form as it is
 * and as it would be. Scans are left out, for they take long. Writes nothing.
 */
@Component
public class FormTrial {
  private final Mails mails;
  private final MailContents contents;
  private final Reports reports;
  private final ZoneId zone;

  FormTrial(Mails mails, MailContents contents, Reports reports, ZoneId zone) {
    this.mails = mails;
    this.contents = contents;
    this.reports = reports;
    this.zone = zone;
  }

  /**
   * Reads the {@code most} latest reports that came by mail.
   *
   * @param now the form as it counts
   */
  public Told compare(Form now, Form changed, int most) {
    FormInterpreter before = new FormInterpreter(new Forms(List.of(now)));
    FormInterpreter after = new FormInterpreter(new Forms(List.of(changed)));
    List<Difference> differences = new ArrayList<>();
    Map<MailId, Report> latest = latest(now.key(), most);
    int read = 0;
    for (Map.Entry<MailId, Report> entry : latest.entrySet()) {
      StoredMail mail = mails.find(entry.getKey());
      LocalDate day = mail.receivedAt().atZone(zone).toLocalDate();
      List<Passage> passages = contents.of(mails.open(mail.id())).passages();
      List<Reading> old = before.read(passages, day);
      read += old.isEmpty() ? 0 : 1;
      compare(entry.getValue(), mail.id(), values(old), values(after.read(passages, day)))
          .forEach(differences::add);
    }
    return new Told(latest.size(), read, differences);
  }

  private static List<Difference> compare(
      Report report, MailId mail, Map<String, StatedValue> old, Map<String, StatedValue> now) {
    List<Difference> differences = new ArrayList<>();
    Set<String> keys = new LinkedHashSet<>(old.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      Optional<StatedValue> before = Optional.ofNullable(old.get(key));
      Optional<StatedValue> after = Optional.ofNullable(now.get(key));
      if (!before.map(StatedValue::value).equals(after.map(StatedValue::value))) {
        differences.add(new Difference(report, mail, key, before, after));
      }
    }
    return differences;
  }

  private static Map<String, StatedValue> values(List<Reading> readings) {
    Map<String, StatedValue> values = new LinkedHashMap<>();
    readings.forEach(reading -> reading.indicators().forEach(values::putIfAbsent));
    return values;
  }

  private Map<MailId, Report> latest(String form, int most) {
    Map<MailId, Report> latest = new LinkedHashMap<>();
    ReportFilter filter =
        new ReportFilter(Optional.of(form), Optional.empty(), Optional.empty(), Optional.empty());
    for (Report report : reports.page(filter, 0, most)) {
      Filing.mailOf(report.source()).ifPresent(mail -> latest.putIfAbsent(mail, report));
    }
    return latest;
  }

  /**
   * What came out.
   *
   * @param looked how many mails were looked at
   * @param read in how many of them a report could be read at all
   */
  public record Told(int looked, int read, List<Difference> differences) {}

  /** A figure that would read differently; empty on the side where it is not stated. */
  public record Difference(
      Report report,
      MailId mail,
      String indicator,
      Optional<StatedValue> before,
      Optional<StatedValue> after) {}
}
