package vn.vanthu.intake;

/** Trouble that passes by itself: the mail stays in the line and is tried again later. */
public class TemporaryFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TemporaryFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
