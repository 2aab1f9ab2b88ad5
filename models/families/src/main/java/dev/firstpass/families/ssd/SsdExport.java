package dev.firstpass.families.ssd;

import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fit;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Layout;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.ImageInput.ShortSide;
import dev.firstpass.core.model.ImageInput.SizePolicy;
import dev.firstpass.families.vision.ClassNumbering;
import dev.firstpass.families.vision.ImageNet;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The exports that are known, with what no graph tells of them. */
enum SsdExport {
  /** The model zoo's and MLPerf's: boxes as shares, of a picture that was stretched. */
  ZOO(
      "ONNX model zoo SSD",
      BoxNumbers.SHARES_XYXY,
      ClassNumbering.FROM_ONE,
      "the model zoo's ssd-10 and ssd-12 number COCO's 80 classes from 1 on, which was assumed;"
          + " MLPerf's own file has the same tensors and COCO's ids:"
          + " then set classNumbers to coco-ids") {
    @Override
    boolean is(TensorInfo image, DetectionOutputs outputs) {
      return isFloat(image, 4, 1)
          && outputs.isBatched()
          && sized(image)
          && names(outputs).equals(Set.of("bboxes", "labels", "scores"));
    }

    @Override
    ImageInput input(TensorInfo image) {
      return ImageNet.rgb(size(image, 0), Resize.stretch(Kernel.LINEAR_ANTIALIASED));
    }
  },

  /** torchvision's: boxes in pixels of a picture that the graph resizes itself. */
  TORCHVISION(
      "torchvision detector",
      BoxNumbers.PIXELS_XYXY,
      ClassNumbering.COCO_IDS,
      "the input was assumed to be torchvision's (RGB / 255) and the classes to be COCO's by their"
          + " ids; a model of your own classes needs its labels and classNumbers: from-1, and the"
          + " model zoo's Faster R-CNN (BGR minus its mean) an input of its own") {
    @Override
    boolean is(TensorInfo image, DetectionOutputs outputs) {
      return isFloat(image, 3, 0) && !outputs.isBatched();
    }

    @Override
    ImageInput input(TensorInfo image) {
      return ImageInput.scaled(size(image, LONGEST_FLOATS), OWN, Colour.RGB, 1 / 255.0);
    }
  },

  /** TensorFlow's: bytes in, rows first, boxes as shares with y first. */
  TENSORFLOW(
      "TensorFlow Object Detection API",
      BoxNumbers.SHARES_YXYX,
      ClassNumbering.COCO_IDS,
      "the classes were assumed to be COCO's by their ids; a model of your own label map needs its"
          + " labels and classNumbers: from-1") {
    @Override
    boolean is(TensorInfo image, DetectionOutputs outputs) {
      return outputs.isTensorFlow()
          && image.type() == ElementType.UINT8
          && image.shape().rank() == 4
          && image.shape().size(3) == CHANNELS;
    }

    @Override
    ImageInput input(TensorInfo image) {
      SizePolicy size =
          sized(image)
              ? new Fixed(image.shape().intSize(2), image.shape().intSize(1))
              : own(LONGEST_BYTES);
      return new ImageInput(
          size,
          sized(image) ? Resize.stretch(Kernel.LINEAR) : OWN,
          Colour.RGB,
          1,
          Collections.nCopies(CHANNELS, 0.0),
          Collections.nCopies(CHANNELS, 1.0),
          Layout.NHWC,
          ElementType.UINT8,
          0);
    }

    @Override
    boolean sized(TensorInfo image) {
      return image.shape().size(1) > 0 && image.shape().size(2) > 0;
    }
  };

  private static final int CHANNELS = 3;

  /** Graphs that resize by themselves get larger pictures only up to here, to bound memory. */
  private static final int LONGEST_FLOATS = 2048;

  private static final int LONGEST_BYTES = 4096;
  private static final Resize OWN =
      new Resize(Fit.LETTERBOX, Kernel.LINEAR, Rounding.ROUND, Placement.TOP_LEFT, 0, false, 1);

  private final String words;
  private final BoxNumbers boxes;
  private final ClassNumbering numbering;
  private final String assumption;

  SsdExport(String words, BoxNumbers boxes, ClassNumbering numbering, String assumption) {
    this.words = words;
    this.boxes = boxes;
    this.numbering = numbering;
    this.assumption = assumption;
  }

  /** Returns whether a graph with this input and these outputs is such an export. */
  abstract boolean is(TensorInfo image, DetectionOutputs outputs);

  /** Returns what the input must look like. */
  abstract ImageInput input(TensorInfo image);

  /** Returns whether the graph fixes the picture's size. */
  boolean sized(TensorInfo image) {
    return image.shape().size(-1) > 0 && image.shape().size(-2) > 0;
  }

  String words() {
    return words;
  }

  BoxNumbers boxes() {
    return boxes;
  }

  ClassNumbering numbering() {
    return numbering;
  }

  /** Returns what was assumed of the classes, for people. */
  String assumption() {
    return assumption;
  }

  SizePolicy size(TensorInfo image, int longestSide) {
    TensorShape shape = image.shape();
    return sized(image) ? new Fixed(shape.intSize(-1), shape.intSize(-2)) : own(longestSide);
  }

  /** The picture's own size, shrunk only where it is longer than this. */
  private static SizePolicy own(int longestSide) {
    return new ShortSide(longestSide, longestSide, 1);
  }

  private static boolean isFloat(TensorInfo image, int rank, int channelAxis) {
    return image.type() == ElementType.FLOAT32
        && image.shape().rank() == rank
        && image.shape().size(channelAxis) == CHANNELS;
  }

  private static Set<String> names(DetectionOutputs outputs) {
    return Set.copyOf(
        List.of(outputs.boxes().name(), outputs.classes().name(), outputs.scores().name()));
  }
}
