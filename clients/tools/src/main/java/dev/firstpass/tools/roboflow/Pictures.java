package dev.firstpass.tools.roboflow;

import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.AskedItem.Given;
import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads pictures: base64, raw bytes, or an address that the server may fetch. */
final class Pictures {
  private static final String DATA = "data:";

  private Pictures() {}

  /**
   * Reads {@code {"type","value"}}.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when it is of another type
   */
  static AskedItem of(String id, @Nullable Object raw) {
    if (!(raw instanceof Map<?, ?> image)) {
      throw invalid("'image' must be an object with 'type' and 'value', or a list of such");
    }
    String type = String.valueOf(image.get("type"));
    if (!(image.get("value") instanceof String value) || value.isEmpty()) {
      throw invalid("an image of type '" + type + "' has no 'value' that is a string");
    }
    return switch (type) {
      case "base64" -> given(id, base64(value));
      case "url" -> at(id, value);
      case "numpy", "numpy_object" -> throw numpy();
      default -> throw invalid("an image must be of type base64 or url, not '" + type + "'");
    };
  }

  /** Returns a picture that has to be fetched. */
  static AskedItem at(String id, String address) {
    return new Referenced(id, List.of(address));
  }

  /** Returns a picture from the bytes of its file. */
  static AskedItem given(String id, byte[] bytes) {
    return new Given(Item.of(id, bytes));
  }

  /**
   * Returns the bytes that base64 means, with line breaks or without, or a data URI.
   *
   * @throws DraftingException with {@link ErrorCode#UNREADABLE_MEDIA} when it is neither
   */
  static byte[] base64(String text) {
    String digits = text.startsWith(DATA) ? text.substring(text.indexOf(',') + 1) : text;
    if (digits.chars().anyMatch(letter -> letter > '~')) {
      throw unreadable("it has raw bytes; send base64, or the file in a form");
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(digits);
      if (bytes.length > 0) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
    throw unreadable("it is empty");
  }

  /** Returns the bytes of a buffer, which stays as it is. */
  static byte[] bytes(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }

  /** Returns the refusal of a picture that would have to be unpickled. */
  static DraftingException numpy() {
    return invalid(
        "images of type numpy are pickled Python objects, which can run code and are not read;"
            + " send the file as base64");
  }

  private static DraftingException invalid(String message) {
    return new DraftingException(ErrorCode.INVALID_REQUEST, message);
  }

  private static DraftingException unreadable(String why) {
    return new DraftingException(ErrorCode.UNREADABLE_MEDIA, "the image is not base64: " + why);
  }
}
