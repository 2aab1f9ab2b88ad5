package dev.firstpass.tools.cvat;

import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.item.Item;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Why nothing could be made of a frame.
 *
 * @param failed what happened
 */
record FrameFailure(Failed failed) {
  private static final int DIGEST_LETTERS = 12;

  /**
   * Returns when the next frame may well succeed.
   *
   * @throws DraftingException when the same would happen to every frame, so that a run over a task
   *     had better end
   */
  void throwUnlessOfTheFrame() {
    switch (failed.code()) {
      case UNSUPPORTED_MEDIA,
          UNREADABLE_MEDIA,
          MEDIA_TOO_LARGE,
          INFERENCE_FAILED,
          MODEL_OUTPUT_MISMATCH,
          UNEXPECTED,
          QUEUE_FULL,
          DEADLINE_EXCEEDED -> {}
      default -> throw problem();
    }
  }

  /** Returns it as a refusal. */
  DraftingException problem() {
    return new DraftingException(failed.code(), failed.detail());
  }

  /** Returns what happened to which frame: CVAT says neither its number nor its name. */
  String told(Item frame) {
    return "frame "
        + digest(frame.content()).substring(0, DIGEST_LETTERS)
        + " of "
        + frame.content().remaining()
        + " bytes: "
        + failed.detail();
  }

  private static String digest(ByteBuffer content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(content.duplicate());
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
