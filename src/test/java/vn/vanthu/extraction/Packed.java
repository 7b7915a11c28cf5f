package vn.vanthu.extraction;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** PDF files whose pages are packed in rarer ways. */
final class Packed {
  private static final String LETTERS =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private Packed() {}

  /** The picture in JBIG2: one region in the code of fax machines, which JBIG2 takes over. */
  static byte[] jbig2(BufferedImage picture) throws IOException {
    BufferedImage ink =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = ink.createGraphics();
    graphics.drawImage(picture, 0, 0, Color.WHITE, null);
    graphics.dispose();
    try (PDDocument document = new PDDocument()) {
      byte[] fax;
      try (InputStream in =
          CCITTFactory.createFromImage(document, ink).getCOSObject().createRawInputStream()) {
        fax = in.readAllBytes();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      segment(out, 0, 48, 19);
      size(out, ink);
      out.writeInt(0);
      out.writeInt(0);
      out.writeByte(0);
      out.writeShort(0);
      segment(out, 1, 38, 18 + fax.length);
      size(out, ink);
      out.writeInt(0);
      out.writeInt(0);
      out.writeByte(0);
      out.writeByte(1);
      out.write(fax);
      segment(out, 2, 49, 0);
      draw(document, image(document, bytes.toByteArray(), COSName.JBIG2_DECODE, ink));
      return saved(document);
    }
  }

  private static void segment(DataOutputStream out, int number, int type, int length)
      throws IOException {
    out.writeInt(number);
    out.writeByte(type);
    out.writeByte(0);
    out.writeByte(1);
    out.writeInt(length);
  }

  private static void size(DataOutputStream out, BufferedImage ink) throws IOException {
    out.writeInt(ink.getWidth());
    out.writeInt(ink.getHeight());
  }

  /** A page in JPEG 2000, of which only the beginning is there, and pages of pictures behind it. */
  static byte[] jpeg2000(BufferedImage... others) throws IOException {
    byte[] start = {0, 0, 0, 12, 'j', 'P', ' ', ' ', 13, 10, (byte) 0x87, 10};
    try (PDDocument document = new PDDocument()) {
      draw(document, LosslessFactory.createFromImage(document, new BufferedImage(1, 1, 1)));
      for (BufferedImage other : others) {
        draw(document, LosslessFactory.createFromImage(document, other));
      }
      var images = document.getPage(0).getResources();
      COSName name = images.getXObjectNames().iterator().next();
      var stream = images.getXObject(name).getCOSObject();
      try (var out = stream.createRawOutputStream()) {
        out.write(start);
      }
      stream.setItem(COSName.FILTER, COSName.JPX_DECODE);
      stream.setInt(COSName.WIDTH, 1240);
      stream.setInt(COSName.HEIGHT, 1754);
      return saved(document);
    }
  }

  /** Words in a font that does not say which letters its shapes are. */
  static byte[] withoutMap(String line) throws IOException {
    byte[] mapped;
    try (PDDocument document = new PDDocument();
        InputStream letters = PDDocument.class.getResourceAsStream(LETTERS)) {
      PDPage sheet = new PDPage(PDRectangle.A4);
      document.addPage(sheet);
      PDFont font = PDType0Font.load(document, letters);
      try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
        content.beginText();
        content.setFont(font, 14);
        content.newLineAtOffset(60, 700);
        for (int i = 0; i < 6; i++) {
          content.showText(line);
          content.newLineAtOffset(0, -24);
        }
        content.endText();
      }
      mapped = saved(document);
    }
    try (PDDocument document = Loader.loadPDF(mapped)) {
      var fonts = document.getPage(0).getResources();
      for (COSName name : fonts.getFontNames()) {
        fonts.getFont(name).getCOSObject().removeItem(COSName.TO_UNICODE);
      }
      return saved(document);
    }
  }

  private static PDImageXObject image(
      PDDocument document, byte[] packed, COSName filter, BufferedImage of) throws IOException {
    PDStream stream = new PDStream(document, new ByteArrayInputStream(packed));
    var bytes = stream.getCOSObject();
    bytes.setItem(COSName.FILTER, filter);
    bytes.setItem(COSName.SUBTYPE, COSName.IMAGE);
    PDImageXObject image = new PDImageXObject(stream, null);
    image.setWidth(of.getWidth());
    image.setHeight(of.getHeight());
    image.setBitsPerComponent(1);
    image.setColorSpace(PDDeviceGray.INSTANCE);
    return image;
  }

  private static void draw(PDDocument document, PDImageXObject image) throws IOException {
    PDPage sheet = new PDPage(PDRectangle.A4);
    document.addPage(sheet);
    try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
      PDRectangle box = sheet.getMediaBox();
      content.drawImage(image, 0, 0, box.getWidth(), box.getHeight());
    }
  }

  private static byte[] saved(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
