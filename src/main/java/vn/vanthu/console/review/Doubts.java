package vn.vanthu.console.review;

import vn.vanthu.console.page.Formats;
import vn.vanthu.forms.Doubt;

/** Doubts as sentences for the clerk. */
record Doubts(Formats formats) {
  /** What is unclear, without the words it came from. */
  public String of(Doubt doubt) {
    String key = "doubt." + doubt.code();
    String said = formats.say(key, doubt.text());
    return said.equals(key) ? formats.say("doubt.other", doubt.code()) : said;
  }
}
