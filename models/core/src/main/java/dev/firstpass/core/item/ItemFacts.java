package dev.firstpass.core.item;

import java.util.Objects;

/**
 * What is known of an item once it was read, so that nobody needs its media again to write a label
 * file.
 */
public sealed interface ItemFacts permits ItemFacts.ImageFacts, ItemFacts.AudioFacts {
  /** Returns what the caller calls the item. */
  String id();

  /** Returns the lower-case hexadecimal SHA-256 of the encoded bytes. */
  String sha256();

  /** Returns the kind of media. */
  MediaKind kind();

  /** Returns the same facts of an item that somebody else calls {@code other}. */
  ItemFacts named(String other);

  /**
   * Facts of an image.
   *
   * @param width pixels across, upright (EXIF orientation applied)
   * @param height pixels down, upright
   * @param orientation how the pixels are stored
   */
  record ImageFacts(String id, String sha256, int width, int height, Orientation orientation)
      implements ItemFacts {
    public ImageFacts {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(sha256, "sha256");
      Objects.requireNonNull(orientation, "orientation");
      if (width <= 0 || height <= 0) {
        throw new IllegalArgumentException("size must be positive: " + width + "x" + height);
      }
    }

    /** Makes the facts of an image that is stored upright. */
    public ImageFacts(String id, String sha256, int width, int height) {
      this(id, sha256, width, height, Orientation.UPRIGHT);
    }

    @Override
    public MediaKind kind() {
      return MediaKind.IMAGE;
    }

    @Override
    public ImageFacts named(String other) {
      return new ImageFacts(other, sha256, width, height, orientation);
    }
  }

  /**
   * Facts of a recording.
   *
   * @param seconds how long it is
   */
  record AudioFacts(String id, String sha256, double seconds) implements ItemFacts {
    public AudioFacts {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(sha256, "sha256");
      if (!(seconds >= 0)) {
        throw new IllegalArgumentException("seconds must not be negative: " + seconds);
      }
    }

    @Override
    public MediaKind kind() {
      return MediaKind.AUDIO;
    }

    @Override
    public AudioFacts named(String other) {
      return new AudioFacts(other, sha256, seconds);
    }
  }
}
