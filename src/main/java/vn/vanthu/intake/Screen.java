package vn.vanthu.intake;

import static vn.vanthu.intake.Rule.Verdict.AUTO_REPLY;
import static vn.vanthu.intake.Rule.Verdict.BOUNCE;
import static vn.vanthu.intake.Rule.Verdict.NO_ANSWER;
import static vn.vanthu.intake.Rule.Verdict.OTHER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.MimeMail;

/**
 * The literal, ordered list of rules by which a mail is taken for a person's or a machine's. The
 * first that names a kind settles it.
 */
public class Screen {
  private static final List<Rule> RULES =
      List.of(
          // our own letters come back
          new Rule("own-loop-mark", AUTO_REPLY, HeaderRules::ownLoopMark),
          new Rule("own-message-id", AUTO_REPLY, HeaderRules::ownMessageId),
          new Rule("own-address", AUTO_REPLY, HeaderRules::ownAddress),
          // reports of the mail system
          new Rule("read-receipt", AUTO_REPLY, HeaderRules::readReceipt),
          new Rule("delivery-status", BOUNCE, HeaderRules::deliveryStatus),
          new Rule("feedback-report", BOUNCE, HeaderRules::feedbackReport),
          new Rule("failed-recipients", BOUNCE, HeaderRules::failedRecipients),
          new Rule("mailer-daemon", BOUNCE, HeaderRules::mailerDaemon),
          new Rule("subject-of-bounce", BOUNCE, HeaderRules::subjectOfBounce),
          // lists, which also set Auto-Submitted and Precedence
          new Rule("list-id", OTHER, HeaderRules::list),
          // automatic answers
          new Rule("auto-submitted", AUTO_REPLY, HeaderRules::autoSubmitted),
          new Rule("vacation-header", AUTO_REPLY, HeaderRules::vacationHeader),
          new Rule("precedence-auto-reply", AUTO_REPLY, HeaderRules::precedenceAutoReply),
          new Rule("subject-of-absence", AUTO_REPLY, HeaderRules::subjectOfAbsence),
          new Rule("text-of-absence", AUTO_REPLY, HeaderRules::textOfAbsence),
          new Rule("spam-verdict", OTHER, HeaderRules::spam),
          new Rule("hop-loop", AUTO_REPLY, HeaderRules::hopLoop),
          // a person perhaps, but nobody to answer
          new Rule("null-return-path", NO_ANSWER, HeaderRules::nullReturnPath),
          new Rule("precedence", NO_ANSWER, HeaderRules::precedence),
          new Rule("list-unsubscribe", NO_ANSWER, HeaderRules::listUnsubscribe),
          new Rule("auto-response-suppress", NO_ANSWER, HeaderRules::suppressed),
          new Rule("no-reply-address", NO_ANSWER, HeaderRules::noReplyAddress),
          new Rule("no-sender", NO_ANSWER, HeaderRules::noSender),
          new Rule("dmarc-failed", NO_ANSWER, HeaderRules::dmarcFailed));

  /**
   * Screens a mail by its headers and, last, by the wording of absence notices.
   *
   * @param ownAddresses every address of this service, in lower case
   */
  public Screening of(MimeMail mail, Set<String> ownAddresses) {
    List<String> hits = new ArrayList<>();
    Optional<MailKind> kind = Optional.empty();
    for (Rule rule : RULES) {
      if (rule.question().asks(mail, ownAddresses)) {
        hits.add(rule.code());
        kind = kind.isPresent() ? kind : rule.verdict().kind();
      }
    }
    return new Screening(kind, hits.isEmpty(), hits);
  }
}
