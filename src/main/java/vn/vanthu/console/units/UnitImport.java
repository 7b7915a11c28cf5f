package vn.vanthu.console.units;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.vanthu.registry.BadRow;
import vn.vanthu.registry.Unit;

/** A registry file on its way into the registry, for whoever asks how far it is. */
final class UnitImport {
  private final String id;
  private final String file;
  private final String who;
  private final Instant at;
  private volatile Phase phase = Phase.READING;
  private volatile List<BadRow> bad = List.of();
  private volatile List<Change> changes = List.of();
  private volatile int same;
  private volatile int done;

  UnitImport(String id, String file, String who, Instant at) {
    this.id = id;
    this.file = file;
    this.who = who;
    this.at = at;
  }

  /** Where it stands. */
  enum Phase {
    /** The file is being read; nothing is stored. */
    READING,
    /** It cannot be taken, or only once its bad rows are mended; nothing is stored. */
    REFUSED,
    /** A person must say that these changes are meant; nothing is stored. */
    PREVIEW,
    /** The changes are being written, all or none. */
    WRITING,
    /** They are stored. */
    DONE,
    /** They could not be written; nothing is stored. */
    FAILED
  }

  /**
   * A union that the file would add or change.
   *
   * @param before as it is now; empty for a new one
   */
  record Change(Unit after, Optional<Unit> before, List<UnitColumns.Difference> differences) {}

  void refused(List<BadRow> rows) {
    bad = List.copyOf(rows);
    phase = Phase.REFUSED;
  }

  void previewed(List<Change> found, int unchanged) {
    changes = List.copyOf(found);
    same = unchanged;
    phase = Phase.PREVIEW;
  }

  /**
   * @return false if it does not wait for a person's word
   */
  synchronized boolean begins() {
    if (phase != Phase.PREVIEW) {
      return false;
    }
    phase = Phase.WRITING;
    return true;
  }

  void reached(int count) {
    done = count;
  }

  void ended(Phase last) {
    phase = last;
  }

  public String id() {
    return id;
  }

  public String file() {
    return file;
  }

  public String who() {
    return who;
  }

  public Instant at() {
    return at;
  }

  public Phase phase() {
    return phase;
  }

  public List<BadRow> bad() {
    return bad;
  }

  public List<Change> changes() {
    return changes;
  }

  /** Unions of the file that are in the registry just so. */
  public int same() {
    return same;
  }

  /** How many changes are written so far. */
  public int done() {
    return done;
  }

  /** How many unions are new. */
  public long added() {
    return changes.stream().filter(change -> change.before().isEmpty()).count();
  }

  /** Whether it goes on by itself. */
  public boolean underway() {
    return phase == Phase.READING || phase == Phase.WRITING;
  }
}
