package vn.vanthu.correspondence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A letter to be written. Made by {@link #of} and the {@code with…} methods.
 *
 * @param causeId what it is about; with {@code purpose} it is there once: {@code "mail:12"}, {@code
 *     "CCHC-2022-Q2/MN-HOASUA/2/mn@truong.example"}; 250 characters at most
 * @param kind its template, which begins with the audience: {@code "unit/reminder-first"}, {@code
 *     "staff/digest"}, {@code "upper/escalation"}
 * @param to one address; a letter to several is several letters
 * @param unit code of the unit it concerns
 * @param about the reports that it answers or asks for, the first first: replies are tied to them
 * @param body plain text, lines of any length, no figures or names but those meant for {@code to}
 * @param html its HTML text, complete and without anything remote; empty to have it made from
 *     {@code body}
 * @param notBefore it waits until then
 * @param held why it must wait for a person to release it, as a code ({@code "awaiting-approval"})
 */
public record NewLetter(
    Purpose purpose,
    String causeId,
    String kind,
    String to,
    Optional<String> unit,
    List<Matter> about,
    Conversation conversation,
    String subject,
    String body,
    Optional<String> html,
    List<Attachment> attachments,
    Optional<Instant> notBefore,
    Optional<String> held) {
  public NewLetter {
    about = List.copyOf(about);
    attachments = List.copyOf(attachments);
    if (to.indexOf('@') < 1 || causeId.isBlank() || causeId.length() > 250) {
      throw new IllegalArgumentException("Not a letter: " + purpose + " " + causeId);
    }
  }

  /** A letter of plain text. */
  public static NewLetter of(
      Purpose purpose,
      String causeId,
      String kind,
      String to,
      Conversation conversation,
      String subject,
      String body) {
    return new NewLetter(
        purpose,
        causeId,
        kind,
        to,
        Optional.empty(),
        List.of(),
        conversation,
        subject,
        body,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  public NewLetter withUnit(Optional<String> of) {
    return with(rest -> rest.unit = of);
  }

  public NewLetter withAbout(List<Matter> matters) {
    return with(rest -> rest.about = matters);
  }

  public NewLetter withHtml(String text) {
    return with(rest -> rest.html = Optional.of(text));
  }

  public NewLetter withAttachments(List<Attachment> files) {
    return with(rest -> rest.attachments = files);
  }

  public NewLetter withNotBefore(Instant time) {
    return with(rest -> rest.notBefore = Optional.of(time));
  }

  public NewLetter withHeld(String cause) {
    return with(rest -> rest.held = Optional.of(cause));
  }

  private NewLetter with(Consumer<Rest> change) {
    Rest rest = new Rest(this);
    change.accept(rest);
    return new NewLetter(
        purpose,
        causeId,
        kind,
        to,
        rest.unit,
        rest.about,
        conversation,
        subject,
        body,
        rest.html,
        rest.attachments,
        rest.notBefore,
        rest.held);
  }

  /** What not every letter has, while one is made from another. */
  private static final class Rest {
    private Optional<String> unit;
    private List<Matter> about;
    private Optional<String> html;
    private List<Attachment> attachments;
    private Optional<Instant> notBefore;
    private Optional<String> held;

    Rest(NewLetter letter) {
      unit = letter.unit;
      about = letter.about;
      html = letter.html;
      attachments = letter.attachments;
      notBefore = letter.notBefore;
      held = letter.held;
    }
  }
}
