package dev.firstpass.families.anchors;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.vision.Activation;
import dev.firstpass.families.vision.ClassNumbering;
import dev.firstpass.families.vision.DetectionParameters;
import dev.firstpass.families.vision.DetectionParameters.Defaults;
import dev.firstpass.families.vision.ImageNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** RetinaNet detectors with a raw head; see the package for tensors and sources. */
public final class RetinaNetFamily implements ModelFamily {
  /** Grey as near as a pad can come to ImageNet's mean, with which the reference pads. */
  private static final int MEAN_GREY = 115;

  private static final int SCALES = 3;
  private static final double[] HEIGHT_OVER_WIDTH = {0.5, 1, 2};

  /** What torchvision and detectron2 cut exponents at. */
  private static final double GROWTH = 1000.0 / 16;

  private static final AnchorHead HEAD =
      new AnchorHead(
          new AnchorLayout(NineAnchors.STRIDES, 0, anchors()),
          BoxCoding.plain(GROWTH),
          Activation.SIGMOID,
          ClassNumbering.FROM_ZERO);

  private final AnchorDetector detector =
      new AnchorDetector(
          DetectionParameters.of(
              Defaults.of(0.5, 0.5, 100).everyClass(), Defaults.of(0.05, 0.5, 300).everyClass()),
          AnchorOptions.of(HEAD));

  @Override
  public String name() {
    return "retinanet";
  }

  @Override
  public String description() {
    return "RetinaNet detectors (torchvision) without decoding in the graph.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return detector.parameters().all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return NineAnchors.of(facts, HEAD.layout()).map(this::recognised);
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    return detector.open(spec, content);
  }

  private Recognition recognised(NineAnchors graph) {
    Resize resize =
        Resize.letterbox(Kernel.LINEAR, Rounding.TRUNCATE, Placement.TOP_LEFT, MEAN_GREY);
    return graph.recognised(
        "RetinaNet, raw head", ImageNet.rgb(graph.size(), resize), HEAD, detector.options());
  }

  /**
   * torchvision's, which are in whole pixels: each side of an anchor's centre is rounded, halves to
   * even. Aspects one after the other, each in all scales.
   */
  private static List<List<Double>> anchors() {
    List<List<Double>> levels = new ArrayList<>();
    for (int stride : NineAnchors.STRIDES) {
      List<Double> sizes = new ArrayList<>();
      for (double aspect : HEIGHT_OVER_WIDTH) {
        for (int scale = 0; scale < SCALES; scale++) {
          double side = Math.floor(4 * stride * Math.pow(2, (double) scale / SCALES));
          sizes.add(2 * Math.rint(side / Math.sqrt(aspect) / 2));
          sizes.add(2 * Math.rint(side * Math.sqrt(aspect) / 2));
        }
      }
      levels.add(List.copyOf(sizes));
    }
    return List.copyOf(levels);
  }
}
