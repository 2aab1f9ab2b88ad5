package dev.firstpass.server.http;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.OverloadedException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads request bodies under two limits: one body's size, checked before and while reading, and the
 * total of all bodies in flight. Thread-safe.
 */
public final class Bodies {
  private static final Logger LOG = LoggerFactory.getLogger(Bodies.class);
  private static final int KIBIBYTE = 1024;
  private static final int CHUNK = 32 * KIBIBYTE;

  private final long maxBytes;
  private final Semaphore kibibytes;
  private final BufferPool buffers = new BufferPool();

  /**
   * @param maxBytes largest body
   * @param maxBytesInFlight total of the bodies that are read or worked on at once
   */
  public Bodies(long maxBytes, long maxBytesInFlight) {
    this.maxBytes = maxBytes;
    this.kibibytes = new Semaphore(toKibibytes(maxBytesInFlight));
  }

  /** Returns the size of the largest body, in bytes. */
  long maxBytes() {
    return maxBytes;
  }

  /**
   * Takes the room that a request's body will need, before anything of it is read.
   *
   * @return the room, to be closed when the request is answered
   * @throws DraftingException with {@link ErrorCode#REQUEST_TOO_LARGE} when the declared length is
   *     too large
   * @throws OverloadedException with {@link ErrorCode#QUEUE_FULL} when other bodies take up all the
   *     room
   */
  Room reserve(Context context) {
    long declared = context.req().getContentLengthLong();
    if (declared > maxBytes) {
      throw tooLarge(declared + " bytes");
    }
    // A body of unknown length may become as large as the limit.
    int needed = toKibibytes(declared < 0 ? maxBytes : declared);
    if (!kibibytes.tryAcquire(needed)) {
      throw new OverloadedException(
          ErrorCode.QUEUE_FULL,
          "the bodies of other requests take up all the room; try again later or send less at once",
          Duration.ofSeconds(1));
    }
    return new Room(needed);
  }

  /**
   * Reads what is left of a body that nobody wants, at most once the limit, so that a client that
   * is still sending it sees the answer rather than a broken connection.
   */
  void discardRest(Context context) {
    if (context.header("Expect") != null) {
      return; // The client waits for leave to send its body, and does not get it.
    }
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = context.req().getInputStream();
      long left = maxBytes;
      for (int count = in.read(chunk); count >= 0 && left > 0; count = in.read(chunk)) {
        left -= count;
      }
    } catch (IOException | IllegalStateException e) {
      LOG.debug("The rest of a body could not be read", e);
    }
  }

  private DraftingException tooLarge(String size) {
    return new DraftingException(
        ErrorCode.REQUEST_TOO_LARGE,
        "the request body has "
            + size
            + ", the limit is "
            + maxBytes
            + " bytes (--max-body); send fewer items at once");
  }

  private static int toKibibytes(long bytes) {
    return Math.toIntExact(bytes / KIBIBYTE + 1);
  }

  /**
   * Room for one request's body, and the body once it was read. Confined to one thread, but for
   * {@link #abandon}.
   */
  final class Room implements AutoCloseable {
    private final int taken;
    private ByteBuffer buffer = BufferPool.NONE;
    private final List<CompletableFuture<?>> readers = new ArrayList<>();
    private volatile boolean reusable = true;

    private Room(int taken) {
      this.taken = taken;
    }

    /**
     * Reads the whole body.
     *
     * @return the bytes between position and limit, lent until this room is closed
     * @throws DraftingException with {@link ErrorCode#REQUEST_TOO_LARGE} when it grows past the
     *     limit
     */
    ByteBuffer read(Context context) throws IOException {
      int declared = context.contentLength();
      buffer = buffers.take(declared > 0 ? declared : CHUNK);
      byte[] chunk = new byte[Math.min(CHUNK, declared > 0 ? declared : CHUNK)];
      InputStream in = context.req().getInputStream();
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        if (buffer.position() + (long) count > maxBytes) {
          throw tooLarge("more than " + maxBytes + " bytes");
        }
        buffer = buffers.grow(buffer, count);
        buffer.put(chunk, 0, count);
      }
      return buffer.flip();
    }

    /** Says that somebody may still read the body after this room is closed. */
    void abandon() {
      reusable = false;
    }

    /** Says that the body is read until this is done, also after this room is closed. */
    void lend(CompletableFuture<?> reader) {
      readers.add(reader);
    }

    @Override
    public void close() {
      var unused =
          CompletableFuture.allOf(readers.toArray(CompletableFuture<?>[]::new))
              .whenComplete((done, problem) -> giveBack());
    }

    private void giveBack() {
      if (reusable) {
        buffers.give(buffer);
      }
      kibibytes.release(taken);
    }
  }
}
