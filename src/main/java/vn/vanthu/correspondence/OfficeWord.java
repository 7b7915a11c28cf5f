package vn.vanthu.correspondence;

import java.util.Locale;

/** What an office can say of itself in the console, in the place of its settings file. */
public enum OfficeWord {
  NAME,
  SHORT_NAME,
  SUPERIOR,
  PLACE,
  PHONE,
  /** Who signs the office's own reports, as it stands under the space for the signature. */
  SIGNER,
  /** Addresses of the level above, apart by spaces, commas or semicolons. */
  UPWARD_TO,
  /** How the letter to the level above greets it. */
  UPWARD_ADDRESSEES;

  /** As rows and forms name it: {@code short-name}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
