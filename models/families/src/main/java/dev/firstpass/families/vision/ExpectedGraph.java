package dev.firstpass.families.vision;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Layout;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The graph of a spec, with the checks that families make when they open it. All failures are
 * {@link ErrorCode#MODEL_MISMATCH} and name the input or output, the expected and the actual shape.
 */
public final class ExpectedGraph {
  private static final long ANY = TensorShape.DYNAMIC;

  private final ModelSpec spec;
  private final GraphSignature graph;
  private final ImageInput image;

  private ExpectedGraph(ModelSpec spec, GraphSignature graph, ImageInput image) {
    this.spec = spec;
    this.graph = graph;
    this.image = image;
  }

  /**
   * Returns the only graph of an image model.
   *
   * @throws DraftingException when there is none or the spec does not declare an image input
   */
  public static ExpectedGraph of(ModelSpec spec, ModelContent content) {
    GraphFacts graph = content.graphs().get(ModelFile.MODEL);
    if (graph == null) {
      throw mismatch(
          spec,
          "no file has the role '" + ModelFile.MODEL + "'; roles: " + content.graphs().keySet());
    }
    if (!(spec.input() instanceof ImageInput image)) {
      throw mismatch(spec, "family '" + spec.family() + "' needs an image input");
    }
    return new ExpectedGraph(spec, graph.signature(), image);
  }

  /**
   * Returns the values of a spec's options.
   *
   * @param known the options that the family reads
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} for an unknown option or value
   */
  public static Settings options(ModelSpec spec, List<Parameter<?>> known) {
    try {
      return Settings.prediction(known).with(spec.options());
    } catch (DraftingException e) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL, "model '" + spec.id() + "', options: " + e.detail(), e);
    }
  }

  /** Returns the spec's input. */
  public ImageInput image() {
    return image;
  }

  /** Returns the tensor's size when the spec fixes it. */
  public Optional<Fixed> fixedSize() {
    return image.size() instanceof Fixed fixed ? Optional.of(fixed) : Optional.empty();
  }

  /** Returns how many places the levels have; dynamic when the spec does not fix the size. */
  public long places(List<Integer> strides) {
    return fixedSize()
        .map(size -> (long) GridLevel.places(size.width(), size.height(), strides))
        .orElse(ANY);
  }

  /** Returns how many labels the spec has. */
  public int labels() {
    return spec.labels().size();
  }

  /** Checks that the graph takes the image that the spec declares and nothing else. */
  public String imageName() {
    if (graph.inputs().size() != 1) {
      throw mismatch("the graph must take the image and nothing else; it has " + graph);
    }
    TensorInfo input = graph.inputs().get(0);
    requireImage(input);
    return input.name();
  }

  /** Checks that an input takes the image that the spec declares. */
  public void requireImage(TensorInfo input) {
    requireImage(input, imageShape());
  }

  /** Checks that an input takes the image that the spec declares, without a batch axis. */
  public void requireUnbatchedImage(TensorInfo input) {
    long[] sizes = imageShape().toArray();
    requireImage(input, TensorShape.of(Arrays.copyOfRange(sizes, 1, sizes.length)));
  }

  private void requireImage(TensorInfo input, TensorShape expected) {
    boolean sizeVaries = fixedSize().isEmpty();
    if (input.type() != image.type()
        || !expected.admits(input.shape())
        || (sizeVaries && sized(input.shape()))) {
      throw mismatch("input", input, image.type(), expected);
    }
  }

  /** Returns the graph's inputs and outputs. */
  public GraphSignature signature() {
    return graph;
  }

  /** Returns the graph's inputs in its order. */
  public List<TensorInfo> inputs() {
    return graph.inputs();
  }

  /** Checks that an input beside the image has this shape, whatever it holds. */
  public void requireInput(TensorInfo input, TensorShape expected) {
    if (!expected.admits(input.shape())) {
      throw mismatch("input", input, input.type(), expected);
    }
  }

  /** Returns the graph's outputs in its order. */
  public List<TensorInfo> outputs() {
    return graph.outputs();
  }

  /** Returns the only output; fails when there are several. */
  public TensorInfo onlyOutput() {
    if (graph.outputs().size() != 1) {
      throw mismatch("the graph must have one output; it has " + graph.outputs());
    }
    return graph.outputs().get(0);
  }

  /**
   * Checks that there is a float output with this name and shape; the batch axis may be dynamic.
   */
  public String output(String name, long... sizes) {
    TensorInfo output =
        graph
            .output(name)
            .orElseThrow(
                () ->
                    mismatch(
                        "the graph has no output '"
                            + name
                            + "' of shape "
                            + TensorShape.of(sizes)
                            + "; it has "
                            + graph.outputs()));
    require(output, TensorShape.of(sizes));
    return name;
  }

  /** Checks that an output holds floats and has this shape. */
  public void require(TensorInfo output, TensorShape expected) {
    if (output.type() != ElementType.FLOAT32 || !expected.admits(output.shape())) {
      throw mismatch("output", output, ElementType.FLOAT32, expected);
    }
  }

  /** Checks that an output holds class numbers and has this shape. */
  public void requireClassNumbers(TensorInfo output, TensorShape expected) {
    if (!ClassNumbers.areOf(output.type()) || !expected.admits(output.shape())) {
      throw mismatch("output", output, ElementType.INT64, expected);
    }
  }

  /** Returns the failure for a graph that contradicts its spec. */
  public DraftingException mismatch(String what) {
    return mismatch(spec, what);
  }

  private TensorShape imageShape() {
    int channels = image.colour().channels();
    long width = fixedSize().map(size -> (long) size.width()).orElse(ANY);
    long height = fixedSize().map(size -> (long) size.height()).orElse(ANY);
    return image.layout() == Layout.NCHW
        ? TensorShape.of(ANY, channels, height, width)
        : TensorShape.of(ANY, height, width, channels);
  }

  private boolean sized(TensorShape shape) {
    int rowAxis = image.layout() == Layout.NCHW ? -2 : -3;
    return shape.size(rowAxis) != ANY || shape.size(rowAxis + 1) != ANY;
  }

  private DraftingException mismatch(
      String kind, TensorInfo actual, ElementType type, TensorShape expected) {
    return mismatch(
        kind
            + " '"
            + actual.name()
            + "' is "
            + shown(actual.type(), actual.shape())
            + " in the graph where the spec ("
            + sizeInWords()
            + ", labels: "
            + labels()
            + ") needs "
            + shown(type, expected));
  }

  private String sizeInWords() {
    return fixedSize()
        .map(size -> size.width() + "x" + size.height() + " pixels")
        .orElse("pictures of any size");
  }

  private static String shown(ElementType type, TensorShape shape) {
    return new TensorInfo("", type, shape).toString().strip();
  }

  private static DraftingException mismatch(ModelSpec spec, String what) {
    return new DraftingException(ErrorCode.MODEL_MISMATCH, "model '" + spec.id() + "': " + what);
  }
}
