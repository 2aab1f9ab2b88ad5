package dev.firstpass.bench.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pictures repeated until there are enough, each with a number in a comment, so that no two have
 * the same bytes and none can be recalled; as files of a temporary folder, too. Deleted when
 * closed.
 *
 * @param folder where the files are, named by their number
 * @param jpegs the same pictures in that order
 */
record DistinctPictures(Path folder, List<byte[]> jpegs) implements AutoCloseable {
  /** After the first marker: a comment (COM) of four bytes. */
  private static final int HEAD = 2;

  private static final int COMMENT = 8;

  /** Writes so many pictures. */
  static DistinctPictures of(List<byte[]> pictures, int count) throws IOException {
    Path folder = Files.createTempDirectory("firstpass-tool-bench");
    List<byte[]> jpegs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] picture = pictures.get(i % pictures.size());
      ByteBuffer numbered = ByteBuffer.allocate(picture.length + COMMENT);
      numbered.put(picture, 0, HEAD).putShort((short) 0xfffe).putShort((short) 6).putInt(i);
      numbered.put(picture, HEAD, picture.length - HEAD);
      jpegs.add(numbered.array());
      Files.write(folder.resolve(name(i)), numbered.array());
    }
    return new DistinctPictures(folder, jpegs);
  }

  /** Returns the name of a picture's file. */
  static String name(int number) {
    return number + ".jpg";
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
