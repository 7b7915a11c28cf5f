package vn.vanthu.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.vanthu.extraction.PagePicture;
import vn.vanthu.extraction.PagePictures;
import vn.vanthu.extraction.PageWords;
import vn.vanthu.extraction.TextExtractor;
import vn.vanthu.extraction.TextExtractor.Document;
import vn.vanthu.extraction.TextRepair;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Place;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.MimeMail;

/**
 * What a kept mail brought, for people to see: its files, their text as it was read, their pages as
 * pictures. Writes nothing; the last pages shown are remembered.
 */
@Component
public class Documents {
  private static final int DEEPEST = 5;

  private final Mails mails;
  private final MailContents contents;
  private final TextExtractor extractor;
  private final PagePictures pictures;
  private final Map<String, Optional<DocumentPage>> pages = remembering(30);
  private final PageWords pageWords;
  private final Map<String, List<DocumentPage.Word>> words = remembering(60);
  private final Map<String, List<Passage>> texts = remembering(20);

  Documents(
      Mails mails,
      MailContents contents,
      @Qualifier("textExtractor") TextExtractor extractor,
      PagePictures pictures,
      PageWords pageWords) {
    this.mails = mails;
    this.contents = contents;
    this.extractor = extractor;
    this.pictures = pictures;
    this.pageWords = pageWords;
  }

  /** The mail's files and those of the messages inside it, in the order they stand. */
  public List<MailFile> files(MailId mail) {
    List<MailFile> files = new ArrayList<>();
    gather(mails.open(mail), 0, files);
    return files;
  }

  /**
   * The text of one part as it was read.
   *
   * @param part as evidence names it: a file, a member of an archive, or {@link Place#MAIL_TEXT}
   * @return empty if there is no such part or no text in it
   */
  public List<Passage> passages(MailId mail, String part) {
    return remembered(texts, mail + "/" + part, () -> read(mail, part));
  }

  /**
   * One page of a PDF or a picture as a picture.
   *
   * @param part as evidence names it, pictures that are one part among them
   * @param page from 1
   * @return empty if there is no such page or it cannot be drawn
   */
  public Optional<DocumentPage> page(MailId mail, String part, int page) {
    return remembered(pages, mail + "/" + part + "/" + page, () -> draw(mail, part, page));
  }

  /**
   * The words of a page with their places: its own, or for a scan those found in its picture, which
   * takes a second or two the first time.
   */
  public List<DocumentPage.Word> words(MailId mail, String part, int page) {
    Optional<DocumentPage> drawn = page(mail, part, page);
    if (drawn.isEmpty() || !drawn.get().words().isEmpty()) {
      return drawn.map(DocumentPage::words).orElse(List.of());
    }
    DocumentPage scan = drawn.get();
    return remembered(
        words,
        mail + "/" + part + "/" + page,
        () -> shown(pageWords.of(scan.jpeg(), scan.width(), scan.height())));
  }

  private static List<DocumentPage.Word> shown(List<PagePicture.Word> words) {
    return words.stream()
        .map(w -> new DocumentPage.Word(w.text(), w.left(), w.top(), w.right(), w.bottom()))
        .toList();
  }

  private List<Passage> read(MailId mail, String part) {
    if (part.equals(Place.MAIL_TEXT)) {
      return contents.ownWords(mails.open(mail));
    }
    return holder(mail, part)
        .map(file -> extractor.extract(List.of(document(file))).passages())
        .orElse(List.of())
        .stream()
        .filter(passage -> passage.place().part().equals(part))
        .toList();
  }

  private Optional<DocumentPage> draw(MailId mail, String part, int page) {
    List<String> pictures = Place.names(part);
    if (pictures.size() == 1 || !pictures.stream().allMatch(p -> holder(mail, p).isPresent())) {
      return drawn(mail, part, page);
    }
    return page < 1 || page > pictures.size()
        ? Optional.empty()
        : drawn(mail, pictures.get(page - 1), 1).map(drawn -> drawn.as(page, pictures.size()));
  }

  private Optional<DocumentPage> drawn(MailId mail, String part, int page) {
    return holder(mail, part)
        .flatMap(
            file ->
                pictures.draw(
                    document(file),
                    part.equals(file.name()) ? "" : part.substring(file.name().length() + 1),
                    page))
        .map(Documents::shown);
  }

  /** The file that is the part, or the archive that holds it. */
  private Optional<MailFile> holder(MailId mail, String part) {
    return files(mail).stream()
        .filter(file -> part.equals(file.name()) || part.startsWith(file.name() + "/"))
        .findFirst();
  }

  private static Document document(MailFile file) {
    return new Document(file.name(), file.claimedType(), file::open);
  }

  private static DocumentPage shown(PagePicture picture) {
    return new DocumentPage(
        picture.jpeg(),
        picture.width(),
        picture.height(),
        picture.page(),
        picture.pages(),
        shown(picture.words()));
  }

  private static void gather(MimeMail message, int depth, List<MailFile> files) {
    for (MailPart part : message.parts()) {
      Optional<MimeMail> inner = part.message();
      if (inner.isPresent() && depth < DEEPEST) {
        gather(inner.get(), depth + 1, files);
      } else if (!part.body() && inner.isEmpty()) {
        files.add(new MailFile(files.size(), TextRepair.line(part.name()), part.type(), part));
      }
    }
  }

  private static <T> T remembered(Map<String, T> memory, String key, Supplier<T> make) {
    T known = memory.get(key);
    if (known != null) {
      return known;
    }
    T made = make.get();
    memory.put(key, made);
    return made;
  }

  private static <T> Map<String, T> remembering(int most) {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > most;
          }
        });
  }
}
