package vn.vanthu.correspondence.digests;

import java.util.List;

/** Who wants to be told, beside those that the settings file names. */
public interface DigestReaders {
  /** Those who want a digest now; an address at most once. */
  List<DigestReader> all();
}
