package vn.vanthu.correspondence.reminders;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.registry.Unit;

/** The blank form that goes with a letter on a campaign, filled in with what is known of a unit. */
@Component
public class UnitForms {
  private final BlankForms blanks;
  private final ReminderWords words;

  UnitForms(BlankForms blanks, ReminderWords words) {
    this.blanks = blanks;
    this.words = words;
  }

  /** Empty where staff keep no blank form of that campaign's form. */
  public Optional<Attachment> of(Campaign campaign, Unit unit) {
    return blanks
        .filled(campaign.form(), words.formValues(campaign, unit))
        .map(bytes -> Attachment.file(words.fileName(campaign, unit), Attachment.DOCX, bytes));
  }
}
