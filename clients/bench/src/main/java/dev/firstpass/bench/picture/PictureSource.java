package dev.firstpass.bench.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the pictures of a measurement come from. */
public interface PictureSource {
  /**
   * Returns pictures as JPEG files: baseline, 4:2:0, no EXIF. The same call gives the same bytes.
   *
   * @param size of each
   * @param count how many at most; at least one comes back
   */
  List<byte[]> jpegs(PictureSize size, int count);

  /** Returns pictures drawn by the program. */
  static PictureSource drawn() {
    return new DrawnPictures();
  }

  /**
   * Returns the photographs of a folder, cut to the wanted aspect ratio and resized.
   *
   * @throws IOException when one cannot be read, or there is none
   */
  static PictureSource photos(Path folder) throws IOException {
    return Photos.read(folder);
  }
}
