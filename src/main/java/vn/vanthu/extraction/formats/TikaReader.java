package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.sax.ToXMLContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Every other type, by Tika's XHTML; OCR is off. The files inside a message are handed on. */
public final class TikaReader {
  private TikaReader() {}

  /** Takes a file that lies inside the one that is read. */
  public interface Embedded {
    /**
     * @param name as the message gives it, {@code ""} if it gives none
     */
    void take(String name, InputStream bytes) throws IOException;
  }

  /** Reads {@code file}; what is embedded in it goes to {@code embedded}, not into the text. */
  public static void read(Path file, Passages out, long mostCharacters, Embedded embedded)
      throws IOException {
    ToXMLContentHandler xhtml = new ToXMLContentHandler();
    AutoDetectParser parser = new AutoDetectParser();
    ParseContext context = new ParseContext();
    TesseractOCRConfig ocr = new TesseractOCRConfig();
    ocr.setSkipOcr(true);
    context.set(TesseractOCRConfig.class, ocr);
    context.set(Parser.class, parser);
    context.set(EmbeddedDocumentExtractor.class, handingOn(embedded));
    try (InputStream in = TikaInputStream.get(file)) {
      int most = (int) Math.min(Integer.MAX_VALUE, mostCharacters);
      parser.parse(in, new WriteOutContentHandler(xhtml, most), new Metadata(), context);
    } catch (EncryptedDocumentException e) {
      throw new org.apache.poi.EncryptedDocumentException("encrypted");
    } catch (TikaException | SAXException e) {
      if (WriteLimitReachedException.isWriteLimitReached(e)) {
        throw new Passages.OverLimit("characters");
      }
      throw new IOException(e);
    }
    HtmlReader.read(xhtml.toString(), out);
  }

  private static EmbeddedDocumentExtractor handingOn(Embedded embedded) {
    return new EmbeddedDocumentExtractor() {
      @Override
      public boolean shouldParseEmbedded(Metadata metadata) {
        return true;
      }

      @Override
      public void parseEmbedded(
          InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
          throws IOException {
        String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        embedded.take(name == null ? "" : EntryNames.repaired(name), stream);
      }
    };
  }
}
