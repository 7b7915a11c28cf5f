package vn.vanthu.correspondence;

/** What a letter is for. */
public enum Purpose {
  /** Tells the sender of a report what was recorded, or asks what is needed to record it. */
  ACKNOWLEDGEMENT(true),
  /** Tells what a reply has changed. */
  CORRECTION(true),
  /** Asks a unit for what it owes. */
  REMINDER(false),
  /** Tells superiors who has not reported; goes only after a person lets it. */
  ESCALATION(false),
  /** Tells staff what there is to do. */
  DIGEST(false),
  /**
   * The office's own report to the level above: a person sends it, so it bears no machine's mark.
   */
  REPORT(false),
  /** Anything else that the office tells units by itself, as a new address. */
  NOTICE(false);

  private final boolean answer;

  Purpose(boolean answer) {
    this.answer = answer;
  }

  /**
   * Whether it answers a mail: only answers can loop, so the ceilings on loops count them alone.
   */
  public boolean answersMail() {
    return answer;
  }
}
