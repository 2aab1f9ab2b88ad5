package dev.firstpass.inference.media;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Words for what is wrong with a picture. */
final class Refusal {
  private Refusal() {}

  static DraftingException unreadable(ImageFormat format, String why) {
    return unreadable(format, why, null);
  }

  static DraftingException unreadable(ImageFormat format, String why, @Nullable Throwable cause) {
    return new DraftingException(
        ErrorCode.UNREADABLE_MEDIA,
        "the " + format.label() + " picture cannot be read: " + why,
        cause);
  }

  static DraftingException unsupported(ImageFormat format, String what) {
    return new DraftingException(
        ErrorCode.UNSUPPORTED_MEDIA,
        format.label() + " with " + what + " is not supported; save it as an ordinary JPEG or PNG");
  }

  static DraftingException unknown(String what) {
    return new DraftingException(
        ErrorCode.UNSUPPORTED_MEDIA, what + "; supported: " + ImageFormat.names());
  }

  static DraftingException tooLarge(long width, long height, MediaLimits limits) {
    return new DraftingException(
        ErrorCode.MEDIA_TOO_LARGE,
        "the picture is %dx%d; the limit is %d pixels in all and %d a side: send a smaller copy"
            .formatted(width, height, limits.maxPixels(), limits.maxSide()));
  }

  static DraftingException tooLarge(String message) {
    return new DraftingException(ErrorCode.MEDIA_TOO_LARGE, message);
  }
}
