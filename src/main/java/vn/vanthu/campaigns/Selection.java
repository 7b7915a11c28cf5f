package vn.vanthu.campaigns;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;

/**
 * Which units a campaign asks, of those that are active on its due day. Written as text: nothing
 * for everyone, {@code kind:school;health}, {@code cluster:Cụm 1;Cụm 2}, or codes parted by blanks.
 */
public sealed interface Selection {
  /**
   * Whether it takes that unit.
   *
   * @param unit as it is on that day
   */
  boolean takes(Unit unit, LocalDate day);

  /** As {@link #parse} reads it. */
  String written();

  /** Every unit. */
  static Selection everyone() {
    return new Everyone();
  }

  /** These units. */
  static Selection of(Collection<UnitCode> codes) {
    return codes.isEmpty() ? new Everyone() : new Listed(Set.copyOf(codes));
  }

  /**
   * Reads what {@link #written} gives.
   *
   * @throws IllegalArgumentException naming the word that is no kind or code
   */
  static Selection parse(String written) {
    String text = written.strip();
    if (text.startsWith("kind:")) {
      return new OfKinds(items(text, ";", kind -> UnitKind.valueOf(kind.toUpperCase(Locale.ROOT))));
    }
    if (text.startsWith("cluster:")) {
      return new OfClusters(items(text, ";", cluster -> cluster));
    }
    return of(items(":" + text, "[;\\s]+", UnitCode::new));
  }

  private static <T> Set<T> items(String text, String apart, Function<String, T> read) {
    return Arrays.stream(text.substring(text.indexOf(':') + 1).split(apart))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .map(read)
        .collect(Collectors.toSet());
  }

  /** All that are active. */
  record Everyone() implements Selection {
    @Override
    public boolean takes(Unit unit, LocalDate day) {
      return true;
    }

    @Override
    public String written() {
      return "";
    }
  }

  /** Those of some kinds. */
  record OfKinds(Set<UnitKind> kinds) implements Selection {
    @Override
    public boolean takes(Unit unit, LocalDate day) {
      return kinds.contains(unit.kind());
    }

    @Override
    public String written() {
      return kinds.stream()
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .sorted()
          .collect(Collectors.joining(";", "kind:", ""));
    }
  }

  /** Those of some clusters. */
  record OfClusters(Set<String> clusters) implements Selection {
    @Override
    public boolean takes(Unit unit, LocalDate day) {
      return clusters.contains(unit.cluster());
    }

    @Override
    public String written() {
      return "cluster:" + String.join(";", new TreeSet<>(clusters));
    }
  }

  /** A list; whoever stands on the day in the place of one that has ended is on it, too. */
  record Listed(Set<UnitCode> codes) implements Selection {
    @Override
    public boolean takes(Unit unit, LocalDate day) {
      return unit.standsFor(codes, day);
    }

    @Override
    public String written() {
      return codes.stream().map(UnitCode::value).sorted().collect(Collectors.joining(" "));
    }
  }
}
