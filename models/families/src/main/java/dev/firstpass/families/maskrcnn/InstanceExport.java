package dev.firstpass.families.maskrcnn;

import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fit;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.ImageInput.ShortSide;
import dev.firstpass.core.model.ImageInput.SizePolicy;
import dev.firstpass.families.maskrcnn.MaskAxis.Pasting;
import dev.firstpass.families.vision.ClassNumbering;
import java.util.List;
import java.util.Optional;

/** The exports that are known, with what no graph tells of them. */
enum InstanceExport {
  TORCHVISION("torchvision", ClassNumbering.COCO_IDS, Pasting.WHOLE_PIXELS, 0.75, 1) {
    @Override
    ImageInput input(SizePolicy size) {
      // The graph enlarges small pictures itself; masks of the smaller size cost less.
      Resize resize =
          new Resize(
              Fit.LETTERBOX, Kernel.LINEAR, Rounding.TRUNCATE, Placement.TOP_LEFT, 0, false, 1);
      return ImageInput.scaled(size, resize, Colour.RGB, 1 / 255.0);
    }
  },

  ZOO("ONNX model zoo", ClassNumbering.FROM_ONE, Pasting.WHOLE_PIXELS, 0.7, 32) {
    @Override
    ImageInput input(SizePolicy size) {
      return ImageInput.normalised(
          size,
          resize(NEAR_MEAN),
          Colour.BGR,
          1,
          List.of(102.9801, 115.9465, 122.7717),
          List.of(1.0, 1.0, 1.0));
    }
  },

  DETECTRON2("detectron2", ClassNumbering.FROM_ZERO, Pasting.SUB_PIXELS, 0.5, 1) {
    @Override
    ImageInput input(SizePolicy size) {
      return ImageInput.raw(size, resize(0), Colour.BGR);
    }
  };

  /** What is nearest to the zoo's zeros after the mean is subtracted. */
  private static final int NEAR_MEAN = 114;

  private static final List<String> TORCHVISION_NAMES =
      List.of("boxes", "labels", "scores", "masks");
  private static final List<String> ZOO_NAMES = List.of("6568", "6570", "6572", "6887");

  private final String words;
  private final ClassNumbering numbering;
  private final Pasting pasting;
  private final double threshold;
  private final int multiple;

  InstanceExport(
      String words, ClassNumbering numbering, Pasting pasting, double threshold, int multiple) {
    this.words = words;
    this.numbering = numbering;
    this.pasting = pasting;
    this.threshold = threshold;
    this.multiple = multiple;
  }

  /** Returns which export a graph is, when it can be no other. */
  static Optional<InstanceExport> of(GraphSignature signature, InstanceGraph graph) {
    List<TensorInfo> outputs = signature.outputs();
    List<String> names = outputs.stream().map(TensorInfo::name).toList();
    if (names.equals(ZOO_NAMES) && graph.isUnbatched()) {
      return Optional.of(ZOO);
    }
    if (outputs.size() > TORCHVISION_NAMES.size()) {
      return outputs.indexOf(graph.masks()) == 2 && graph.isUnbatched()
          ? Optional.of(DETECTRON2)
          : Optional.empty();
    }
    boolean inOrder =
        outputs.equals(List.of(graph.boxes(), graph.labels(), graph.scores(), graph.masks()));
    return names.equals(TORCHVISION_NAMES) || (inOrder && graph.hasPastedMasks())
        ? Optional.of(TORCHVISION)
        : Optional.empty();
  }

  String words() {
    return words;
  }

  ClassNumbering numbering() {
    return numbering;
  }

  Pasting pasting() {
    return pasting;
  }

  /** Returns from which score on the reference draws. */
  double threshold() {
    return threshold;
  }

  /** Returns the size that the reference gives pictures when the graph leaves it open. */
  SizePolicy usualSize() {
    return new ShortSide(800, 1333, multiple);
  }

  abstract ImageInput input(SizePolicy size);

  private static Resize resize(int pad) {
    return Resize.letterbox(Kernel.LINEAR_ANTIALIASED, Rounding.TRUNCATE, Placement.TOP_LEFT, pad);
  }
}
