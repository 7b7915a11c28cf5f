package vn.vanthu.extraction;

import java.util.Locale;
import java.util.Set;

/** What is done with a file of that detected type. */
final class FileKinds {
  private static final long SMALLEST_PICTURE = 12_000;
  private static final Set<String> READ_BY_TIKA =
      Set.of(
          "application/rtf",
          "text/rtf",
          "application/vnd.ms-outlook",
          "application/vnd.ms-tnef",
          "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "application/vnd.ms-powerpoint",
          "message/rfc822",
          "application/xml");

  private FileKinds() {}

  static boolean isRead(String type) {
    return type.startsWith("text/")
        || type.startsWith("application/vnd.openxmlformats-officedocument.wordprocessingml")
        || type.startsWith("application/vnd.ms-word.document")
        || type.startsWith("application/vnd.oasis.opendocument")
        || type.equals("application/msword")
        || type.equals("application/pdf")
        || type.equals("application/xhtml+xml")
        || isSheet(type)
        || READ_BY_TIKA.contains(type);
  }

  static boolean isSheet(String type) {
    return type.startsWith("application/vnd.openxmlformats-officedocument.spreadsheetml")
        || type.startsWith("application/vnd.ms-excel");
  }

  static boolean isArchive(String type) {
    return Set.of(
            "application/zip",
            "application/x-7z-compressed",
            "application/x-tar",
            "application/gzip",
            "application/x-rar-compressed; version=4",
            "application/x-rar-compressed")
        .contains(type);
  }

  static boolean isProtected(String type) {
    return type.equals("application/x-tika-ooxml-protected");
  }

  /** A signature that lies beside what it signs. */
  static boolean isSignature(String name, String type) {
    return type.contains("pkcs7-signature") || name.toLowerCase(Locale.ROOT).endsWith(".p7s");
  }

  /** Signatures, invitations, thumbnails, and pictures too small to hold a page. */
  static boolean isNoDocument(String name, String type, long bytes) {
    String lower = name.toLowerCase(Locale.ROOT);
    String file = lower.substring(lower.lastIndexOf('/') + 1);
    return Set.of("thumbs.db", ".ds_store", "desktop.ini", "smime.p7s", "signature.asc")
            .contains(file)
        || lower.contains("__macosx/")
        || file.startsWith("~$")
        || file.matches(".*\\.(p7s|asc|ics|vcf|lnk)")
        || type.contains("pkcs7-signature")
        || type.equals("text/calendar")
        || type.startsWith("audio/")
        || type.startsWith("video/")
        || (type.startsWith("image/") && bytes < SMALLEST_PICTURE);
  }
}
