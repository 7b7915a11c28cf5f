package vn.vanthu.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.mailbox.Disposition;
import vn.vanthu.mailbox.Fate;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.reports.ReportId;

/** What becomes of a mail, with the reason. */
public sealed interface Outcome {
  /** What the mail is. */
  MailKind kind();

  /** The reports in it, none for a mail that is no report. */
  List<ReadReport> reports();

  /** The same as the mail's row keeps it. */
  Fate fate();

  /** Every report in it counts. */
  record Recorded(List<ReadReport> reports, Why why) implements Outcome {
    public Recorded {
      reports = List.copyOf(reports);
    }

    @Override
    public MailKind kind() {
      return MailKind.REPORT;
    }

    @Override
    public Fate fate() {
      return new Fate(kind(), Disposition.RECORDED, why.code(), why.args());
    }
  }

  /**
   * A reply to a letter of ours, which changes or confirms figures of a report that is there.
   *
   * @param values the figures that it puts in the place of others
   * @param confirmed indicators whose figures it says are right
   * @param unclear its words that mean some figure, but not which
   */
  record Amended(
      ReportId report,
      Map<String, StatedValue> values,
      Set<String> confirmed,
      List<String> unclear,
      Why why)
      implements Outcome {
    public Amended {
      unclear = List.copyOf(unclear);
    }

    @Override
    public MailKind kind() {
      return MailKind.REPORT;
    }

    @Override
    public List<ReadReport> reports() {
      return List.of();
    }

    @Override
    public Fate fate() {
      return new Fate(kind(), Disposition.RECORDED, why.code(), why.args());
    }
  }

  /** A person must decide; reports that need nobody are recorded all the same. */
  record ForReview(MailKind kind, List<ReadReport> reports, Why why) implements Outcome {
    public ForReview {
      reports = List.copyOf(reports);
    }

    @Override
    public Fate fate() {
      return new Fate(kind, Disposition.FOR_REVIEW, why.code(), why.args());
    }
  }

  /** No report; nothing to do. */
  record SetAside(MailKind kind, Why why) implements Outcome {
    @Override
    public List<ReadReport> reports() {
      return List.of();
    }

    @Override
    public Fate fate() {
      return new Fate(kind, Disposition.SET_ASIDE, why.code(), why.args());
    }
  }

  /**
   * The reason: a code that {@code messages.properties} puts into one sentence for the clerk
   * ({@code why.} before it), and what the sentence names.
   */
  record Why(String code, List<String> args) {
    public Why {
      args = List.copyOf(args);
    }

    static Why of(String code, String... args) {
      return new Why(code, List.of(args));
    }
  }
}
