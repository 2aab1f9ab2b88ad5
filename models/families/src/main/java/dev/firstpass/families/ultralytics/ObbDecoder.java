package dev.firstpass.families.ultralytics;

import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.DetectionParameters;
import dev.firstpass.families.vision.DetectionSettings;
import dev.firstpass.families.vision.Nms;
import dev.firstpass.families.vision.OutputDecoder;
import dev.firstpass.families.vision.RotatedCandidate;
import dev.firstpass.families.vision.RotatedNms;
import dev.firstpass.families.vision.SourceFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns boxes and angles into rotated boxes. They are not cut at the edges of the image; those that
 * lie outside it altogether are left out.
 *
 * @param parameters the family's
 * @param labels the model's
 * @param head the output, whose extra number is the angle in radians
 */
record ObbDecoder(DetectionParameters parameters, LabelSet labels, HeadOutput head)
    implements OutputDecoder {
  private static final int BOX = 4;

  @Override
  public void check(Settings settings) {
    parameters.resolve(settings, labels);
  }

  @Override
  public List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
    DetectionSettings wanted = parameters.resolve(settings, labels);
    SourceFrame frame = wanted.frame(letterbox);
    List<Suggestion> regions = new ArrayList<>();
    for (RotatedCandidate found : chosen(bestFirst(outputs, letterbox, wanted), wanted)) {
      frame
          .box(found.box())
          .map(box -> new Region(labels.name(found.classId()), found.score(), box))
          .ifPresent(regions::add);
    }
    return regions;
  }

  private List<RotatedCandidate> chosen(
      List<RotatedCandidate> candidates, DetectionSettings wanted) {
    return head.scan().isEndToEnd()
        ? candidates.subList(0, Math.min(candidates.size(), wanted.max()))
        : RotatedNms.suppress(candidates, wanted.iou(), wanted.max(), wanted.classAgnostic());
  }

  private List<RotatedCandidate> bestFirst(
      Outputs outputs, Letterbox letterbox, DetectionSettings wanted) {
    CandidateList candidates = head.candidates(outputs, letterbox, wanted);
    RowNumbers boxes = head.boxes(outputs);
    RowNumbers angles = head.extras(outputs);
    float[] box = new float[BOX];
    float[] angle = new float[1];
    List<RotatedCandidate> found = new ArrayList<>();
    for (int candidate : Nms.best(candidates, Nms.MAX_CANDIDATES)) {
      boxes.read(candidates.row(candidate), box);
      angles.read(candidates.row(candidate), angle);
      if (box[2] > 0 && box[3] > 0 && Float.isFinite(angle[0])) {
        found.add(
            new RotatedCandidate(
                candidates.classId(candidate),
                candidates.score(candidate),
                new RotatedBox(box[0], box[1], box[2], box[3], angle[0])));
      }
    }
    return found;
  }
}
