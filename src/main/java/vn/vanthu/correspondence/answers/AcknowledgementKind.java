package vn.vanthu.correspondence.answers;

/** Which acknowledgement is written. */
enum AcknowledgementKind {
  /** Whose report is it? */
  WHICH_UNIT("sender/which-unit"),
  /** The report is there but could not be opened. */
  UNREADABLE("unit/unreadable-attachment"),
  /** A report that names no period. */
  PERIOD_UNKNOWN("unit/period-unknown"),
  /** It takes the place of an earlier one. */
  REVISED("unit/acknowledgement-revised"),
  /** A later one of the same period counts already. */
  OVERTAKEN("unit/acknowledgement-overtaken"),
  LATE("unit/acknowledgement-late"),
  WITH_QUESTIONS("unit/acknowledgement-with-questions"),
  COMPLETE("unit/acknowledgement"),
  /** One mail with several reports. */
  SEVERAL("unit/acknowledgement-several"),
  /** The mail speaks of a report, but there is none. */
  NOTHING_ATTACHED("unit/attachment-missing");

  private final String template;

  AcknowledgementKind(String template) {
    this.template = template;
  }

  String template() {
    return template;
  }
}
