package vn.vanthu.registry;

/** The code of a union in the registry, as in {@code MN-HOASUA}. */
public record UnitCode(String value) implements Comparable<UnitCode> {
  public UnitCode {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("Not a unit code: '" + value + "'");
    }
  }

  @Override
  public int compareTo(UnitCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
