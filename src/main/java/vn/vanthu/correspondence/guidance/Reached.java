package vn.vanthu.correspondence.guidance;

/** How far a guidance has come with one unit. */
public enum Reached {
  /** It waits to be sent. */
  WAITING,
  /** The mail server took it for at least one of the unit's addresses, and it did not come back. */
  SENT,
  /** The unit has answered, but not confirmed: a question, or anything else. */
  REPLIED,
  /** The unit, or a person who spoke with it, says that it was received. */
  CONFIRMED,
  /** There is no address to send it to. */
  NO_ADDRESS,
  /** Every letter came back, or could not be sent. */
  RETURNED;

  /** Whether the unit has it, as far as one can know. */
  public boolean has() {
    return switch (this) {
      case SENT, REPLIED, CONFIRMED -> true;
      case WAITING, NO_ADDRESS, RETURNED -> false;
    };
  }
}
