package dev.firstpass.bench.floor;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * libjpeg-turbo through its TurboJPEG API. Confined to one thread.
 *
 * @see <a href="https://libjpeg-turbo.org">libjpeg-turbo.org</a>
 */
final class TurboJpegDecoder implements JpegDecoder {
  private static final int PIXEL_FORMAT_BGR = 1;

  /** Two libraries of the same symbols may be loaded: each keeps to its own. */
  private static final int RTLD_NOW_LOCAL = 2;

  /** The functions of turbojpeg.h that are used, by their own names. */
  interface Functions extends Library {
    @Nullable Pointer tjInitDecompress();

    int tjDecompressHeader3(
        Pointer handle,
        Pointer jpeg,
        NativeLong bytes,
        IntByReference width,
        IntByReference height,
        IntByReference subsampling,
        IntByReference colourSpace);

    int tjDecompress2(
        Pointer handle,
        Pointer jpeg,
        NativeLong bytes,
        Pointer pixels,
        int width,
        int pitch,
        int height,
        int pixelFormat,
        int flags);

    int tjDestroy(Pointer handle);
  }

  private final Functions functions;
  private final Pointer handle;
  private final IntByReference width = new IntByReference();
  private final IntByReference height = new IntByReference();
  private final IntByReference unused = new IntByReference();
  private final Mat pixels = new Mat();

  private TurboJpegDecoder(Functions functions) {
    this.functions = functions;
    Pointer opened = functions.tjInitDecompress();
    if (opened == null) {
      throw new IllegalStateException("libjpeg-turbo could not allocate a decompressor");
    }
    this.handle = opened;
  }

  /** Opens the machine's library. */
  static Optional<TurboJpegDecoder> system() {
    return load("turbojpeg");
  }

  /** Opens the library on the class path, which is for Linux x86-64. */
  static Optional<TurboJpegDecoder> bundled() {
    if (!(Platform.isLinux() && Platform.isIntel() && Platform.is64Bit())) {
      return Optional.empty();
    }
    try {
      return load(Native.extractFromResourcePath("/libturbojpeg.so").getAbsolutePath());
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  private static Optional<TurboJpegDecoder> load(String name) {
    try {
      Map<String, Object> options =
          Platform.isLinux() ? Map.of(Library.OPTION_OPEN_FLAGS, RTLD_NOW_LOCAL) : Map.of();
      return Optional.of(new TurboJpegDecoder(Native.load(name, Functions.class, options)));
    } catch (LinkageError notThere) {
      return Optional.empty();
    }
  }

  @Override
  public Mat decode(ByteBuffer jpeg, int denominator) {
    try {
      Pointer bytes = Native.getDirectBufferPointer(jpeg);
      var size = new NativeLong(jpeg.limit(), true);
      check(functions.tjDecompressHeader3(handle, bytes, size, width, height, unused, unused));
      pixels.create(
          reduced(height.getValue(), denominator),
          reduced(width.getValue(), denominator),
          CvType.CV_8UC3);
      check(
          functions.tjDecompress2(
              handle,
              bytes,
              size,
              new Pointer(pixels.dataAddr()),
              pixels.cols(),
              3 * pixels.cols(),
              pixels.rows(),
              PIXEL_FORMAT_BGR,
              0));
      return pixels;
    } finally {
      Reference.reachabilityFence(jpeg);
    }
  }

  private static int reduced(int side, int denominator) {
    return (side + denominator - 1) / denominator;
  }

  private static void check(int result) {
    if (result != 0) {
      throw new IllegalArgumentException("libjpeg-turbo finds the JPEG not sound");
    }
  }

  @Override
  public void close() {
    functions.tjDestroy(handle);
    pixels.release();
  }
}
