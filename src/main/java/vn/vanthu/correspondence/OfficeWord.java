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
  UPWARD_ADDRESSEES,
  /** Addresses of the superiors who are told which units are silent, apart as the others. */
  ESCALATE_TO,
  /** Further addresses of this office, apart as the others: mail from them is never answered. */
  ADDRESSES;

  /** Whether it is a list of addresses. */
  public boolean isAddresses() {
    return this == UPWARD_TO || this == ESCALATE_TO || this == ADDRESSES;
  }

  /** As rows and forms name it: {@code short-name}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
