package vn.vanthu.correspondence.reminders;

/** Which reminder a letter is, from the mildest to the most urgent. */
public enum ReminderKind {
  /** Before the due day. */
  FIRST("unit/reminder-first"),
  /** On the due day. */
  DUE("unit/reminder-due"),
  /** The first after it. */
  OVERDUE_FIRST("unit/reminder-overdue-first"),
  /** A further one after it. */
  OVERDUE_SECOND("unit/reminder-overdue-second");

  private final String template;

  ReminderKind(String template) {
    this.template = template;
  }

  String template() {
    return template;
  }
}
