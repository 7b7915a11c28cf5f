package vn.vanthu.console.units;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.units.KeptImports.Kept;
import vn.vanthu.console.units.UnitImport.Change;
import vn.vanthu.console.units.UnitImport.Phase;
import vn.vanthu.registry.BadRows;
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.RegistryFile;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.Units;

/**
 * Imports of registry files, one at a time, beside the pages that show them: whoever leaves a page
 * finds the import again in the list of units, after a restart too. Nothing is stored before a
 * person has seen what would change; then all or nothing.
 */
@Component
class UnitImports implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(UnitImports.class);
  private static final int KEPT = 8;
  private static final int LAST_IMPORT_SECONDS = 20;

  private final Units units;
  private final UnitColumns columns;
  private final Audit audit;
  private final KeptImports kept;
  private final Clock clock;
  private final Map<String, UnitImport> all = new ConcurrentHashMap<>();
  private final ExecutorService beside =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "unit-import");
            thread.setDaemon(true);
            return thread;
          });

  UnitImports(Units units, UnitColumns columns, Audit audit, KeptImports kept, Clock clock) {
    this.units = units;
    this.columns = columns;
    this.audit = audit;
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * Begins to read a file.
   *
   * @param file is taken over; its ending says how it is read
   * @param name as its owner calls it
   * @return the key of the import
   * @throws IOException if it cannot be kept
   */
  String read(Path file, String name, String who) throws IOException {
    String id = UUID.randomUUID().toString();
    begin(kept.keep(id, file, name, who, clock.instant()));
    forget();
    return id;
  }

  /** One that is known here, or was left to wait by an earlier run or another node. */
  Optional<UnitImport> find(String id) {
    Optional<Kept> waiting = kept.find(id);
    if (waiting.isEmpty()) { // settled elsewhere
      all.computeIfPresent(id, (key, one) -> one.phase() == Phase.PREVIEW ? null : one);
    }
    return Optional.ofNullable(all.get(id)).or(() -> waiting.map(this::begin));
  }

  /** Those that go on, or wait for a person, the latest first. */
  List<UnitImport> running() {
    Set<String> waiting = new HashSet<>();
    kept.all().forEach(file -> waiting.add(begin(file).id()));
    return all.values().stream()
        .filter(one -> one.underway() || one.phase() == Phase.PREVIEW && waiting.contains(one.id()))
        .sorted(Comparator.comparing(UnitImport::at).reversed())
        .toList();
  }

  private UnitImport begin(Kept file) {
    Locale language = LocaleContextHolder.getLocale();
    return all.computeIfAbsent(
        file.id(),
        id -> {
          UnitImport begun = new UnitImport(id, file.name(), file.who(), file.at());
          beside.execute(() -> read(begun, file.path(), language));
          return begun;
        });
  }

  /**
   * Stores what was previewed.
   *
   * @return false if it does not wait for that, or the registry has changed since it was read: then
   *     it is previewed anew
   */
  boolean confirm(UnitImport begun, String who) {
    Preview now = compared(begun.changes().stream().map(Change::after).toList());
    if (!units(now.changes()).equals(units(begun.changes()))) {
      begun.previewed(now.changes(), begun.same() + now.same());
      return false;
    }
    if (!begun.begins()) {
      return false;
    }
    beside.execute(() -> write(begun, who));
    return true;
  }

  /** What is changed into what, in whatever language it was told. */
  private static List<List<Optional<Unit>>> units(List<Change> changes) {
    return changes.stream()
        .map(change -> List.of(change.before(), Optional.of(change.after())))
        .toList();
  }

  void drop(String id) {
    find(id).filter(one -> !one.underway()).ifPresent(this::remove);
  }

  private void remove(UnitImport one) {
    kept.forget(one.id());
    all.remove(one.id());
  }

  private void read(UnitImport begun, Path file, Locale language) {
    try {
      LocaleContextHolder.setLocale(language);
      Registry registry = units.registry();
      List<Unit> given = RegistryFile.read(file, registry::find);
      Preview preview = compared(given);
      begun.previewed(preview.changes(), preview.same());
    } catch (BadRows bad) {
      begun.refused(bad.rows());
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      log.warn("a registry file could not be read", e);
      begun.refused(List.of());
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }

  private Preview compared(Collection<Unit> given) {
    Registry registry = units.registry();
    List<Change> changes = new ArrayList<>();
    int same = 0;
    for (Unit unit : given) {
      Optional<Unit> before = registry.find(unit.code());
      if (before.map(Unit::bare).filter(unit::equals).isPresent()) {
        same++;
      } else {
        changes.add(
            new Change(
                unit, before, before.map(old -> columns.differences(old, unit)).orElse(List.of())));
      }
    }
    return new Preview(changes, same);
  }

  private void write(UnitImport begun, String who) {
    try {
      units.put(begun.changes().stream().map(Change::after).toList(), begun::reached);
      begun.ended(Phase.DONE);
      kept.forget(begun.id());
      String told = "%d + %d".formatted(begun.added(), begun.changes().size() - begun.added());
      audit.note(who, "", "units-imported", "units", begun.file() + " " + told);
    } catch (RuntimeException e) {
      log.error("a registry file could not be stored", e);
      begun.ended(Phase.FAILED);
    }
  }

  /** Old ones that nobody has come back to. */
  private void forget() {
    all.values().stream()
        .filter(one -> !one.underway())
        .sorted(Comparator.comparing(UnitImport::at).reversed())
        .skip(KEPT)
        .forEach(this::remove);
  }

  /** What is being written is not interrupted; what does not end in time was never there. */
  @Override
  public void destroy() throws InterruptedException {
    beside.shutdown();
    if (!beside.awaitTermination(LAST_IMPORT_SECONDS, TimeUnit.SECONDS)) {
      log.warn("an import of units has not ended; nothing of it is kept");
    }
  }

  private record Preview(List<Change> changes, int same) {}
}
