package dev.firstpass.tools.openinference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.firstpass.core.family.TensorShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the description of one input and finds its elements. Confined to one thread. */
final class InputReader {
  private static final int MAX_AXES = 16;
  private static final String SIZE = "binary_data_size";

  private final ByteBuffer text;
  private final ByteBuffer rest;
  private String name = "";
  private String datatype = "";
  private long @Nullable [] shape;
  private Map<String, Object> parameters = Map.of();
  private Optional<InferInput.Content> json = Optional.empty();

  /**
   * @param text the JSON that is read
   * @param rest the bytes behind it that are left; those of this input are taken from it
   */
  InputReader(ByteBuffer text, ByteBuffer rest) {
    this.text = text;
    this.rest = rest;
  }

  /** Reads an entry of {@code inputs}; the parser is on its first token. */
  InferInput read(JsonParser parser) throws IOException {
    JsonValues.requireObject(parser, "each of 'inputs'");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      field(field, parser);
    }
    if (name.isEmpty() || datatype.isEmpty() || shape == null) {
      throw InvalidRequest.because(
          "an input must have 'name', 'datatype' and 'shape'; " + who() + " has not all of them");
    }
    JsonValues.refuseSharedMemory(parameters);
    Datatype type = Datatype.named(datatype, InvalidRequest.shown(name));
    return new InferInput(name, type, TensorShape.of(shape), elements(shape), content());
  }

  private void field(String field, JsonParser parser) throws IOException {
    switch (field) {
      case "name" -> name = JsonValues.text(parser, "the 'name' of an input");
      case "datatype" -> datatype = JsonValues.text(parser, "the 'datatype' of " + who());
      case "shape" -> shape = shape(parser);
      case "parameters" -> parameters = JsonValues.parameters(parser, "'parameters' of " + who());
      case "data" -> json = Optional.of(find(parser));
      default -> parser.skipChildren();
    }
  }

  private long[] shape(JsonParser parser) throws IOException {
    long[] sizes = new long[MAX_AXES];
    int[] rank = {0};
    JsonValues.list(
        parser,
        "the 'shape' of " + who(),
        MAX_AXES,
        entry -> {
          if (entry.currentToken() != JsonToken.VALUE_NUMBER_INT
              || entry.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              || entry.getLongValue() < 1) {
            throw InvalidRequest.because(
                "the sizes in the 'shape' of " + who() + " must be whole numbers from 1");
          }
          sizes[rank[0]++] = entry.getLongValue();
        });
    return Arrays.copyOf(sizes, rank[0]);
  }

  /** The product of the sizes, without running over. */
  private long elements(long[] sizes) {
    long product = 1;
    for (long size : sizes) {
      if (size > Integer.MAX_VALUE / product) {
        throw InvalidRequest.because(
            who() + " has the shape " + TensorShape.of(sizes) + ": too many elements");
      }
      product *= size;
    }
    return product;
  }

  private InferInput.Content find(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw InvalidRequest.because("the 'data' of " + who() + " must be a list");
    }
    long from = parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    long to = parser.currentLocation().getByteOffset();
    if (from < 0 || to > text.limit()) {
      throw InvalidRequest.because("the body must be JSON in UTF-8");
    }
    return new InferInput.Json(text.slice((int) from, (int) (to - from)));
  }

  private InferInput.Content content() {
    Object size = parameters.get(SIZE);
    if (size == null) {
      return json.orElseThrow(
          () -> InvalidRequest.because(who() + " has neither 'data' nor '" + SIZE + "'"));
    }
    if (json.isPresent()) {
      throw InvalidRequest.because(who() + " has both 'data' and '" + SIZE + "'; send one");
    }
    if (!(size instanceof Integer bytes) || bytes < 0 || bytes > rest.remaining()) {
      throw InvalidRequest.because(
          "'"
              + SIZE
              + "' of "
              + who()
              + " is "
              + InvalidRequest.shown(String.valueOf(size))
              + ", but "
              + rest.remaining()
              + " bytes are left behind the JSON");
    }
    ByteBuffer own = rest.slice(rest.position(), bytes).order(rest.order());
    rest.position(rest.position() + bytes);
    return new InferInput.Binary(own);
  }

  private String who() {
    return name.isEmpty() ? "an input" : "input '" + InvalidRequest.shown(name) + "'";
  }
}
