package vn.vanthu.console.audit;

import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.CampaignMade;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterNews;
import vn.vanthu.correspondence.reminders.RemindersWritten;
import vn.vanthu.intake.MailFiled;
import vn.vanthu.mailbox.Disposition;
import vn.vanthu.mailbox.Fate;

/**
 * What the machine does by itself, one line an act: mail filed, letters sent and come back,
 * reminders of an hour, campaigns of series. Written with the act where that is in a transaction.
 */
@Component
class MachineActs {
  private final Audit audit;

  MachineActs(Audit audit) {
    this.audit = audit;
  }

  @EventListener
  void filed(MailFiled filed) {
    Fate fate = filed.outcome().fate();
    String became =
        fate.disposition() == Disposition.SET_ASIDE
            ? fate.kind().name()
            : fate.disposition().name();
    note("mail-filed", "mail:" + filed.mail().id(), became + " " + fate.whyCode());
  }

  @EventListener
  void letter(LetterNews news) {
    Letter letter = news.letter();
    String about = letter.kind() + letter.unit().map(unit -> " " + unit).orElse("");
    String detail = news.detail().isEmpty() ? about : about + ": " + news.detail();
    note(news.what(), "letter:" + letter.id(), detail);
  }

  @EventListener
  void reminded(RemindersWritten written) {
    note("reminders-written", "reminders:" + written.day(), String.valueOf(written.units()));
  }

  @EventListener
  void made(CampaignMade made) {
    note(
        "campaign-made",
        "campaign:" + made.campaign().code(),
        Optional.of(made.campaign()).flatMap(c -> c.terms().series()).orElse(""));
  }

  private void note(String act, String subject, String detail) {
    audit.note(Audit.MACHINE, "", act, subject, detail);
  }
}
