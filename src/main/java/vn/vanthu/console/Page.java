package vn.vanthu.console;

import java.util.List;

/** A page of things, as every listing of the API returns it. */
record Page<T>(List<T> items, int page, int size, long total) {
  private static final int LARGEST = 1000;

  static int size(int asked) {
    return Math.max(1, Math.min(LARGEST, asked));
  }

  static int page(int asked) {
    return Math.max(0, asked);
  }
}
