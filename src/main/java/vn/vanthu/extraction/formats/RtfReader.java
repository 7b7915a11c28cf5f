package vn.vanthu.extraction.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import vn.vanthu.extraction.formats.RtfTokens.Token;
import vn.vanthu.extraction.text.OldFonts;

/**
 * Rich text: tables as rows and columns, also inside one another; old fonts run by run; hidden,
 * deleted and struck out text is not read. Source: Rich Text Format Specification 1.9.1.
 */
public final class RtfReader {
  private static final int DEEPEST = 500;
  private static final int DEEPEST_TABLE = 8;

  private final Passages out;
  private final RtfTokens tokens;
  private final RtfFonts fontTable = new RtfFonts();
  private final OldFonts fonts;
  private final List<Object> blocks = new ArrayList<>();
  private final Deque<RtfGroup> groups = new ArrayDeque<>();
  private final Deque<RtfStory> stories = new ArrayDeque<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private RtfGroup state = new RtfGroup();
  private RtfStory story = new RtfStory();
  private int usualFont;
  private int fallbackToSkip;

  private RtfReader(byte[] file, Passages out) {
    this.tokens = new RtfTokens(file);
    this.out = out;
    this.fonts = out.fonts();
  }

  public static void read(Path file, Passages out) throws IOException {
    RtfReader reader = new RtfReader(Files.readAllBytes(file), out);
    reader.parse();
    reader.write();
  }

  private void write() {
    for (Object block : blocks) {
      if (block instanceof RtfWords words) {
        words.seen(fonts);
      } else if (block instanceof RtfTable table) {
        table.seen(fonts);
      }
    }
    for (Object block : blocks) {
      if (block instanceof RtfWords words) {
        out.paragraph(words.text(fonts), words.bold());
      } else if (block instanceof RtfTable table) {
        write(table);
      }
    }
  }

  private void write(RtfTable table) {
    out.table(table.grid(fonts));
    table.nested().forEach(this::write);
  }

  private void parse() throws IOException {
    for (Token token = tokens.next(); token.kind() != RtfTokens.Kind.END; token = tokens.next()) {
      switch (token.kind()) {
        case OPEN -> open();
        case CLOSE -> close();
        case BYTE -> textByte(token.number());
        case CONTROL -> control(token);
        case END -> throw new IllegalStateException();
      }
    }
    while (!groups.isEmpty()) {
      close();
    }
    endParagraph();
    closeTables(1);
  }

  private void open() throws IOException {
    flush();
    if (groups.size() > DEEPEST) {
      throw new IOException("Too many groups in one another");
    }
    groups.push(state);
    state = state.inner();
  }

  private void close() {
    flush();
    fallbackToSkip = 0;
    if (state.apart) {
      endParagraph();
      closeTables(1);
      story = stories.pop();
    }
    if (!groups.isEmpty()) {
      state = groups.pop();
    }
  }

  private void textByte(int value) {
    state.fresh = false;
    if (fallbackToSkip > 0) {
      fallbackToSkip--;
    } else if (!state.skipped) {
      bytes.write(value);
    }
  }

  private void control(Token token) {
    String word = token.word();
    if (word.equals("*")) {
      state.starred = true;
      return;
    }
    boolean first = state.fresh;
    state.fresh = false;
    if (first && destination(word)) {
      return;
    }
    if (word.equals("bin")) {
      tokens.skip(token.or(0));
    } else if (state.inFontTable) {
      fontTableWord(token);
    } else if (!state.skipped && !character(token) && !font(token) && !table(token)) {
      format(token);
    }
  }

  /** The first word of a group may say what the group is. */
  private boolean destination(String word) {
    if (word.equals("fonttbl")) {
      state.inFontTable = true;
    } else if (RtfVocabulary.SKIPPED.contains(word)
        || (state.starred && !RtfVocabulary.READ.contains(word))) {
      state.skipped = true;
    } else if (RtfVocabulary.APART.contains(word) && !state.skipped) {
      state.apart = true;
      stories.push(story);
      story = new RtfStory();
    } else if (word.equals("nesttableprops")) {
      state.inNestedShapes = true;
    } else {
      return false;
    }
    return true;
  }

