package dev.firstpass.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/** Looks at files without reading them into the heap: a recording of eight hours has gigabytes. */
final class MappedFile {
  private MappedFile() {}

  /**
   * Returns the bytes of a file, which must not change while they are used.
   *
   * @throws IOException when it cannot be read or has more bytes than a buffer holds
   */
  static ByteBuffer open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new IOException(file.getFileName() + " has more than 2 GiB; cut it into parts");
      }
      return channel.map(MapMode.READ_ONLY, 0, channel.size());
    }
  }
}
