package dev.firstpass.core.tool;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.geometry.StoredFrame;
import java.nio.ByteBuffer;

/**
 * Tells how encoded pictures are stored, without decoding them, to tools that speak of places in
 * the stored picture. Thread-safe.
 */
@FunctionalInterface
public interface PictureFrames {
  /**
   * Returns the frame of a picture.
   *
   * @param content from its position to its limit, neither of which changes
   * @throws DraftingException when it is no picture that can be read
   */
  StoredFrame of(ByteBuffer content);
}
