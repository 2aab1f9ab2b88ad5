package dev.firstpass.inference.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Reads one file from the web into a part file, going on where that ends. Every call is one
 * attempt; what it brought stays in the part file.
 */
final class WebFile {
  private static final int CHUNK = 1 << 16;

  private final HttpClient client;
  private final URI address;
  private final CatalogueFile file;

  WebFile(HttpClient client, URI address, CatalogueFile file) {
    this.client = client;
    this.address = address;
    this.file = file;
  }

  /**
   * Reads what is missing.
   *
   * @param part may exist
   * @param progress is told the size of the part file
   * @throws Refused when another attempt would not help
   * @throws IOException when the other side stopped too early or could not be reached
   */
  void read(Path part, LongConsumer progress) throws IOException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpGet request = new HttpGet(address);
    request.setHeader(HttpHeaders.ACCEPT, "*/*");
    if (have > 0) {
      request.setHeader(HttpHeaders.RANGE, "bytes=" + have + "-");
    }
    client.execute(
        request,
        response -> {
          try {
            answer(response, part, have, progress);
          } catch (IOException e) {
            // Else the rest of a body that nobody wants would be read.
            request.cancel();
            throw e;
          }
          return part;
        });
    long size = Files.size(part);
    if (size < file.bytes()) {
      throw new IOException(
          address.getHost() + " stopped after " + size + " of " + file.bytes() + " bytes");
    }
  }

  private void answer(ClassicHttpResponse response, Path part, long have, LongConsumer progress)
      throws IOException {
    int status = response.getCode();
    HttpEntity entity = response.getEntity();
    if (status == 416) {
      // What is here is not a beginning of what is there.
      Files.deleteIfExists(part);
      Files.createFile(part);
      throw new IOException(address.getHost() + " has no such range; beginning again");
    }
    if (status / 100 == 5 || status == 429 || status == 408) {
      throw new IOException(address.getHost() + " answered " + status);
    }
    if ((status != 200 && status != 206) || entity == null) {
      throw new Refused(address.getHost() + " answered " + status + " for " + address.getPath());
    }
    boolean goesOn = status == 206 && startsAt(response, have);
    long before = goesOn ? have : 0;
    long length = entity.getContentLength();
    if (length >= 0 && before + length > file.bytes()) {
      throw new Refused(
          address.getHost() + " has " + (before + length) + " bytes, not " + file.bytes());
    }
    copy(entity.getContent(), part, before, progress);
  }

  private static boolean startsAt(ClassicHttpResponse response, long have) throws IOException {
    Header range = response.getFirstHeader(HttpHeaders.CONTENT_RANGE);
    if (range == null || !range.getValue().startsWith("bytes " + have + "-")) {
      throw new Refused("the other side sent another range than was asked for");
    }
    return true;
  }

  private void copy(InputStream in, Path part, long before, LongConsumer progress)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    long size = before;
    StandardOpenOption mode =
        before == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
    try (OutputStream out =
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        size += read;
        if (size > file.bytes()) {
          throw new Refused(address.getHost() + " sent more than " + file.bytes() + " bytes");
        }
        out.write(chunk, 0, read);
        progress.accept(size);
      }
    }
  }

  /** The other side gives something else, and would again. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }
}
