package dev.firstpass.families.ultralytics;

import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.DetectionParameters;
import dev.firstpass.families.vision.DetectionParameters.Defaults;
import dev.firstpass.families.vision.DetectionSettings;
import dev.firstpass.families.vision.MaskNms;
import dev.firstpass.families.vision.MaskParameters;
import dev.firstpass.families.vision.MaskShaping;
import java.util.List;
import java.util.stream.Stream;

/** The parameters of instance segmentation. Immutable and thread-safe. */
final class SegmentParameters {
  private final DetectionParameters objects =
      DetectionParameters.ofShapes(
          Defaults.of(0.25, 0.7, 300), Defaults.of(0.001, 0.7, 300).everyClass());
  private final MaskParameters masks = new MaskParameters();
  private final Parameter<Double> maskIou =
      Parameter.of(
          "maskIou",
          ParameterType.score(),
          1.0,
          "Suppress an object whose mask overlaps a better one's by more than this; 1 for none.");

  List<Parameter<?>> all() {
    return Stream.of(objects.all(), List.<Parameter<?>>of(maskIou), masks.all())
        .<Parameter<?>>flatMap(List::stream)
        .toList();
  }

  DetectionSettings resolve(Settings settings, LabelSet labels) {
    return objects.resolve(settings, labels);
  }

  MaskNms maskNms(Settings settings, DetectionSettings wanted) {
    return new MaskNms(settings.get(maskIou), wanted.classAgnostic());
  }

  MaskShaping shaping(Settings settings) {
    return masks.resolve(settings);
  }
}
