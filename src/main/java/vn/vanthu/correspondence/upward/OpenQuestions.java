package vn.vanthu.correspondence.upward;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.upward.Consolidation.Check;
import vn.vanthu.correspondence.upward.Consolidation.Reported;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Indicator;
import vn.vanthu.intake.Findings;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.reports.ReportChanges;
import vn.vanthu.reports.ReportId;

/** Figures that count although their union has been asked about them and nobody has settled it. */
@Component
class OpenQuestions {
  private static final String MAIL = "mail:";
  private static final int AT_ONCE = 500;

  private final Findings findings;
  private final ReportChanges changes;

  OpenQuestions(Findings findings, ReportChanges changes) {
    this.findings = findings;
    this.changes = changes;
  }

  /** In the order of the units, each indicator once. */
  List<Check> of(Form form, List<Reported> units) {
    Map<ReportId, Set<String>> asked = asked(units);
    List<Check> open = new ArrayList<>();
    for (Reported reported : units) {
      Set<String> keys = asked.getOrDefault(reported.report().id(), Set.of());
      if (!keys.isEmpty()) {
        Set<String> settled = changes.settled(reported.report().id());
        keys.stream()
            .filter(key -> !settled.contains(key))
            .flatMap(key -> form.indicator(key).stream())
            .map(indicator -> check(reported, indicator))
            .forEach(open::add);
      }
    }
    return open;
  }

  private static Check check(Reported reported, Indicator indicator) {
    return new Check(
        "open-question",
        reported.unit(),
        Optional.of(indicator),
        Consolidator.value(reported.report(), indicator).stream().toList());
  }

  private Map<ReportId, Set<String>> asked(List<Reported> units) {
    List<MailId> mails =
        units.stream()
            .map(reported -> reported.report().source())
            .filter(source -> source.startsWith(MAIL))
            .map(source -> new MailId(Long.parseLong(source.substring(MAIL.length()))))
            .distinct()
            .toList();
    Map<ReportId, Set<String>> asked = new HashMap<>();
    for (int from = 0; from < mails.size(); from += AT_ONCE) {
      findings
          .of(mails.subList(from, Math.min(mails.size(), from + AT_ONCE)))
          .values()
          .forEach(notes -> notes.findings().forEach(found -> add(asked, found)));
    }
    return asked;
  }

  private static void add(Map<ReportId, Set<String>> asked, Findings.Found found) {
    Doubt doubt = found.doubt();
    if (found.report().isPresent()
        && doubt.indicator().isPresent()
        && doubt.severity() != Doubt.Severity.NOTE) {
      asked
          .computeIfAbsent(found.report().get(), id -> new HashSet<>())
          .add(doubt.indicator().get());
    }
  }
}
