package dev.firstpass.families.ultralytics;

import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.DetectionSettings;
import dev.firstpass.families.vision.MaskNms;
import dev.firstpass.families.vision.MaskShaping;
import dev.firstpass.families.vision.OutputDecoder;
import dev.firstpass.families.vision.PrototypeMasks;
import dev.firstpass.families.vision.PrototypeRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns boxes, coefficients and prototypes into masks or polygons, in the order of the reference:
 * boxes are suppressed first, and only what is left gets a mask.
 *
 * @param parameters the family's
 * @param labels the model's
 * @param head the output with the boxes, whose extra numbers are coefficients
 * @param prototypes name of the output with the prototypes
 * @param prototypeShape [?, C, H / 4, W / 4]
 */
record SegmentDecoder(
    SegmentParameters parameters,
    LabelSet labels,
    HeadOutput head,
    String prototypes,
    TensorShape prototypeShape)
    implements OutputDecoder {
  @Override
  public void check(Settings settings) {
    parameters.resolve(settings, labels);
  }

  @Override
  public List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
    DetectionSettings wanted = parameters.resolve(settings, labels);
    MaskShaping shaping = parameters.shaping(settings);
    MaskNms suppression = parameters.maskNms(settings, wanted);
    CandidateList candidates = head.candidates(outputs, letterbox, wanted);
    RowNumbers extras = head.extras(outputs);
    PrototypeMasks masks =
        new PrototypeMasks(outputs.get(prototypes, prototypeShape), letterbox, rule());
    float[] coefficients = new float[masks.channels()];
    List<Suggestion> regions = new ArrayList<>();
    for (int object : head.choose(candidates, wanted)) {
      extras.read(candidates.row(object), coefficients);
      Bitmap mask = mask(masks, coefficients, candidates, object);
      int classId = candidates.classId(object);
      if (suppression.keeps(classId, mask)) {
        shaping
            .shape(mask, letterbox)
            .map(shape -> new Region(labels.name(classId), candidates.score(object), shape))
            .ifPresent(regions::add);
      }
    }
    return regions;
  }

  private PrototypeRule rule() {
    return head.layout() == DetectionLayout.ROWS
        ? PrototypeRule.PROBABILITIES
        : PrototypeRule.LOGITS;
  }

  private static Bitmap mask(
      PrototypeMasks masks, float[] coefficients, CandidateList candidates, int object) {
    return masks.mask(
        coefficients,
        candidates.edge(object, 0),
        candidates.edge(object, 1),
        candidates.edge(object, 2),
        candidates.edge(object, 3));
  }
}
