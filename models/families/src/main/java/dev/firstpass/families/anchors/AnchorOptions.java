package dev.firstpass.families.anchors;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.Activation;
import dev.firstpass.families.vision.ClassNumbering;
import dev.firstpass.families.vision.ExpectedGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options that describe a head of anchors, with a family's defaults. Immutable.
 *
 * @param strides tensor pixels between places, by level
 * @param centre where in its place an anchor's centre lies, in strides
 * @param anchors by level, widths and heights in tensor pixels
 * @param boxOrder order of a box's four numbers
 * @param variances factors of a box's x, y, w and h
 * @param growth how many times larger than its anchor a box can be; 0 for any
 * @param activation what makes scores of the graph's numbers
 * @param classNumbers what the columns of the scores are
 */
record AnchorOptions(
    Parameter<List<Double>> strides,
    Parameter<Double> centre,
    Parameter<List<List<Double>>> anchors,
    Parameter<String> boxOrder,
    Parameter<List<Double>> variances,
    Parameter<Double> growth,
    Parameter<String> activation,
    Parameter<String> classNumbers) {
  private static final double MOST = 100_000;
  private static final String ROWS_FIRST = "yxhw";

  /** Returns the options with these defaults. */
  static AnchorOptions of(AnchorHead usual) {
    return new AnchorOptions(
        Parameter.of(
            "strides",
            ParameterType.numbers(1, MOST),
            usual.layout().strides().stream().map(Integer::doubleValue).toList(),
            "Tensor pixels from one place to the next, for each level."),
        Parameter.of(
            "centre",
            ParameterType.number(0, 1),
            usual.layout().centre(),
            "Where in its place an anchor's centre lies, in strides: 0.5 or 0."),
        Parameter.of(
            "anchors",
            lists(),
            usual.layout().sizes(),
            "For each level a list of its anchors: width, height, width, height, ..., in pixels."),
        Parameter.of(
            "boxOrder",
            ParameterType.choice(List.of("xywh", ROWS_FIRST)),
            usual.coding().rowsFirst() ? ROWS_FIRST : "xywh",
            "The order of the four numbers of a box."),
        Parameter.of(
            "variances",
            ParameterType.numbers(0, MOST),
            usual.coding().variances(),
            "By what the x, y, w and h of a box are multiplied: 0.1, 0.1, 0.2, 0.2 in most SSDs."),
        Parameter.of(
            "growth",
            ParameterType.number(0, MOST),
            usual.coding().growth(),
            "How many times larger than its anchor a box can be; 0 for any."),
        Parameter.of(
            "activation",
            Activation.type(),
            usual.activation().wireName(),
            "What makes scores of the graph's numbers; none when the graph gives scores."),
        ClassNumbering.option(usual.numbering()));
  }

  /**
   * Returns what a spec says.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} when it makes no sense
   */
  AnchorHead read(ModelSpec spec) {
    Settings options =
        ExpectedGraph.options(
            spec,
            List.of(
                strides, centre, anchors, boxOrder, variances, growth, activation, classNumbers));
    try {
      AnchorLayout layout =
          new AnchorLayout(
              options.get(strides).stream().map(AnchorOptions::whole).toList(),
              options.get(centre),
              options.get(anchors));
      if (layout.strides().isEmpty()) {
        throw new IllegalArgumentException(
            "no graph tells its anchors: give 'strides' and 'anchors'");
      }
      BoxCoding coding =
          new BoxCoding(
              options.get(boxOrder).equals(ROWS_FIRST),
              options.get(variances),
              options.get(growth));
      return new AnchorHead(
          layout,
          coding,
          Activation.ofWireName(options.get(activation)),
          ClassNumbering.of(options, classNumbers));
    } catch (IllegalArgumentException e) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL, "model '" + spec.id() + "', options: " + e.getMessage(), e);
    }
  }

  /** Returns a head as plain options, complete, so that a spec shows all that is assumed. */
  Map<String, Object> write(AnchorHead head) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put(strides.name(), head.layout().strides());
    options.put(centre.name(), head.layout().centre());
    options.put(anchors.name(), head.layout().sizes());
    options.put(boxOrder.name(), boxOrder.predictionDefault());
    options.put(variances.name(), head.coding().variances());
    options.put(growth.name(), head.coding().growth());
    options.put(activation.name(), head.activation().wireName());
    options.put(classNumbers.name(), head.numbering().wireName());
    return options;
  }

  private static int whole(double stride) {
    if (stride != Math.rint(stride)) {
      throw new IllegalArgumentException("'strides' must be whole numbers, not " + stride);
    }
    return (int) stride;
  }

  private static ParameterType<List<List<Double>>> lists() {
    ParameterType<List<Double>> list = ParameterType.numbers(0, MOST);
    return new ParameterType<>(
        "a list of lists of numbers, one list for each level",
        "array",
        raw -> {
          List<List<Double>> read = new ArrayList<>();
          for (Object level : raw instanceof List<?> levels ? levels : List.of(raw)) {
            if (!(level instanceof List<?>)) {
              throw new IllegalArgumentException();
            }
            read.add(list.read(level));
          }
          return List.copyOf(read);
        });
  }
}
