package vn.vanthu.console.register;

import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * A mail's HTML with nothing in it that acts or asks: no scripts, styles, forms, frames, remote
 * pictures. Source: jsoup's allow-list.
 */
final class SafeHtml {
  private static final int LONGEST = 500_000;
  private static final Safelist ALLOWED =
      Safelist.relaxed()
          .removeTags("img")
          .removeProtocols("a", "href", "ftp", "http", "https", "mailto")
          .removeAttributes("a", "href")
          .addTags("hr", "s", "center", "font")
          .addAttributes("td", "colspan", "rowspan")
          .addAttributes("th", "colspan", "rowspan");

  private SafeHtml() {}

  /**
   * A whole page. Links are left as words with their address behind them; pictures as a word.
   *
   * @param picture the word that stands for a picture that is not shown
   * @param styles address of the sheet that it is shown with
   */
  static String page(String html, String picture, String styles) {
    Document mail = Jsoup.parse(html.substring(0, Math.min(LONGEST, html.length())));
    mail.select("img").forEach(img -> img.replaceWith(word(picture, img)));
    mail.select("a[href]").forEach(SafeHtml::spellOut);
    Document clean = new Cleaner(ALLOWED).clean(mail);
    clean.outputSettings().prettyPrint(false);
    clean.head().appendElement("meta").attr("charset", "utf-8");
    clean.head().appendElement("link").attr("rel", "stylesheet").attr("href", styles);
    clean.head().appendElement("title").text("…");
    return "<!doctype html>" + clean.outerHtml();
  }

  private static Element word(String picture, Element img) {
    String said = img.attr("alt").strip();
    return new Element("em").text("[" + (said.isEmpty() ? picture : picture + ": " + said) + "]");
  }

  /** The words of a link and the place it leads to, where they differ. */
  private static void spellOut(Element link) {
    String to = link.attr("href").strip();
    String lower = to.toLowerCase(Locale.ROOT);
    boolean worth = lower.startsWith("http") && !link.text().contains(to);
    if (worth) {
      link.appendText(" <" + to + ">");
    }
  }
}
