package vn.vanthu;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.vanthu.Comparison.Verdict;
import vn.vanthu.console.ReportJson;

/** How well a set of mails was read: shares, counts and lists, printed for a developer. */
record Accuracy(List<Comparison> comparisons) {
  private static final Set<String> NARRATIVE = Set.of("difficulties", "proposals", "plans");
  private static final String COLUMNS = "%-24s %7s %7s %7s %7s %7s %10s %7s %7s%n";

  /**
   * @param read what each file was read as; one that has no key counts as not read at all
   */
  static Accuracy of(List<Truth> truths, Map<String, List<ReportJson>> read) {
    return new Accuracy(
        truths.stream()
            .map(t -> new Comparison(t, read.getOrDefault(t.file(), List.of())))
            .toList());
  }

  /**
   * Each measure by its name, 0 to 1: {@code class}, {@code ack}, {@code unit}, {@code period},
   * {@code doc_number}, {@code doc_date}, {@code signer}, {@code topics}, {@code narrative}, and of
   * the figures {@code precision} and {@code recall}.
   */
  Map<String, Double> measures() {
    Map<String, Double> measures = new LinkedHashMap<>();
    shares().forEach((name, share) -> measures.put(name, share.value()));
    Figures all = figures(comparisons);
    measures.put("precision", all.precision());
    measures.put("recall", all.recall());
    return measures;
  }

  private Map<String, Share> shares() {
    Map<String, Share> shares = new LinkedHashMap<>();
    for (Comparison comparison : comparisons) {
      comparison
          .facts()
          .forEach(
              (key, right) ->
                  shares.merge(
                      NARRATIVE.contains(key) ? "narrative" : key,
                      new Share(right ? 1 : 0, 1),
                      Share::plus));
    }
    return shares;
  }

  private static Figures figures(List<Comparison> of) {
    return of.stream().map(Figures::of).reduce(Figures.NONE, Figures::plus);
  }

  /** Prints shares, and figures in all, by form, by kind of file and by indicator. */
  void print(PrintWriter out) {
    long reports = comparisons.stream().filter(c -> c.truth().isReport()).count();
    out.printf("%d mails, %d of them reports%n%n", comparisons.size(), reports);
    out.printf("%-24s %7s %7s %7s%n", "", "right", "of", "share");
    shares()
        .forEach(
            (name, s) ->
                out.printf(
                    Locale.ROOT, "%-24s %7d %7d %7.3f%n", name, s.right(), s.of(), s.value()));
    out.println();
    out.printf(
        COLUMNS,
        "figures",
        "stated",
        "right",
        "missing",
        "asked",
        "wrong",
        "precision",
        "recall",
        "F1");
    figures(comparisons).print(out, "all");
    grouped(c -> "form " + c.form()).forEach((name, of) -> figures(of).print(out, name));
    grouped(Comparison::kindOfFile).forEach((name, of) -> figures(of).print(out, name));
    byIndicator().forEach((name, figures) -> figures.print(out, name));
  }

  private Map<String, List<Comparison>> grouped(Function<Comparison, String> by) {
    return comparisons.stream()
        .filter(c -> !c.figures().isEmpty())
        .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
  }

  private Map<String, Figures> byIndicator() {
    Map<String, Figures> byIndicator = new TreeMap<>();
    for (Comparison comparison : comparisons) {
      comparison
          .figures()
          .forEach(
              (key, verdict) ->
                  byIndicator.merge(
                      key, Figures.of(verdict, comparison.states(key)), Figures::plus));
    }
    return byIndicator;
  }

  /** Prints what is not right, mail by mail; of a wrong figure also the words it came from. */
  void printFaults(PrintWriter out) {
    for (Comparison comparison : comparisons) {
      List<String> faults = faults(comparison);
      if (!faults.isEmpty()) {
        out.println(comparison.truth().file());
        faults.forEach(fault -> out.println("    " + fault));
      }
    }
  }

