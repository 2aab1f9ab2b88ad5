package dev.firstpass.bench.floor;

import org.opencv.core.Core;

/** OpenCV's native library. */
final class NativeOpenCv {
  private NativeOpenCv() {}

  /** Loads it, once per process, without threads of its own. */
  static void load() {
    nu.pattern.OpenCV.loadLocally();
    Core.setNumThreads(1);
  }
}
