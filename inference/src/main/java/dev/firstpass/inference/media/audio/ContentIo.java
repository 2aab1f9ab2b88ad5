package dev.firstpass.inference.media.audio;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A recording's encoded bytes, read in place by FFmpeg in blocks.
 *
 * <p>FFmpeg's callbacks are C functions, of which JavaCPP has room for ten: all recordings of the
 * process share one to read and one to seek, and are told apart by a key. Confined to one thread at
 * a time.
 */
final class ContentIo implements AutoCloseable {
  private static final int BLOCK_BYTES = 64 << 10;
  private static final int FORCE = 0x20000;
  private static final Map<Long, ContentIo> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong KEYS = new AtomicLong();
  private static final Read READ = new Read();
  private static final Seek SEEK = new Seek();

  private final ByteBuffer bytes;
  private final Key key = new Key(KEYS.incrementAndGet());
  private final AVIOContext context;

  /**
   * @param content from its position to its limit, neither of which changes
   */
  ContentIo(ByteBuffer content) {
    bytes = content.slice();
    OPEN.put(key.address(), this);
    BytePointer block = new BytePointer(avutil.av_malloc(BLOCK_BYTES));
    context = avformat.avio_alloc_context(block, BLOCK_BYTES, 0, key, READ, null, SEEK);
  }

  AVIOContext context() {
    return context;
  }

  @Override
  public void close() {
    // FFmpeg may have put another block in place of ours.
    avutil.av_free(context.buffer());
    context.buffer(null);
    avformat.avio_context_free(context);
    OPEN.remove(key.address());
  }

  private int read(BytePointer block, int length) {
    int count = Math.min(length, bytes.remaining());
    if (count <= 0) {
      return avutil.AVERROR_EOF;
    }
    block.capacity(count).asByteBuffer().put(bytes.slice(bytes.position(), count));
    bytes.position(bytes.position() + count);
    return count;
  }

  private long seek(long offset, int whence) {
    long from =
        switch (whence & ~FORCE) {
          case 0 -> 0;
          case 1 -> bytes.position();
          case 2 -> bytes.limit();
          case avformat.AVSEEK_SIZE -> Long.MIN_VALUE;
          default -> Long.MAX_VALUE;
        };
    if (from == Long.MIN_VALUE) {
      return bytes.limit();
    }
    long target = from + offset;
    if (from == Long.MAX_VALUE || target < 0) {
      return avutil.AVERROR_EINVAL();
    }
    // As in a file, one may seek past the end, where there is nothing to read.
    bytes.position((int) Math.min(target, bytes.limit()));
    return target;
  }

  private static ContentIo of(Pointer key) {
    return Objects.requireNonNull(OPEN.get(key.address()), "a recording that is not open");
  }

  /** A number where FFmpeg keeps an address. */
  private static final class Key extends Pointer {
    Key(long number) {
      address = number;
    }
  }

  private static final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer key, BytePointer block, int length) {
      return of(key).read(block, length);
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer key, long offset, int whence) {
      return of(key).seek(offset, whence);
    }
  }
}
