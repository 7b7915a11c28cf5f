package vn.vanthu.correspondence.upward;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.vanthu.correspondence.upward.Consolidation.Said;
import vn.vanthu.correspondence.upward.Consolidation.Theme;
import vn.vanthu.correspondence.voices.Voice;
import vn.vanthu.reports.ReportId;

/** The register of voices, to be counted and cited in the consolidated report. */
final class CitedVoices {
  private final List<Voice> voices;
  private final Map<ReportId, List<Voice>> byReport = new HashMap<>();

  CitedVoices(List<Voice> voices) {
    this.voices = voices;
    voices.forEach(
        voice ->
            voice
                .report()
                .ifPresent(
                    id -> byReport.computeIfAbsent(id, key -> new ArrayList<>()).add(voice)));
  }

  int count() {
    return voices.size();
  }

  int units() {
    return (int) voices.stream().flatMap(voice -> voice.unit().stream()).distinct().count();
  }

  int count(Voice.Kind kind) {
    return (int) voices.stream().filter(voice -> voice.kind() == kind).count();
  }

  int count(Voice.State state) {
    return (int) voices.stream().filter(voice -> voice.state() == state).count();
  }

  /** The numbers under which the register holds what a theme's sentences say. */
  List<Long> of(Theme theme) {
    return theme.said().stream().flatMap(said -> of(said).stream()).distinct().toList();
  }

  private List<Long> of(Said said) {
    return byReport.getOrDefault(said.report(), List.of()).stream()
        .filter(voice -> voice.words().contains(said.text()))
        .map(Voice::id)
        .toList();
  }
}
