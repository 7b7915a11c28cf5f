package vn.vanthu.correspondence.upward;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import vn.vanthu.correspondence.texts.HouseStyle;

/**
 * How long the consolidated report of many unions takes, and how much heap: taken together, written
 * as a Word document and as a workbook. Usage: {@code [units]}; 5,000 without. Every union writes
 * sentences of its own, so that nothing is alike by chance.
 */
final class ConsolidatedBenchmark {
  private static final int WORDS = 1_500;

  private ConsolidatedBenchmark() {}

  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
    ManyUnits units = new ManyUnits(count);
    List<String> words = words();
    Random random = new Random(11);
    for (int i = 0; i < count; i++) {
      if (i % 10 != 9) {
        units.says(i, "difficulties", sentences(words, random, 2));
        units.says(i, "proposals", sentences(words, random, 2));
        units.says(i, "plans", sentences(words, random, 3));
      }
    }
    HouseStyle style =
        new HouseStyle(ConsolidatedDocxTest.templates(), ConsolidatedDocxTest.OFFICE);
    long start = System.nanoTime();
    Consolidation together = units.together();
    long taken = lap("taken together", start);
    ConsolidatedDocxTest.writer()
        .write(together, Optional.empty(), List.of(), OutputStream.nullOutputStream());
    long written = lap("Word document", taken);
    new ConsolidatedXlsx(ConsolidatedDocxTest.templates(), style)
        .write(together, OutputStream.nullOutputStream());
    lap("workbook", written);
    lap("all of " + count + " units", start);
    System.out.printf("most heap: %d MiB%n", heap());
    System.exit(0);
  }

  private static List<String> words() throws IOException {
    List<String> syllables = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/main/resources/vietnamese/syllables.txt"))) {
      if (!line.startsWith("#")) {
        syllables.addAll(List.of(line.strip().split("\\s+")));
      }
    }
    Collections.shuffle(syllables, new Random(3));
    return syllables.subList(0, Math.min(WORDS, syllables.size()));
  }

  private static String sentences(List<String> vocabulary, Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("- ");
      int words = 10 + random.nextInt(14);
      for (int word = 0; word < words; word++) {
        // few words are everywhere, most are rare
        int which = (int) (Math.pow(random.nextDouble(), 3) * vocabulary.size());
        text.append(vocabulary.get(which)).append(' ');
      }
      text.append("số ").append(random.nextInt(3000)).append(".\n");
    }
    return text.toString();
  }

  private static long lap(String what, long since) {
    long now = System.nanoTime();
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    System.out.printf(
        "%-24s %6.1f s (%.1f s of CPU so far)%n", what, (now - since) / 1e9, cpu / 1e9);
    return now;
  }

  private static long heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum()
        >> 20;
  }
}
