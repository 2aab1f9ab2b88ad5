package dev.firstpass.inference.media;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The TurboJPEG API of one libjpeg-turbo. Thread-safe; what it opens is not.
 *
 * @see <a href="https://libjpeg-turbo.org">libjpeg-turbo.org</a>
 */
final class TurboJpeg {
  private static final String RESOURCE = "/libturbojpeg.so";
  private static final int PIXEL_FORMAT_BGR = 1;

  /** Resolve everything now, keep the symbols to itself: two copies may be loaded. */
  private static final int RTLD_NOW_LOCAL = 2;

  /** The functions of turbojpeg.h that are used, by their own names. */
  interface Functions extends Library {
    @Nullable Pointer tjInitDecompress();

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

  private TurboJpeg(Functions functions) {
    this.functions = functions;
  }

  /** Returns the machine's library, or empty. */
  static Optional<TurboJpeg> system() {
    return load("turbojpeg");
  }

  /** Returns the library on the class path, or empty. */
  static Optional<TurboJpeg> bundled() {
    if (!(Platform.isLinux() && Platform.isIntel() && Platform.is64Bit())) {
      return Optional.empty();
    }
    try (InputStream library = TurboJpeg.class.getResourceAsStream(RESOURCE)) {
      if (library == null) {
        return Optional.empty();
      }
      Path copy = Files.createTempFile("firstpass-turbojpeg", ".so");
      try {
        Files.copy(library, copy, StandardCopyOption.REPLACE_EXISTING);
        return load(copy.toString());
      } finally {
        // A loaded library needs its name no more.
        Files.delete(copy);
      }
    } catch (IOException noRoom) {
      return Optional.empty();
    }
  }

  /** Any failure to load is a reason to go on with another decoder, never to stop. */
  private static Optional<TurboJpeg> load(String name) {
    try {
      Map<String, Object> options =
          Platform.isLinux() ? Map.of(Library.OPTION_OPEN_FLAGS, RTLD_NOW_LOCAL) : Map.of();
      NativeLibrary.getInstance(name, options).getFunction("tjDecompress2");
      return Optional.of(new TurboJpeg(Native.load(name, Functions.class, options)));
    } catch (LinkageError notThere) {
      return Optional.empty();
    }
  }

  /** Returns a decompressor that the caller closes. */
  Decompressor open() {
    Pointer handle = functions.tjInitDecompress();
    if (handle == null) {
      throw new IllegalStateException("libjpeg-turbo could not allocate a decompressor");
    }
    return new Decompressor(functions, handle);
  }

  /** Confined to one thread at a time. */
  static final class Decompressor implements NativeMemory {
    private final Functions functions;
    private final Pointer handle;

    private Decompressor(Functions functions, Pointer handle) {
      this.functions = functions;
      this.handle = handle;
    }

    /**
     * Decodes to 8-bit BGR as stored. The API does not tell a fatal error that follows a warning
     * from the warning, so that after any complaint the pixels may be those of the picture before.
     *
     * @param jpeg direct, from 0 to its limit
     * @param address where to put {@code 3 * width * height} bytes
     * @param width of the result: the picture's, or its half, quarter or eighth, rounded up
     * @param height of the result, likewise
     * @return whether it is sound; the pixels are undefined when it is not
     */
    boolean decode(ByteBuffer jpeg, long address, int width, int height) {
      try {
        int result =
            functions.tjDecompress2(
                handle,
                Native.getDirectBufferPointer(jpeg),
                new NativeLong(jpeg.limit(), true),
                new Pointer(address),
                width,
                3 * width,
                height,
                PIXEL_FORMAT_BGR,
                0);
        return result == 0;
      } finally {
        Reference.reachabilityFence(jpeg);
      }
    }

    @Override
    public void close() {
      functions.tjDestroy(handle);
    }
  }
}
