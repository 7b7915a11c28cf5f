package vn.vanthu.console.settings;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.console.audit.ActFilter;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.OfficeWord;
import vn.vanthu.mailbox.MailboxStates;
import vn.vanthu.registry.Units;

/** How far the office has come in setting itself up; derived, never stored. */
@Component
class FirstSteps {
  /** The act of leaving them for later. */
  static final String LEFT = "setup-left";

  private static final String UNSET_ADDRESS = "baocao@localhost";

  private final OfficeSettings office;
  private final MailboxStates mailboxes;
  private final Units units;
  private final Campaigns campaigns;
  private final Letters letters;
  private final Audit audit;

  FirstSteps(
      OfficeSettings office,
      MailboxStates mailboxes,
      Units units,
      Campaigns campaigns,
      Letters letters,
      Audit audit) {
    this.office = office;
    this.mailboxes = mailboxes;
    this.units = units;
    this.campaigns = campaigns;
    this.letters = letters;
    this.audit = audit;
  }

  /** All of them, in their order. */
  List<Step> all() {
    return List.of(
        new Step("office", officeKnown(), "/settings/office?setup"),
        new Step("mailbox", mailboxRead(), "/settings/mailboxes"),
        new Step("units", !noUnits(), "/units/import"),
        new Step("campaign", !campaigns.all().isEmpty(), "/campaigns/new"),
        new Step("dry-run", lettersWritten(), "/settings/letters"));
  }

  boolean noUnits() {
    return units.registry().size() == 0;
  }

  /** Whether somebody has said that they go on later. */
  boolean left() {
    ActFilter filter =
        new ActFilter(
            Optional.empty(),
            Optional.of(LEFT),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return !audit.page(filter, Optional.empty(), 1).isEmpty();
  }

  private boolean officeKnown() {
    return office.said(OfficeWord.NAME).isPresent() || !office.address().equals(UNSET_ADDRESS);
  }

  private boolean mailboxRead() {
    return mailboxes.all().stream().anyMatch(box -> box.fetchedAt().isPresent());
  }

  private boolean lettersWritten() {
    return !letters.page(Optional.empty(), Optional.empty(), 0, 1).isEmpty();
  }

  /**
   * One step.
   *
   * @param path of the page on which it is done
   */
  record Step(String key, boolean done, String path) {}
}
