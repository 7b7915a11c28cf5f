package vn.vanthu.correspondence.voices;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.voices.Voice.Addressee;
import vn.vanthu.correspondence.voices.Voice.Kind;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.text.Folded;
import vn.vanthu.forms.text.Phrase;
import vn.vanthu.forms.text.Words;

/** A first guess of what a voice is about and whom it addresses; a person can set it right. */
@Component
class Sorting {
  private static final Pattern ASKS =
      Pattern.compile(
          "\\b(kien nghi|de xuat|de nghi|kinh mong|mong (muon|duoc|cap|ldld|lien doan))\\b");
  private static final Pattern HINDERS =
      Pattern.compile(
          "\\b(kho khan|vuong mac|bat cap|han che|tro ngai|lung tung|thieu (kinh phi|can"
              + " bo|may|thiet bi))\\b");
  private static final Pattern SAYS =
      Pattern.compile("\\b(y kien|gop y|phan anh|nguyen vong|tam tu)\\b");
  private static final Pattern ABOVE =
      Pattern.compile(
          "\\b(tong lien doan|tld|(ldld|lien doan lao dong|cong doan) (thanh pho|tp|tinh)|cap tren"
              + " cua)\\b");
  private static final Pattern STATE =
      Pattern.compile(
          "\\b(ubnd|uy ban nhan dan|chinh quyen|chinh phu|quoc hoi|hdnd|co quan (nha nuoc|chuc"
              + " nang|thue|bhxh|bao hiem)|bao hiem xa hoi|bhxh|(so|bo|phong) (noi vu|giao"
              + " duc|gd|lao dong|tai chinh|y te|cong an|thong tin)|cac cap(?:,| va)? (nganh|chinh"
              + " quyen))\\b");
  private static final Pattern UNION =
      Pattern.compile(
          "\\b(ldld|lien doan lao dong|cong doan (cap tren|nganh|huyen|quan|xa|phuong))\\b");
  private static final Pattern HEAD =
      Pattern.compile(
          "\\b(ban giam hieu|bgh|hieu truong|nha truong|ban giam doc|giam doc|cong ty|chu doanh"
              + " nghiep|nguoi su dung lao dong|lanh dao (don vi|co quan|cong ty)|thu truong)\\b");

  private final Forms forms;
  private final String office;
  private final String superior;

  Sorting(Forms forms, OfficeSettings office) {
    this.forms = forms;
    this.office = Folded.of(office.name());
    this.superior = Folded.of(office.superior());
  }

  /** What a sentence of a reply is, if its words say so; empty for anything else. */
  Optional<Kind> kind(String sentence) {
    String folded = Folded.of(sentence);
    if (ASKS.matcher(folded).find()) {
      return Optional.of(Kind.PROPOSAL);
    }
    if (HINDERS.matcher(folded).find()) {
      return Optional.of(Kind.DIFFICULTY);
    }
    return SAYS.matcher(folded).find() ? Optional.of(Kind.OPINION) : Optional.empty();
  }

  /** The topic whose wordings stand in it first; by the form given, else by any. */
  Optional<String> topic(String words, Optional<String> form) {
    Collection<Form> asked =
        form.flatMap(forms::find).map(f -> (Collection<Form>) List.of(f)).orElse(forms.all());
    Words written = Words.of(words);
    Optional<String> nearest = Optional.empty();
    int first = Integer.MAX_VALUE;
    for (Form each : asked) {
      for (Map.Entry<String, List<Phrase>> topic : each.topics().entrySet()) {
        for (Phrase phrase : topic.getValue()) {
          int at = phrase.first(written).map(Phrase.Span::start).orElse(Integer.MAX_VALUE);
          nearest = at < first ? Optional.of(topic.getKey()) : nearest;
          first = Math.min(first, at);
        }
      }
    }
    return nearest;
  }

  Addressee addressee(String words) {
    String folded = Folded.of(words);
    if (ABOVE.matcher(folded).find() || !superior.isBlank() && folded.contains(superior)) {
      return Addressee.SUPERIOR;
    }
    if (STATE.matcher(folded).find()) {
      return Addressee.GOVERNMENT;
    }
    if (folded.contains(office) || UNION.matcher(folded).find()) {
      return Addressee.OFFICE;
    }
    return HEAD.matcher(folded).find() ? Addressee.EMPLOYER : Addressee.UNKNOWN;
  }
}
