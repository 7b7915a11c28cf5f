package vn.vanthu.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vanthu.forms.Interpreter;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.Reading;
import vn.vanthu.registry.UnitCode;

/**
 * Reads the reports of several unions that one mail brings: each union's documents by themselves,
 * told apart by their letterheads.
 */
final class Letterheads {
  private static final Set<String> COVER = Set.of(Place.SUBJECT, Place.MAIL_TEXT);

  private final Interpreter interpreter;
  private final Senders senders;

  Letterheads(Interpreter interpreter, Senders senders) {
    this.interpreter = interpreter;
    this.senders = senders;
  }

  /** All reports of the mail, best fit first. */
  List<Reading> read(List<Passage> passages, LocalDate receivedOn) {
    List<Set<String>> shares = shares(passages, receivedOn);
    if (shares.size() < 2) {
      return interpreter.read(passages, receivedOn);
    }
    List<Reading> readings = new ArrayList<>();
    for (Set<String> parts : shares) {
      List<Passage> share = passages.stream().filter(p -> isIn(p, parts)).toList();
      interpreter.read(share, receivedOn).stream()
          .filter(reading -> isOf(parts, reading))
          .forEach(readings::add);
    }
    readings.sort(Comparator.comparingDouble(Reading::fit).reversed());
    return readings.isEmpty() ? interpreter.read(passages, receivedOn) : readings;
  }

  private static boolean isIn(Passage passage, Set<String> parts) {
    String part = passage.place().part();
    return COVER.contains(part) || parts.contains(part);
  }

  /** Whether it comes from those files, and not from the mail's own text, which goes with all. */
  private static boolean isOf(Set<String> parts, Reading reading) {
    return reading.indicators().values().stream()
        .anyMatch(value -> parts.contains(value.evidence().place().part()));
  }

  /** The files of each union; one without a letterhead goes with the one before it. */
  private List<Set<String>> shares(List<Passage> passages, LocalDate on) {
    Map<String, List<Passage>> files = new LinkedHashMap<>();
    passages.stream()
        .filter(p -> !COVER.contains(p.place().part()))
        .forEach(p -> files.computeIfAbsent(p.place().part(), k -> new ArrayList<>()).add(p));
    Map<String, Optional<UnitCode>> heads = new LinkedHashMap<>();
    files.forEach((part, own) -> heads.put(part, senders.letterhead(own, on)));
    Optional<UnitCode> last = heads.values().stream().flatMap(Optional::stream).findFirst();
    Map<UnitCode, Set<String>> shares = new LinkedHashMap<>();
    for (Map.Entry<String, Optional<UnitCode>> head : heads.entrySet()) {
      last = head.getValue().isPresent() ? head.getValue() : last;
      last.ifPresent(
          unit ->
              shares
                  .computeIfAbsent(unit, k -> new java.util.LinkedHashSet<>())
                  .add(head.getKey()));
    }
    return shares.values().stream().map(Set::copyOf).collect(Collectors.toList());
  }
}
