package vn.vanthu.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.vanthu.forms.Passage;
import vn.vanthu.mailbox.MailAddress;

/**
 * What points to the union that wrote.
 *
 * @param addresses the mail's own sender first, then the original senders of what it forwards
 * @param passages the text of the report and of the mail, in order
 * @param on the day the mail came: a union counts while it exists
 */
public record SenderClues(
    List<MailAddress> addresses,
    String subject,
    List<String> fileNames,
    List<Passage> passages,
    Optional<String> signer,
    LocalDate on) {}