  private static List<String> faults(Comparison comparison) {
    List<String> faults = new ArrayList<>();
    comparison.facts().entrySet().stream()
        .filter(fact -> !fact.getValue())
        .forEach(fact -> faults.add(fact.getKey() + " is not right"));
    comparison
        .figures()
        .forEach(
            (key, verdict) -> {
              if (verdict != Verdict.RIGHT) {
                faults.add(
                    "%s %s: expected %s, found %s"
                        .formatted(
                            key,
                            verdict.name().toLowerCase(Locale.ROOT),
                            comparison.states(key)
                                ? comparison.truth().indicators().get(key)
                                : "nothing",
                            comparison.foundFor(key)));
              }
            });
    if (comparison.surplus() > 0) {
      faults.add(comparison.surplus() + " figures in further lines");
    }
    return faults;
  }

  /** Prints what {@code before} read otherwise: first what got worse, then what got better. */
  void printChanges(Accuracy before, PrintWriter out) {
    Map<String, Comparison> earlier =
        before.comparisons.stream()
            .collect(Collectors.toMap(c -> c.truth().file(), c -> c, (a, b) -> a));
    List<String> worse = new ArrayList<>();
    List<String> better = new ArrayList<>();
    for (Comparison now : comparisons) {
      Comparison then = earlier.get(now.truth().file());
      if (then != null) {
        changes(then, now, worse, better);
      }
    }
    out.printf("%nsince the earlier run: %d worse, %d better%n", worse.size(), better.size());
    worse.forEach(line -> out.println("  worse   " + line));
    better.forEach(line -> out.println("  better  " + line));
  }

  private static void changes(
      Comparison then, Comparison now, List<String> worse, List<String> better) {
    Map<String, Boolean> facts = then.facts();
    now.facts()
        .forEach(
            (key, right) -> {
              if (!right.equals(facts.get(key))) {
                (right ? better : worse).add(now.truth().file() + " " + key);
              }
            });
    Map<String, Verdict> old = then.figures();
    now.figures()
        .forEach(
            (key, verdict) -> {
              Verdict was = old.getOrDefault(key, Verdict.RIGHT);
              if (verdict != was) {
                String line =
                    "%s %s %s, was %s".formatted(now.truth().file(), key, word(verdict), word(was));
                (verdict.ordinal() < was.ordinal() ? better : worse).add(line);
              }
            });
    old.forEach(
        (key, was) -> {
          if (was == Verdict.WRONG && !now.figures().containsKey(key)) {
            better.add("%s %s not recorded any more, was wrong".formatted(now.truth().file(), key));
          }
        });
  }

  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private record Share(int right, int of) {
    Share plus(Share other) {
      return new Share(right + other.right, of + other.of);
    }

    double value() {
      return of == 0 ? 1 : (double) right / of;
    }
  }

  /** Counts of figures; {@code stated} includes those read with another value. */
  private record Figures(int stated, int right, int missing, int asked, int wrong) {
    static final Figures NONE = new Figures(0, 0, 0, 0, 0);

    /** One figure. */
    static Figures of(Verdict verdict, boolean stated) {
      return new Figures(
          stated ? 1 : 0,
          verdict == Verdict.RIGHT ? 1 : 0,
          verdict == Verdict.MISSING ? 1 : 0,
          verdict == Verdict.ASKED ? 1 : 0,
          verdict == Verdict.WRONG ? 1 : 0);
    }

    static Figures of(Comparison comparison) {
      return comparison.figures().entrySet().stream()
          .map(f -> of(f.getValue(), comparison.states(f.getKey())))
          .reduce(new Figures(0, 0, 0, 0, comparison.surplus()), Figures::plus);
    }

    Figures plus(Figures o) {
      return new Figures(
          stated + o.stated,
          right + o.right,
          missing + o.missing,
          asked + o.asked,
          wrong + o.wrong);
    }

    double precision() {
      return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    double recall() {
      return stated == 0 ? 1 : (double) right / stated;
    }

    void print(PrintWriter out, String name) {
      double sum = precision() + recall();
      out.printf(
          Locale.ROOT,
          "%-24s %7d %7d %7d %7d %7d %10.3f %7.3f %7.3f%n",
          name,
          stated,
          right,
          missing,
          asked,
          wrong,
          precision(),
          recall(),
          sum == 0 ? 0 : 2 * precision() * recall() / sum);
    }
  }
}
