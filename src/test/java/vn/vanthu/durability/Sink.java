package vn.vanthu.durability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that keeps every letter it has said 250 to. */
final class Sink implements AutoCloseable {
  /** One accepted letter, as it came. */
  record Received(String from, String to, String raw) {
    Optional<String> header(String name) {
      String head = raw.substring(0, raw.indexOf("\r\n\r\n")).replaceAll("\r\n[ \t]+", " ");
      return head.lines()
          .filter(
              line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }

    /** Everything but the time of sending and the marks between its parts. */
    String content() {
      return raw.replaceAll("(?m)^Date: .*\r\n", "").replaceAll("----=_Part_[0-9_.]+", "--part");
    }
  }

  private final ServerSocket listener;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  Sink() {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        daemon(() -> talk(client));
      }
    } catch (IOException e) {
      return; // closed
    }
  }

  private void talk(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
      OutputStream out = client.getOutputStream();
      say(out, "220 sink");
      String from = "";
      String to = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("EHLO")) {
          say(out, "250-sink\r\n250 8BITMIME");
        } else if (command.startsWith("DATA")) {
          say(out, "354 go on");
          received.add(new Received(from, to, data(in)));
          say(out, "250 kept");
        } else if (command.startsWith("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          from = command.startsWith("MAIL") ? line : from;
          to = command.startsWith("RCPT") ? line : to;
          say(out, "250 ok");
        }
      }
    } catch (IOException e) {
      return; // the service was killed
    }
  }

  private static String data(BufferedReader in) throws IOException {
    StringBuilder raw = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        return raw.toString();
      }
      raw.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    throw new IOException("cut off");
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "sink");
    thread.setDaemon(true);
    thread.start();
  }
}
