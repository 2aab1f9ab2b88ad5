package dev.firstpass.families.anchors;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.vision.Activation;
import dev.firstpass.families.vision.ClassNumbering;
import dev.firstpass.families.vision.DetectionParameters;
import dev.firstpass.families.vision.DetectionParameters.Defaults;
import java.util.List;
import java.util.Optional;

/** Detectors with a raw head whose spec names the anchors; see the package for tensors. */
public final class AnchorsFamily implements ModelFamily {
  private static final AnchorHead HEAD =
      new AnchorHead(
          AnchorLayout.none(), BoxCoding.plain(0), Activation.SIGMOID, ClassNumbering.FROM_ZERO);

  private final AnchorDetector detector =
      new AnchorDetector(
          DetectionParameters.of(
              Defaults.of(0.5, 0.5, 100).everyClass(), Defaults.of(0.01, 0.5, 200).everyClass()),
          AnchorOptions.of(HEAD));

  @Override
  public String name() {
    return "anchors";
  }

  @Override
  public String description() {
    return "Detectors with raw scores and box deltas, SSD among them; the spec names the anchors.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return detector.parameters().all();
  }

  /** Recognises nothing: no graph tells its anchors. */
  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return Optional.empty();
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    return detector.open(spec, content);
  }
}
