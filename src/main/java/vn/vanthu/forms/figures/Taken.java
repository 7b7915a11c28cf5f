package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.List;

/** A figure that the sentence has stated so far. */
final class Taken {
  final String key;
  final Mention first;
  final List<Long> parts = new ArrayList<>();
  Mention last;
  long value;
  boolean about;
  double certainty;
  boolean summed;

  Taken(String key, Mention mention, long value, double certainty) {
    this.key = key;
    this.certainty = certainty;
    this.first = mention;
    this.last = mention;
    this.value = value;
    this.about = mention.about();
  }

  /** The stated total: what was counted before are its parts. */
  void total(Mention mention, long stated, double certain) {
    parts.clear();
    parts.add(value);
    value = stated;
    about = mention.about();
    certainty = certain;
    last = mention;
    summed = true;
  }

  boolean after(Taken other) {
    return first.start() > other.first.start();
  }

  void add(Mention mention, long more, double certain) {
    certainty = Math.min(certainty, certain);
    value += more;
    about |= mention.about();
    last = mention;
  }
}
