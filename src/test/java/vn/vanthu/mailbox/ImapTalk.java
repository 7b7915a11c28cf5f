package vn.vanthu.mailbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that says what it is told to, as people's programs and restores do. */
public final class ImapTalk implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader in;
  private int tag;

  ImapTalk(int port) {
    try {
      socket = new Socket("127.0.0.1", port);
      socket.setSoTimeout(60_000);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      in.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All lines that answer the command, the tagged one last. */
  public List<String> say(String command) {
    String mark = "t" + ++tag;
    try {
      socket
          .getOutputStream()
          .write((mark + " " + command + "\r\n").getBytes(StandardCharsets.UTF_8));
      List<String> lines = new ArrayList<>();
      String line;
      do {
        line = in.readLine();
        if (line == null) {
          throw new IOException("connection closed after " + command);
        }
        lines.add(line);
      } while (!line.startsWith(mark + " "));
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
