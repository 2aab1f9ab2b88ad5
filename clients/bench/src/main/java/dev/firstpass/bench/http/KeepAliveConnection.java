package dev.firstpass.bench.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that is kept alive: writes requests that were made before and reads
 * answers of a declared length. It does as little as it can, because it runs on the cores of the
 * server that it measures. Confined to one thread.
 */
final class KeepAliveConnection implements AutoCloseable {
  private static final int LARGEST_HEAD = 64 << 10;
  private static final String LENGTH = "\r\ncontent-length:";

  private final SocketChannel channel;
  private ByteBuffer answer = ByteBuffer.allocateDirect(LARGEST_HEAD);

  private KeepAliveConnection(SocketChannel channel) {
    this.channel = channel;
  }

  /** Connects to {@code http://host:port}. */
  static KeepAliveConnection open(URI server) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return new KeepAliveConnection(channel);
  }

  /**
   * Sends a request and waits for the whole answer.
   *
   * @param request head and body, direct, from 0 to its limit; not changed
   * @throws RefusedException when the status is not 200
   * @throws IOException when the connection breaks or the answer declares no length
   */
  void exchange(ByteBuffer request) throws IOException {
    ByteBuffer unsent = request.duplicate();
    while (unsent.hasRemaining()) {
      channel.write(unsent);
    }
    answer.clear();
    String head = readHead();
    int end = head.length() + contentLength(head);
    if (end > answer.capacity()) {
      answer = ByteBuffer.allocateDirect(end).put(answer.flip());
    }
    while (answer.position() < end) {
      readMore();
    }
    if (!head.startsWith("HTTP/1.1 200 ")) {
      throw new RefusedException(text(0, end));
    }
  }

  /** Reads until the empty line that ends the head, perhaps further. */
  private String readHead() throws IOException {
    int end = -1;
    while (end < 0) {
      if (!answer.hasRemaining()) {
        throw new IOException("the head of the answer is longer than " + LARGEST_HEAD + " bytes");
      }
      readMore();
      end = endOfHead();
    }
    return text(0, end);
  }

  private int endOfHead() {
    for (int i = 3; i < answer.position(); i++) {
      if (answer.get(i) == '\n' && answer.get(i - 2) == '\n' && answer.get(i - 3) == '\r') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int contentLength(String head) throws IOException {
    int start = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (start < 0) {
      throw new IOException("the answer declares no length: " + head);
    }
    int value = start + LENGTH.length();
    return Integer.parseInt(head.substring(value, head.indexOf('\r', value)).strip());
  }

  private void readMore() throws IOException {
    if (channel.read(answer) < 0) {
      throw new EOFException("the server closed the connection within an answer");
    }
  }

  private String text(int from, int to) {
    byte[] bytes = new byte[to - from];
    answer.get(from, bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The server answered something else than 200; the message is its whole answer. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedException(String answer) {
      super(answer);
    }
  }
}
