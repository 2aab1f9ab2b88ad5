package dev.firstpass.families.anchors;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.model.ImageInput.Fixed;
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

/** EfficientDet detectors with a raw head; see the package for tensors and sources. */
public final class EfficientDetFamily implements ModelFamily {
  /** Grey as near as a pad can come to ImageNet's mean, with which the reference pads. */
  private static final int MEAN_GREY = 115;

  private static final double ANCHOR_SCALE = 4;
  private static final int SCALES = 3;
  private static final double[][] ASPECTS = {{1, 1}, {1.4, 0.7}, {0.7, 1.4}};
  private static final AnchorHead HEAD =
      new AnchorHead(
          new AnchorLayout(NineAnchors.STRIDES, 0.5, anchors()),
          BoxCoding.plainRowsFirst(),
          Activation.SIGMOID,
          ClassNumbering.FROM_ZERO);

  private final AnchorDetector detector =
      new AnchorDetector(
          DetectionParameters.of(
              Defaults.of(0.4, 0.5, 100).everyClass(), Defaults.of(0, 0.5, 100).everyClass()),
          AnchorOptions.of(HEAD));

  @Override
  public String name() {
    return "efficientdet";
  }

  @Override
  public String description() {
    return "EfficientDet detectors (google/automl, effdet) without decoding in the graph.";
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
    Fixed size = graph.size();
    Resize resize =
        Resize.letterbox(
            Kernel.LINEAR_ANTIALIASED, Rounding.TRUNCATE, Placement.TOP_LEFT, MEAN_GREY);
    return graph.recognised(
        "EfficientDet, raw head", ImageNet.rgb(size, resize), HEAD, detector.options());
  }

  /** Scales within an octave one after the other, each in all aspects. */
  private static List<List<Double>> anchors() {
    List<List<Double>> levels = new ArrayList<>();
    for (int stride : NineAnchors.STRIDES) {
      List<Double> sizes = new ArrayList<>();
      for (int scale = 0; scale < SCALES; scale++) {
        double side = ANCHOR_SCALE * stride * Math.pow(2, (double) scale / SCALES);
        for (double[] aspect : ASPECTS) {
          sizes.add(side * aspect[0]);
          sizes.add(side * aspect[1]);
        }
      }
      levels.add(List.copyOf(sizes));
    }
    return List.copyOf(levels);
  }
}
