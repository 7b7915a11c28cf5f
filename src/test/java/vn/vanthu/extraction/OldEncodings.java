package vn.vanthu.extraction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Writes Unicode text as old programs did, by the same tables that it is read with. */
public enum OldEncodings {
  TCVN3_IN_ITS_FONT(OldEncodings::tcvn3, ".VnTime"),
  TCVN3_UNDER_ANOTHER_FONT(OldEncodings::tcvn3, ""),
  TCVN3_WITHOUT_ITS_SOFT_HYPHENS(text -> tcvn3(text).replace("\u00AD", ""), ".VnTime"),
  VNI_IN_ITS_FONT(OldEncodings::vni, "VNI-Times"),
  VNI_UNDER_ANOTHER_FONT(OldEncodings::vni, ""),
  VISCII(OldEncodings::viscii, ""),
  WINDOWS_1258(OldEncodings::windows1258, ""),
  DECOMPOSED(text -> Normalizer.normalize(text, Normalizer.Form.NFD), ""),
  UTF8_READ_AS_1252(OldEncodings::misread, ""),
  UTF8_READ_AS_1252_TWICE(text -> misread(misread(text)), "");

  private static final Map<Character, String> TCVN3 = bytes("tcvn3.txt");
  private static final Map<Character, String> VNI = vniTable();
  private static final Map<Character, String> VISCII_LETTERS = bytes("viscii.txt");
  private static final Pattern RUN = Pattern.compile("<w:r(?: [^>]*)?>.*?</w:r>", Pattern.DOTALL);
  private static final Pattern WORDS = Pattern.compile("(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)");
  private static final Pattern FONTS = Pattern.compile("<w:rFonts[^>]*/>");
  private static final Pattern START = Pattern.compile("<w:r(?: [^>]*)?>(<w:rPr>)?");

  private final UnaryOperator<String> writing;
  private final String font;

  OldEncodings(UnaryOperator<String> writing, String font) {
    this.writing = writing;
    this.font = font;
  }

  public String write(String unicode) {
    return writing.apply(Normalizer.normalize(unicode, Normalizer.Form.NFC));
  }

  /** The font that shows this encoding; empty where it stands under any font. */
  public String font() {
    return font;
  }

  /** A Word document with all its words in this encoding. */
  public byte[] docx(InputStream unicode) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(unicode);
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        byte[] content = in.readAllBytes();
        boolean words =
            entry.getName().matches("word/(document|header\\d*|footer\\d*|footnotes)\\.xml");
        out.write(words ? xml(content) : content);
      }
    }
    return bytes.toByteArray();
  }

  private byte[] xml(byte[] content) {
    String xml = new String(content, StandardCharsets.UTF_8);
    return RUN.matcher(xml)
        .replaceAll(run -> Matcher.quoteReplacement(run(run.group())))
        .getBytes(StandardCharsets.UTF_8);
  }

  private String run(String run) {
    StringBuilder said = new StringBuilder();
    WORDS.matcher(run).results().forEach(words -> said.append(words.group(2)));
    boolean capitals = said.toString().equals(said.toString().toUpperCase(Locale.ROOT));
    String written =
        WORDS
            .matcher(run)
            .replaceAll(w -> Matcher.quoteReplacement(w.group(1) + write(w.group(2)) + w.group(3)));
    if (font.isEmpty()) {
      return written;
    }
    String name = capitals && font.startsWith(".Vn") ? font + "H" : font;
    String fonts = "<w:rFonts w:ascii=\"" + name + "\" w:hAnsi=\"" + name + "\"/>";
    Matcher start = START.matcher(FONTS.matcher(written).replaceAll(""));
    return start.replaceFirst(
        m -> {
          String rPr = m.group(1) == null ? "<w:rPr>" + fonts + "</w:rPr>" : "<w:rPr>" + fonts;
          return Matcher.quoteReplacement(m.group().replace("<w:rPr>", "") + rPr);
        });
  }

  private static String tcvn3(String text) {
    return each(text, TCVN3, UnaryOperator.identity());
  }

  private static String vni(String text) {
    return each(text, VNI, letters -> letters.toUpperCase(Locale.ROOT));
  }

  /** TCVN3 has no capitals with a tone; VNI makes them of the small ones. */
  private static String each(
      String text, Map<Character, String> table, UnaryOperator<String> capital) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      String small = c > 127 ? table.get(Character.toLowerCase(c)) : null;
      String own = table.get(c);
      out.append(own != null ? own : small != null ? capital.apply(small) : String.valueOf(c));
    }
    return out.toString();
  }

  /** Six capitals of it are control codes, which no XML and no mail holds. */
  private static String viscii(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      String own = VISCII_LETTERS.getOrDefault(c, String.valueOf(c));
      out.append(own.charAt(0) < 32 && c > 127 ? c : own.charAt(0));
    }
    return out.toString();
  }

  /** Its bytes, seen as windows-1252; what it cannot write stays. */
  private static String windows1258(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      byte[] bytes = OldTextTest.bytes1258(letter);
      boolean lost = bytes.length == 1 && bytes[0] == '?' && !letter.equals("?");
      out.append(lost ? letter : misreadBytes(bytes));
    }
    return out.toString();
  }

  private static String misreadBytes(byte[] bytes) {
    StringBuilder read = new StringBuilder(new String(bytes, Charset.forName("windows-1252")));
    for (int i = 0; i < bytes.length; i++) {
      if (read.charAt(i) == '\uFFFD') {
        read.setCharAt(i, (char) (bytes[i] & 0xFF));
      }
    }
    return read.toString();
  }

  private static String misread(String text) {
    return misreadBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<Character, String> bytes(String name) {
    Map<Character, String> table = new HashMap<>();
    lines(name)
        .forEach(
            line ->
                table.put(
                    line.charAt(3),
                    String.valueOf((char) Integer.parseInt(line.substring(0, 2), 16))));
    return table;
  }

  private static Map<Character, String> vniTable() {
    Map<Character, String> table = new HashMap<>();
    lines("vni.txt").forEach(line -> table.put(line.split(" ")[1].charAt(0), line.split(" ")[0]));
    return table;
  }

  private static java.util.List<String> lines(String name) {
    try (InputStream in = OldEncodings.class.getResourceAsStream("/vietnamese/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
