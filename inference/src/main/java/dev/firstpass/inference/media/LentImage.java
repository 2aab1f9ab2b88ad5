package dev.firstpass.inference.media;

import dev.firstpass.core.family.PreparedImage;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A prepared picture whose tensor is lent until {@link #close}, which gives its memory to the next
 * picture. Thread-safe: one thread may prepare it and another close it.
 */
public final class LentImage implements AutoCloseable {
  private final PreparedImage image;
  private final Runnable giveBack;
  private final AtomicBoolean closed = new AtomicBoolean();

  LentImage(PreparedImage image, Runnable giveBack) {
    this.image = Objects.requireNonNull(image, "image");
    this.giveBack = Objects.requireNonNull(giveBack, "giveBack");
  }

  /** Returns the tensor and how the picture lies in it; not to be used after {@link #close}. */
  public PreparedImage image() {
    return image;
  }

  /** Returns columns of the upright picture as it was sent. */
  public int sourceWidth() {
    return image.letterbox().sourceWidth();
  }

  /** Returns rows of the upright picture as it was sent. */
  public int sourceHeight() {
    return image.letterbox().sourceHeight();
  }

  /** Gives the tensor back; a second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      giveBack.run();
    }
  }
}
