package vn.vanthu.benchmarks;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Properties;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.RecursiveParserWrapper;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BasicContentHandlerFactory;
import org.apache.tika.sax.RecursiveParserWrapperHandler;

/**
 * What the service is compared with: the least that could take the same mail. One JVM, one thread;
 * each message is fetched, parsed by Tika with its attachments, inserted as one row, and answered
 * with one line of text. Keeps no raw bytes, reads no figures, protects itself from nothing.
 *
 * <p>Usage: IMAP port, SMTP port, path of an H2 database. Prints the milliseconds that it took.
 */
final class BareLoop {
  private BareLoop() {}

  public static void main(String[] args) throws Exception {
    long began = System.nanoTime();
    run(Integer.parseInt(args[0]), Integer.parseInt(args[1]), args[2]);
    System.out.println((System.nanoTime() - began) / 1_000_000);
  }

  private static void run(int imapPort, int smtpPort, String database) throws Exception {
    Session session = session(imapPort, smtpPort);
    RecursiveParserWrapper tika = new RecursiveParserWrapper(new AutoDetectParser());
    try (Store store = session.getStore("imap");
        Transport smtp = session.getTransport("smtp");
        Connection rows = DriverManager.getConnection("jdbc:h2:file:" + database)) {
      rows.createStatement().execute("create table mail (id identity, text clob)");
      store.connect(BenchmarkMail.OFFICE, BenchmarkMail.PASSWORD);
      smtp.connect();
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      for (Message message : inbox.getMessages()) {
        insert(rows, text(tika, message));
        answer(session, smtp, message);
      }
    }
  }

  private static Session session(int imapPort, int smtpPort) {
    Properties settings = new Properties();
    settings.setProperty("mail.imap.host", "127.0.0.1");
    settings.setProperty("mail.imap.port", String.valueOf(imapPort));
    settings.setProperty("mail.imap.peek", "true");
    settings.setProperty("mail.imap.fetchsize", "1048576");
    settings.setProperty("mail.smtp.host", "127.0.0.1");
    settings.setProperty("mail.smtp.port", String.valueOf(smtpPort));
    return Session.getInstance(settings);
  }

  private static String text(RecursiveParserWrapper tika, Message message) throws Exception {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    message.writeTo(raw);
    RecursiveParserWrapperHandler handler =
        new RecursiveParserWrapperHandler(
            new BasicContentHandlerFactory(
                BasicContentHandlerFactory.HANDLER_TYPE.XML, 10_000_000));
    tika.parse(new ByteArrayInputStream(raw.toByteArray()), handler, new Metadata(), withoutOcr());
    List<Metadata> parts = handler.getMetadataList();
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.get("X-TIKA:content")));
    return text.toString();
  }

  /** As the service in the same run: pictures are left alone. */
  private static ParseContext withoutOcr() {
    TesseractOCRConfig pictures = new TesseractOCRConfig();
    pictures.setSkipOcr(true);
    PDFParserConfig pdf = new PDFParserConfig();
    pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    ParseContext context = new ParseContext();
    context.set(TesseractOCRConfig.class, pictures);
    context.set(PDFParserConfig.class, pdf);
    return context;
  }

  private static void insert(Connection rows, String text) throws Exception {
    try (PreparedStatement insert = rows.prepareStatement("insert into mail (text) values (?)")) {
      insert.setString(1, text);
      insert.executeUpdate();
    }
  }

  private static void answer(Session session, Transport smtp, Message to)
      throws MessagingException {
    MimeMessage letter = new MimeMessage(session);
    letter.setFrom(new InternetAddress(BenchmarkMail.OFFICE));
    letter.setRecipients(Message.RecipientType.TO, to.getFrom());
    letter.setSubject("Received");
    letter.setText("Received.");
    letter.saveChanges();
    smtp.sendMessage(letter, letter.getAllRecipients());
  }
}
