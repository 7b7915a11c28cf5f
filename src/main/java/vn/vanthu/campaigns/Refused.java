package vn.vanthu.campaigns;

import java.util.List;
import java.util.stream.Collectors;

/** Something was refused whole, and nothing has changed; every fault is named. */
public class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  public Refused(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
