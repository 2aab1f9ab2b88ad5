package dev.firstpass.families.maskrcnn;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.DetectionSettings;
import dev.firstpass.families.vision.MaskParameters;
import dev.firstpass.families.vision.MaskShaping;
import dev.firstpass.families.vision.ScoreParameters;
import dev.firstpass.families.vision.SetParameters;
import java.util.List;
import java.util.stream.Stream;

/** The parameters of this family. Immutable and thread-safe. */
final class InstanceParameters {
  private static final double LEAST = 0.01;
  private static final int MOST_OBJECTS = 100;

  private final SetParameters objects =
      SetParameters.ofShapes(new ScoreParameters(0.75, 0, MOST_OBJECTS, MOST_OBJECTS));
  private final Parameter<Double> maskThreshold =
      Parameter.of(
          "maskThreshold",
          ParameterType.number(LEAST, 1),
          0.5,
          "From which value on a pixel belongs to the object.");
  private final MaskParameters masks = new MaskParameters();

  List<Parameter<?>> all() {
    return Stream.of(objects.all(), List.<Parameter<?>>of(maskThreshold), masks.all())
        .<Parameter<?>>flatMap(List::stream)
        .toList();
  }

  DetectionSettings resolve(Settings settings, LabelSet labels) {
    return objects.resolve(settings, labels);
  }

  float maskThreshold(Settings settings) {
    return settings.get(maskThreshold).floatValue();
  }

  MaskShaping shaping(Settings settings) {
    return masks.resolve(settings);
  }

  MaskShaping shapingInSource(Settings settings, Letterbox letterbox) {
    return masks.resolveInSource(settings, letterbox);
  }
}
