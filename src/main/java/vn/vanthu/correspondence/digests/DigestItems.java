package vn.vanthu.correspondence.digests;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands under one heading of a digest.
 *
 * @param shown the first of them
 * @param count of all, shown or not
 */
record DigestItems(List<DigestItem> shown, int count) {
  /** So many are shown; the console has the others. */
  static final int MOST = 20;

  DigestItems {
    shown = List.copyOf(shown.size() > MOST ? shown.subList(0, MOST) : shown);
    count = Math.max(count, shown.size());
  }

  static DigestItems none() {
    return new DigestItems(List.of(), 0);
  }

  static DigestItems of(List<DigestItem> all) {
    return new DigestItems(all, all.size());
  }

  /** These first, then those. */
  DigestItems and(DigestItems more) {
    List<DigestItem> both = new ArrayList<>(shown);
    both.addAll(more.shown);
    return new DigestItems(both, count + more.count);
  }

  boolean isEmpty() {
    return count == 0;
  }
}
