package dev.firstpass.tools.openinference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.AskedItem.Given;
import dev.firstpass.core.draft.AskedItem.Unreadable;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Takes encoded items out of an input: base64 texts of its JSON, or the bytes behind it. Items are
 * called by their index.
 */
final class EncodedItems {
  /** The most items in one request. */
  static final int MAX = 1024;

  private EncodedItems() {}

  /**
   * Returns the items of an input, in order; one whose text is not base64 keeps its place.
   *
   * @param input of shape [n] or [n, 1]
   * @throws DraftingException with {@link ErrorCode#TOO_MANY_ITEMS}, or with {@link
   *     ErrorCode#INVALID_REQUEST} when there are not as many as the shape says
   */
  static List<AskedItem> of(InferInput input) {
    int rank = input.shape().rank();
    if (rank != 1 && !(rank == 2 && input.shape().size(1) == 1)) {
      throw InvalidRequest.because(
          "input '"
              + input.name()
              + "' must have the shape [n] or [n, 1] for n items, not "
              + input.shape());
    }
    if (input.elements() > MAX) {
      throw new DraftingException(
          ErrorCode.TOO_MANY_ITEMS,
          "the request has " + input.elements() + " items, the limit is " + MAX);
    }
    List<AskedItem> items =
        input.content() instanceof InferInput.Json json
            ? texts(json, input)
            : slices(((InferInput.Binary) input.content()).bytes(), input);
    if (items.size() != input.elements()) {
      throw JsonTensor.wrongCount(input);
    }
    return items;
  }

  /** Returns the only item of a body without JSON. */
  static List<AskedItem> of(ByteBuffer body) {
    return List.of(given(0, body));
  }

  private static List<AskedItem> texts(InferInput.Json json, InferInput input) {
    List<AskedItem> items = new ArrayList<>();
    try (JsonParser parser = json.parser()) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && items.size() < input.elements()) {
          items.add(decoded(items.size(), parser.getText()));
        } else if (token.isScalarValue() || token == JsonToken.START_OBJECT) {
          throw InvalidRequest.because(
              "input '"
                  + input.name()
                  + "' must hold "
                  + input.elements()
                  + " texts in base64 and nothing else");
        }
      }
    } catch (IOException e) {
      throw InvalidRequest.because("the data of input '" + input.name() + "' cannot be read", e);
    }
    return items;
  }

  private static AskedItem decoded(int index, String text) {
    try {
      return given(index, ByteBuffer.wrap(Base64.getDecoder().decode(text)));
    } catch (IllegalArgumentException e) {
      return new Unreadable(
          new Failed(
              String.valueOf(index),
              ErrorCode.INVALID_REQUEST,
              "the item is not base64: " + e.getMessage()));
    }
  }

  /** Each item is its length in four bytes, and so many bytes, which are not copied. */
  private static List<AskedItem> slices(ByteBuffer bytes, InferInput input) {
    List<AskedItem> items = new ArrayList<>();
    ByteBuffer left = bytes.duplicate().order(bytes.order());
    while (left.hasRemaining()) {
      long length = left.remaining() < 4 ? Long.MAX_VALUE : Integer.toUnsignedLong(left.getInt());
      if (length > left.remaining() || items.size() == input.elements()) {
        throw InvalidRequest.because(
            "the bytes of input '"
                + input.name()
                + "' must be "
                + input.elements()
                + " items, each with its length before it as four bytes, the lowest first");
      }
      items.add(given(items.size(), left.slice(left.position(), (int) length)));
      left.position(left.position() + (int) length);
    }
    return items;
  }

  private static AskedItem given(int index, ByteBuffer content) {
    return new Given(new Item(String.valueOf(index), content));
  }
}
