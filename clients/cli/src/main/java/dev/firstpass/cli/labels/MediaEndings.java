package dev.firstpass.cli.labels;

import dev.firstpass.core.item.MediaKind;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** By which endings pictures and recordings are found in folders. */
public final class MediaEndings {
  private static final Set<String> PICTURES =
      Set.of("jpg", "jpeg", "png", "webp", "bmp", "tif", "tiff", "gif");
  private static final Set<String> RECORDINGS =
      Set.of(
          "wav", "flac", "mp3", "ogg", "oga", "opus", "m4a", "aac", "mp4", "webm", "mka", "mkv",
          "mov", "aif", "aiff", "au", "caf", "amr", "sph");

  private MediaEndings() {}

  /** Returns the endings of a kind, in lower case, without dots. */
  public static Set<String> of(MediaKind kind) {
    return switch (kind) {
      case IMAGE -> PICTURES;
      case AUDIO -> RECORDINGS;
    };
  }

  /** Returns whether a path ends like media of any kind. */
  static boolean endsLikeMedia(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Stream.of(MediaKind.values()).anyMatch(kind -> of(kind).contains(ending));
  }
}
