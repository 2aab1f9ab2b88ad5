package dev.firstpass.families.segmentation;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Layout;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.ImageInput.ShortSide;
import dev.firstpass.core.model.ImageInput.SizePolicy;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.StandardLabels;
import dev.firstpass.families.vision.ImageNet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A graph that looks like semantic segmentation: one float picture of three channels in, a map of
 * the same size for each class out. Three maps are taken for a picture, one for anything.
 *
 * @param image its input
 * @param layout order of the axes of input and output
 * @param classes how many maps
 * @param operators the operator types in the graph
 */
record SegmentationGraph(TensorInfo image, Layout layout, int classes, Set<String> operators) {
  private static final int MOST_CLASSES = 1000;
  private static final int LARGEST_SIDE = 1 << 14;
  private static final int VOC_CLASSES = 21;

  /** Returns the graph when it is of this kind. */
  static Optional<SegmentationGraph> of(GraphFacts facts) {
    List<TensorInfo> inputs = facts.signature().inputs();
    List<TensorInfo> outputs = facts.signature().outputs();
    if (inputs.size() != 1 || outputs.size() != 1 || !isMaps(inputs.get(0), outputs.get(0))) {
      return Optional.empty();
    }
    TensorShape in = inputs.get(0).shape();
    TensorShape out = outputs.get(0).shape();
    return (in.size(1) == 3 ? Optional.of(Layout.NCHW) : Optional.of(Layout.NHWC))
        .filter(layout -> in.size(classAxis(layout)) == 3)
        .filter(layout -> isClasses(out.size(classAxis(layout))))
        .filter(layout -> sameSize(in, out, layout, facts.operators()))
        .map(
            layout ->
                new SegmentationGraph(
                    inputs.get(0), layout, out.intSize(classAxis(layout)), facts.operators()));
  }

  /** Returns what is known and assumed of it. */
  Recognition recognition() {
    List<String> assumptions = new ArrayList<>();
    ImageInput input = input(assumptions);
    Map<String, Object> options = new LinkedHashMap<>();
    boolean probabilities = operators.contains("Softmax");
    options.put(
        SegmentationFamily.ACTIVATION.name(),
        probabilities ? SegmentationFamily.NONE : SegmentationFamily.SOFTMAX);
    if (probabilities) {
      assumptions.add("the graph has a Softmax, so its output was taken for probabilities");
    }
    return new Recognition(
        "one map per class",
        ModelTask.SEMANTIC_SEGMENTATION,
        input,
        classes,
        labels(options, assumptions),
        Map.of(),
        options,
        assumptions);
  }

  private Optional<LabelSet> labels(Map<String, Object> options, List<String> assumptions) {
    if (classes == VOC_CLASSES) {
      options.put(SegmentationFamily.BACKGROUND.name(), 0);
      assumptions.add(
          "the file names no classes; it has 21, so Pascal VOC's names were assumed, class 0 the"
              + " background");
      return StandardLabels.named("voc21");
    }
    assumptions.add(
        "the file names no classes; it has "
            + classes
            + ": give their names in order (labels), and which is the background, if any"
            + " (background: 0)");
    return Optional.empty();
  }

  private ImageInput input(List<String> assumptions) {
    if (layout == Layout.NCHW) {
      assumptions.add(
          "normalisation cannot be read from the graph; assumed: RGB, ImageNet mean and deviation");
      return ImageNet.rgb(size(assumptions), resize());
    }
    assumptions.add("normalisation cannot be read from the graph; assumed: (RGB - 127.5) / 127.5");
    List<Double> half = Collections.nCopies(3, 127.5);
    return new ImageInput(
        size(assumptions),
        resize(),
        Colour.RGB,
        1,
        half,
        half,
        Layout.NHWC,
        ElementType.FLOAT32,
        0);
  }

  private SizePolicy size(List<String> assumptions) {
    long height = image.shape().size(rowAxis(layout));
    long width = image.shape().size(rowAxis(layout) + 1);
    if (isFixed()) {
      return new Fixed((int) width, (int) height);
    }
    assumptions.add("the graph takes any size; a shorter side of 520 was assumed");
    return new ShortSide(520, 2048, 1);
  }

  private Resize resize() {
    return isFixed()
        ? Resize.stretch(Kernel.LINEAR)
        : Resize.letterbox(Kernel.LINEAR_ANTIALIASED, Rounding.TRUNCATE, Placement.TOP_LEFT, 0);
  }

  private boolean isFixed() {
    int axis = rowAxis(layout);
    return image.shape().size(axis) > 0 && image.shape().size(axis + 1) > 0;
  }

  private static boolean isMaps(TensorInfo input, TensorInfo output) {
    return input.type() == ElementType.FLOAT32
        && output.type() == ElementType.FLOAT32
        && input.shape().rank() == 4
        && output.shape().rank() == 4;
  }

  private static boolean isClasses(long size) {
    return size >= 2 && size != 3 && size <= MOST_CLASSES;
  }

  /** Of any size, only what is enlarged in the graph: other maps of any size may be features. */
  private static boolean sameSize(
      TensorShape in, TensorShape out, Layout layout, Set<String> operators) {
    int axis = rowAxis(layout);
    boolean same = in.size(axis) == out.size(axis) && in.size(axis + 1) == out.size(axis + 1);
    boolean fixed = in.size(axis) > 0 && in.size(axis + 1) > 0;
    boolean usable = in.size(axis) <= LARGEST_SIDE && in.size(axis + 1) <= LARGEST_SIDE;
    boolean enlarges = operators.contains("Resize") || operators.contains("Upsample");
    return same && usable && (fixed || enlarges);
  }

  private static int classAxis(Layout layout) {
    return layout == Layout.NCHW ? 1 : 3;
  }

  private static int rowAxis(Layout layout) {
    return layout == Layout.NCHW ? 2 : 1;
  }
}
