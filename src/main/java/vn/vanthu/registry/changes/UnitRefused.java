package vn.vanthu.registry.changes;

import java.util.List;
import java.util.stream.Collectors;

/** A change was refused whole, and nothing has changed; every fault is named. */
public class UnitRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<UnitFault> faults;

  public UnitRefused(List<UnitFault> faults) {
    super(faults.stream().map(UnitFault::toString).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  public List<UnitFault> faults() {
    return faults;
  }
}
