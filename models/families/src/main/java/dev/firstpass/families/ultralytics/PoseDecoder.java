package dev.firstpass.families.ultralytics;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.DetectionParameters;
import dev.firstpass.families.vision.DetectionSettings;
import dev.firstpass.families.vision.OutputDecoder;
import dev.firstpass.families.vision.SourceFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns boxes and points into key points. All points are given, those that are hardly visible with
 * their low score; each is clipped to the image, as the reference does.
 *
 * @param parameters the family's
 * @param labels the model's
 * @param head the output, whose extra numbers are points
 * @param points how many, of how many numbers
 * @param names of the points
 */
record PoseDecoder(
    DetectionParameters parameters,
    LabelSet labels,
    HeadOutput head,
    PointShape points,
    List<String> names)
    implements OutputDecoder {
  @Override
  public List<String> pointNames() {
    return names;
  }

  @Override
  public void check(Settings settings) {
    parameters.resolve(settings, labels);
  }

  @Override
  public List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
    DetectionSettings wanted = parameters.resolve(settings, labels);
    CandidateList candidates = head.candidates(outputs, letterbox, wanted);
    RowNumbers extras = head.extras(outputs);
    SourceFrame frame = wanted.frame(letterbox);
    float[] numbers = new float[points.size()];
    List<Suggestion> regions = new ArrayList<>();
    for (int object : head.choose(candidates, wanted)) {
      Box box = candidates.box(object, frame);
      if (box.area() > 0) {
        extras.read(candidates.row(object), numbers);
        regions.add(
            new Region(
                labels.name(candidates.classId(object)),
                candidates.score(object),
                new Keypoints(box, points(numbers, letterbox))));
      }
    }
    return regions;
  }

  private List<Keypoint> points(float[] numbers, Letterbox letterbox) {
    List<Keypoint> found = new ArrayList<>(points.points());
    for (int i = 0; i < points.points(); i++) {
      int first = i * points.numbers();
      float score = points.hasVisibility() ? numbers[first + 2] : 1;
      found.add(
          new Keypoint(
              names.get(i), letterbox.toSource(numbers[first], numbers[first + 1]), score(score)));
    }
    return found;
  }

  /** What is no number is not seen. */
  private static float score(float score) {
    return score > 0 ? Math.min(score, 1) : 0;
  }
}
