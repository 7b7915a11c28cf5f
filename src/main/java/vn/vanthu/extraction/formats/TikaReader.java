package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.sax.ToXMLContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.SAXException;

/** Every other type, by Tika's XHTML; OCR is off. */
public final class TikaReader {
  private TikaReader() {}

  public static void read(Path file, Passages out, long mostCharacters) throws IOException {
    ToXMLContentHandler xhtml = new ToXMLContentHandler();
    TesseractOCRConfig ocr = new TesseractOCRConfig();
    ocr.setSkipOcr(true);
    ParseContext context = new ParseContext();
    context.set(TesseractOCRConfig.class, ocr);
    try (InputStream in = TikaInputStream.get(file)) {
      int most = (int) Math.min(Integer.MAX_VALUE, mostCharacters);
      new AutoDetectParser()
          .parse(in, new WriteOutContentHandler(xhtml, most), new Metadata(), context);
    } catch (TikaException | SAXException e) {
      if (WriteLimitReachedException.isWriteLimitReached(e)) {
        throw new Passages.OverLimit("characters");
      }
      throw new IOException(e);
    }
    HtmlReader.read(xhtml.toString(), out);
  }
}
