package vn.vanthu.correspondence;

/** Key of a letter. */
public record LetterId(long value) {
  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
