package vn.vanthu.console.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vanthu.forms.Evidence;
import vn.vanthu.reports.Report;

/** The words of a report's values by the key of each value, to be marked in its documents. */
record Evidences(List<Keyed> all) {
  static final Evidences NONE = new Evidences(List.of());

  static Evidences of(Report report) {
    List<Keyed> all = new ArrayList<>();
    report.values().forEach((key, value) -> all.add(new Keyed(key, value.evidence())));
    report.narrative().forEach((key, said) -> all.add(new Keyed(key, said.evidence())));
    all.removeIf(keyed -> keyed.evidence().place().part().isEmpty()); // put there by a person
    return new Evidences(all);
  }

  Evidences in(String part) {
    return new Evidences(
        all.stream().filter(e -> e.evidence().place().part().equals(part)).toList());
  }

  /** Where the words stand, each part once. */
  Set<String> parts() {
    return all.stream().map(e -> e.evidence().place().part()).collect(Collectors.toSet());
  }

  Evidences on(int page) {
    return new Evidences(all.stream().filter(e -> e.evidence().place().page() == page).toList());
  }

  /** The part that most of it stands in; {@code other} where there is none. */
  String mostlyIn(String other) {
    return all.stream()
        .collect(Collectors.groupingBy(e -> e.evidence().place().part(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(other);
  }

  /** A value's key and its words. */
  record Keyed(String key, Evidence evidence) {}
}
