package vn.vanthu.reports;

/** Somebody else changed the report meanwhile: nothing was written; look again. */
public class Overtaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Overtaken(ReportId id, int seen, int stands) {
    super("Report %s is at version %d, not %d".formatted(id, stands, seen));
  }
}
