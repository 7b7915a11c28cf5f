package vn.vanthu.correspondence.voices;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.voices.Voice.Act;
import vn.vanthu.correspondence.voices.Voice.Addressee;
import vn.vanthu.correspondence.voices.Voice.Kind;
import vn.vanthu.correspondence.voices.Voice.State;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.registry.UnitCode;

/** The register of voices, and what people do with them. */
@Service
public class VoiceDesk {
  private static final String KIND = "unit/answer";

  private final VoiceRows rows;
  private final Sorting sorting;
  private final Mails mails;
  private final Letters letters;
  private final Clock clock;

  VoiceDesk(VoiceRows rows, Sorting sorting, Mails mails, Letters letters, Clock clock) {
    this.rows = rows;
    this.sorting = sorting;
    this.mails = mails;
    this.letters = letters;
    this.clock = clock;
  }

  /** Voices that fit, newest first. */
  public List<Voice> page(VoiceFilter filter, int page, int size) {
    return rows.page(filter, page, size);
  }

  /** How many voices fit. */
  public long count(VoiceFilter filter) {
    return rows.count(filter);
  }

  public Optional<Voice> find(long id) {
    return rows.find(id);
  }

  /** The voices of the reports of a round that count, by unit. */
  public List<Voice> of(String form, Period period) {
    return rows.of(form, period);
  }

  /**
   * Writes one down that came by telephone, on paper or in a meeting.
   *
   * @return its key
   */
  @Transactional
  public long write(Optional<UnitCode> unit, Kind kind, String words, String who) {
    NewVoice voice =
        new NewVoice(
            "written:" + UUID.randomUUID(),
            kind,
            words.strip(),
            unit,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            sorting.topic(words, Optional.empty()),
            sorting.addressee(words),
            true);
    long id = rows.put(voice, clock.instant()).orElseThrow();
    act(id, "WRITTEN", who, "", Optional.empty());
    return id;
  }

  /** A person says what it is, what it is about and whom it addresses. */
  @Transactional
  public void sort(long id, Kind kind, Optional<String> topic, Addressee addressee, String who) {
    rows.sort(id, kind, topic, addressee);
    act(id, "SORTED", who, "", Optional.empty());
  }

  /** A person has passed it on. */
  @Transactional
  public void passOn(long id, String to, String who) {
    rows.move(id, State.PASSED_ON);
    act(id, "PASSED_ON", who, to, Optional.empty());
  }

  /** The union was answered in another way than by mail. */
  @Transactional
  public void answered(long id, String words, String who) {
    rows.move(id, State.ANSWERED);
    act(id, "ANSWERED", who, words, Optional.empty());
  }

  /**
   * Answers by mail, in the conversation of the mail in which it stands. The same text is sent
   * once.
   *
   * @return the letter; empty if it was written before
   * @throws java.util.NoSuchElementException if there is no such voice
   */
  @Transactional
  public Optional<LetterId> answer(long id, String to, String subject, String body, String who) {
    Voice voice = rows.find(id).orElseThrow();
    Conversation conversation =
        voice
            .mail()
            .map(mail -> Conversation.answering(mails.find(mail), mails.open(mail)))
            .orElseGet(() -> Conversation.starting("voice:" + id));
    Optional<LetterId> letter =
        letters.write(
            NewLetter.of(
                    Purpose.NOTICE,
                    "voice:%d/%s/%s".formatted(id, Integer.toHexString(body.hashCode()), to),
                    KIND,
                    to,
                    conversation,
                    subject,
                    body)
                .withUnit(voice.unit().map(UnitCode::value)));
    if (letter.isPresent()) {
      rows.move(id, State.ANSWERED);
      act(id, "ANSWERED", who, body, letter);
    }
    return letter;
  }

  /** Lays it before people again. */
  @Transactional
  public void reopen(long id, String who) {
    rows.move(id, State.NEW);
    act(id, "REOPENED", who, "", Optional.empty());
  }

  private void act(long id, String what, String who, String words, Optional<LetterId> letter) {
    rows.act(id, new Act(what, who, words, letter, clock.instant()));
  }
}