  private void fontTableWord(Token token) {
    switch (token.word()) {
      case "f" -> {
        flush();
        fontTable.entry(token.or(0));
      }
      case "fcharset" -> fontTable.entryCharset(token.or(0));
      case "panose", "falt", "fname" -> state.skipped = true;
      default -> {
        // family, pitch
      }
    }
  }

  private boolean character(Token token) {
    String plain = RtfVocabulary.CHARACTERS.get(token.word());
    if (plain != null) {
      flush();
      text(plain);
      return true;
    }
    switch (token.word()) {
      case "u" -> {
        flush();
        text(String.valueOf((char) (token.or('?') & 0xFFFF)));
        fallbackToSkip = state.fallback;
      }
      case "uc" -> state.fallback = Math.max(0, token.or(1));
      case "ffres" -> text(Symbols.tick(token.or(0) == 1));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean font(Token token) {
    switch (token.word()) {
      case "ansicpg" -> fontTable.codePage(token.or(1252));
      case "deff" -> {
        usualFont = token.or(0);
        state.font = usualFont;
      }
      case "f" -> {
        flush();
        state.font = token.or(0);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean table(Token token) {
    int shaped = state.inNestedShapes ? Math.max(2, story.level) : 1;
    switch (token.word()) {
      case "trowd" -> story.table(shaped).startShapes();
      case "cellx" -> story.table(shaped).shape(token.or(0));
      case "clvmrg" -> story.table(shaped).nextGoesOnAbove();
      case "clmrg" -> story.table(shaped).nextGoesOnLeft();
      case "intbl" -> story.level = Math.max(1, story.level);
      case "itap" -> story.level = Math.max(0, Math.min(DEEPEST_TABLE, token.or(0)));
      case "cell" -> endCell(1);
      case "nestcell" -> endCell(Math.max(2, story.level));
      case "row" -> story.table(1).endRow();
      case "nestrow" -> story.table(Math.max(2, story.level)).endRow();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void endCell(int level) {
    flush();
    closeTables(level + 1);
    story.level = story.level == 0 ? 0 : level;
    RtfWords words = story.words();
    story.words.set(story.level, new RtfWords());
    story.table(level).cell(words);
  }

  private void format(Token token) {
    switch (token.word()) {
      case "par", "sect", "page", "column" -> endParagraph();
      case "pard" -> {
        flush();
        story.level = 0;
      }
      case "plain" -> {
        flush();
        state.font = usualFont;
        state.bold = false;
        state.hidden = false;
        state.struck = false;
        state.deleted = false;
      }
      case "b" -> {
        flush();
        state.bold = token.on();
      }
      case "v" -> {
        flush();
        state.hidden = token.on();
      }
      case "strike", "striked" -> {
        flush();
        state.struck = token.on();
      }
      case "deleted" -> {
        flush();
        state.deleted = token.on();
      }
      default -> {
        // colours, sizes, margins
      }
    }
  }

  private void flush() {
    if (bytes.size() == 0) {
      return;
    }
    byte[] read = bytes.toByteArray();
    bytes.reset();
    if (state.inFontTable) {
      fontTable.entryName(read);
    } else {
      text(fontTable.decode(read, state.font));
    }
  }

  private void text(String words) {
    if (state.skipped || state.inFontTable || state.deleted) {
      return;
    }
    if (state.hidden || state.struck) {
      if (!words.isBlank()) {
        out.finding(state.hidden ? "hidden-content" : "struck-out");
      }
      return;
    }
    String font = fontTable.name(state.font);
    story
        .words()
        .add(font, Symbols.isSymbolFont(font) ? Symbols.inWingdings(words) : words, state.bold);
  }

  private void endParagraph() {
    flush();
    if (story.level > 0) {
      story.words().add("\n");
      return;
    }
    closeTables(1);
    RtfWords words = story.words();
    story.words.set(0, new RtfWords());
    blocks.add(words);
  }

  /** Tables from that level on have ended: into the table around them, or into the document. */
  private void closeTables(int level) {
    for (int at = story.tables.size(); at >= level; at--) {
      RtfTable table = story.tables.remove(at - 1);
      table.endRow();
      if (!table.isEmpty() && at > 1) {
        story.table(at - 1).nest(table);
      } else if (!table.isEmpty()) {
        blocks.add(table);
      }
    }
  }
}
