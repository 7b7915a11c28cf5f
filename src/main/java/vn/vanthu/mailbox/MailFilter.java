package vn.vanthu.mailbox;

import java.util.Optional;

/** Which mails to list; an empty field asks for any. */
public record MailFilter(Optional<Disposition> disposition, Optional<MailStatus> status) {}
