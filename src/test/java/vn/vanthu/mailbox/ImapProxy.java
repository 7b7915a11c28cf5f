package vn.vanthu.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * A line between the service and a mail server that counts what passes, and fails as lines and
 * servers do.
 */
public final class ImapProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final AtomicLong fromServer = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();
  private volatile Predicate<String> refused = command -> false;
  private volatile long cutAfter = Long.MAX_VALUE;
  private volatile CountDownLatch frozen = new CountDownLatch(0);

  public ImapProxy(int target) {
    this.target = target;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Every line the service has sent, without its tag. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  public long bytesFromServer() {
    return fromServer.get();
  }

  public long connections() {
    return connections.get();
  }

  public void forget() {
    commands.clear();
    fromServer.set(0);
    connections.set(0);
  }

  /** Commands that the server answers with NO. */
  public void refuse(Predicate<String> command) {
    refused = command;
  }

  /** Nothing passes any more in either direction, and nobody is told. */
  public void freeze() {
    frozen = new CountDownLatch(1);
  }

  public void thaw() {
    frozen.countDown();
  }

  /** Closes the connection once so many bytes have come from the server from now on. */
  public void cutAfter(long bytes) {
    fromServer.set(0);
    cutAfter = bytes;
  }

  /** Closes all connections. */
  public void cut() {
    cutAfter = Long.MAX_VALUE;
    sockets.forEach(ImapProxy::closeQuietly);
    sockets.clear();
  }

  @Override
  public void close() {
    thaw();
    cut();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        connections.incrementAndGet();
        Socket server = new Socket("127.0.0.1", target);
        sockets.add(client);
        sockets.add(server);
        daemon(() -> up(client, server));
        daemon(() -> down(server, client));
      }
    } catch (IOException e) {
      return; // closed
    }
  }

  private void up(Socket client, Socket server) {
    try (InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream()) {
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        frozen.await();
        String tag = line.substring(0, Math.max(0, line.indexOf(' ')));
        String command = line.substring(line.indexOf(' ') + 1).strip();
        commands.add(command.startsWith("LOGIN") ? "LOGIN" : command);
        if (refused.test(command)) {
          String no = tag + " NO [SERVERBUG] Internal error occurred\r\n";
          client.getOutputStream().write(no.getBytes(StandardCharsets.US_ASCII));
        } else {
          out.write(line.getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
        }
      }
    } catch (IOException | InterruptedException e) {
      closeQuietly(server);
    }
    closeQuietly(server);
  }

  private void down(Socket server, Socket client) {
    byte[] buffer = new byte[8192];
    try (InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream()) {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        frozen.await();
        long now = fromServer.addAndGet(n);
        if (now >= cutAfter) {
          out.write(buffer, 0, n / 2);
          cut();
          return;
        }
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException | InterruptedException e) {
      closeQuietly(client);
    }
    closeQuietly(client);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      if (b == '\n') {
        break;
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "imap-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      return;
    }
  }
}
