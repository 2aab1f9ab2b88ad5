package dev.firstpass.families.classification;

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
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.families.vision.Activation;
import dev.firstpass.families.vision.ImageNet;
import dev.firstpass.families.vision.LabelSets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A graph that looks like a classifier: one picture of one or three channels in, [N, K] out.
 *
 * @param image its input
 * @param layout order of the input's axes
 * @param classes how many scores
 * @param operators the operator types in the graph
 */
record ClassifierGraph(TensorInfo image, Layout layout, int classes, Set<String> operators) {
  private static final int USUAL_SIDE = 224;
  private static final int IMAGENET_CLASSES = 1000;
  private static final int IMAGENET_CLASSES_AND_BACKGROUND = 1001;
  private static final double USUAL_CROP = 0.875;

  /** Operators of transformers, whose attention has a Softmax wherever the graph ends. */
  private static final Set<String> TRANSFORMER =
      Set.of("LayerNormalization", "Erf", "Gelu", "Einsum");

  /** Returns the graph when it is of this kind. */
  static Optional<ClassifierGraph> of(GraphFacts facts) {
    List<TensorInfo> inputs = facts.signature().inputs();
    List<TensorInfo> outputs = facts.signature().outputs();
    if (inputs.size() != 1 || outputs.size() != 1) {
      return Optional.empty();
    }
    TensorInfo image = inputs.get(0);
    TensorInfo scores = outputs.get(0);
    boolean knownType = image.type() == ElementType.FLOAT32 || image.type() == ElementType.UINT8;
    boolean classifies =
        scores.type() == ElementType.FLOAT32
            && scores.shape().rank() == 2
            && scores.shape().size(1) >= 2;
    if (!knownType || !classifies || image.shape().rank() != 4) {
      return Optional.empty();
    }
    if (isKeywords(image.shape(), scores.shape())) {
      return Optional.empty();
    }
    return layout(image.shape())
        .map(
            layout ->
                new ClassifierGraph(image, layout, scores.shape().intSize(1), facts.operators()));
  }

  /** Returns what is known and assumed of it. */
  Recognition recognition() {
    List<String> assumptions = new ArrayList<>();
    ImageInput input = input(size(assumptions), assumptions);
    Map<String, Object> options = new LinkedHashMap<>();
    Activation activation = activation();
    options.put(ClassificationFamily.ACTIVATION.name(), activation.wireName());
    assumptions.add(
        activation == Activation.NONE
            ? "the graph has a Softmax, so its output was taken for probabilities"
            : "no final Softmax was seen, so one is applied; set activation: sigmoid for classes"
                + " that do not exclude one another");
    if (classes == IMAGENET_CLASSES_AND_BACKGROUND) {
      options.put(ClassificationFamily.BACKGROUND.name(), 0);
      assumptions.add("1001 classes: class 0 was taken for the background");
    }
    assumptions.add(
        "the file names no classes; it has "
            + classes
            + ": give their names in order (labels), unless the numbers are an embedding"
            + LabelSets.perhaps(classes));
    return new Recognition(
        "one score per class",
        ModelTask.CLASSIFICATION,
        input,
        classes,
        Optional.empty(),
        Map.of(),
        options,
        assumptions);
  }

  private Activation activation() {
    boolean ends = operators.contains("Softmax") && Collections.disjoint(operators, TRANSFORMER);
    return ends ? Activation.NONE : Activation.SOFTMAX;
  }

  private Fixed size(List<String> assumptions) {
    int rowAxis = layout == Layout.NCHW ? 2 : 1;
    long height = image.shape().size(rowAxis);
    long width = image.shape().size(rowAxis + 1);
    if (height > 0 && width > 0 && height <= 1 << 14 && width <= 1 << 14) {
      return new Fixed((int) width, (int) height);
    }
    assumptions.add("the graph takes any size; 224x224 was assumed");
    return new Fixed(USUAL_SIDE, USUAL_SIDE);
  }

  private ImageInput input(Fixed size, List<String> assumptions) {
    ImageInput input = normalised(size, assumptions);
    return new ImageInput(
        input.size(),
        input.resize(),
        input.colour(),
        input.scale(),
        input.mean(),
        input.std(),
        layout,
        image.type(),
        0);
  }

  private ImageInput normalised(Fixed size, List<String> assumptions) {
    Resize stretch = Resize.stretch(Kernel.LINEAR);
    Colour colour = channels() == 1 ? Colour.GRAY : Colour.RGB;
    String how;
    ImageInput input;
    if (image.type() == ElementType.UINT8) {
      how = "8-bit RGB, stretched";
      input = ImageInput.raw(size, stretch, colour);
    } else if (colour == Colour.GRAY) {
      how = "gray / 255, stretched";
      input = ImageInput.scaled(size, stretch, colour, 1 / 255.0);
    } else if (classes == IMAGENET_CLASSES) {
      how = "RGB, ImageNet mean and deviation, the centre 0.875 of the shorter side";
      input = ImageNet.rgb(size, Resize.centreCrop(Kernel.LINEAR, USUAL_CROP));
    } else if (classes == IMAGENET_CLASSES_AND_BACKGROUND) {
      how = "(RGB - 127.5) / 127.5, the centre 0.875 of the shorter side";
      List<Double> half = Collections.nCopies(3, 127.5);
      Resize crop = Resize.centreCrop(Kernel.LINEAR, USUAL_CROP);
      input = ImageInput.normalised(size, crop, colour, 1, half, half);
    } else {
      how = "RGB / 255, stretched";
      input = ImageInput.scaled(size, stretch, colour, 1 / 255.0);
    }
    assumptions.add("normalisation cannot be read from the graph; assumed: " + how);
    return input;
  }

  private long channels() {
    return image.shape().size(layout == Layout.NCHW ? 1 : 3);
  }

  private static Optional<Layout> layout(TensorShape shape) {
    if (isChannels(shape.size(1))) {
      return Optional.of(Layout.NCHW);
    }
    return isChannels(shape.size(3)) ? Optional.of(Layout.NHWC) : Optional.empty();
  }

  /** 49 frames of 10 coefficients and 12 words look like a picture of one channel and are sound. */
  private static boolean isKeywords(TensorShape image, TensorShape scores) {
    return image.size(1) == 1 && image.size(2) == 49 && image.size(3) == 10 && scores.size(1) == 12;
  }

  private static boolean isChannels(long size) {
    return size == 1 || size == 3;
  }
}
