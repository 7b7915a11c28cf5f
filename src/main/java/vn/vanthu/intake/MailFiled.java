package vn.vanthu.intake;

import java.util.List;
import java.util.Optional;
import vn.vanthu.forms.Doubt;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.StoredMail;

/**
 * A mail's fate was settled. Heard in the same transaction, by listeners that only write rows.
 *
 * @param mail its row as it was claimed; its fate is in {@code outcome}
 * @param parts the files in it
 * @param findings what concerns the mail as a whole; those of a report are with the report
 * @param amendment what it has changed in a report, if it is a reply that changes one
 * @param reply what it answers to a letter of ours, if it answers one
 * @param acknowledgementOwed whether this is a report from a person who may be answered. Restraint
 *     (age, copies, ceilings) is the hearer's: it also looks at {@link StoredMail#tooOldToAnswer()}
 *     and {@link StoredMail#duplicateOf()}
 */
public record MailFiled(
    StoredMail mail,
    MimeMail message,
    Screening screening,
    Outcome outcome,
    List<FiledReport> reports,
    List<PartFate> parts,
    List<Doubt> findings,
    Optional<Amendment> amendment,
    Optional<ReadReply> reply,
    boolean acknowledgementOwed) {}
