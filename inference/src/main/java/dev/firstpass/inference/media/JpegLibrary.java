package dev.firstpass.inference.media;

import java.util.List;

/** Who decodes JPEG. All give the same pixels; they differ in speed. */
public enum JpegLibrary {
  /** The machine's libjpeg-turbo, where one is installed. */
  SYSTEM,
  /** libjpeg-turbo 2.0.5 from the class path, on Linux x86-64. */
  BUNDLED,
  /** OpenCV's copy of libjpeg-turbo, everywhere: three to four times slower, without SIMD. */
  OPENCV;

  /** Returns the fastest that can be had, first the system's own. */
  public static List<JpegLibrary> preferred() {
    return List.of(SYSTEM, BUNDLED, OPENCV);
  }
}
