package dev.firstpass.families.yunet;

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
 * Decodes YuNet's outputs to faces with landmarks.
 *
 * @param parameters the family's
 * @param labels the one label
 */
record YunetDecoder(DetectionParameters parameters, LabelSet labels) implements OutputDecoder {
  private static final List<String> LANDMARKS =
      List.of("right-eye", "left-eye", "nose", "right-mouth-corner", "left-mouth-corner");
  private static final int FACE = 0;

  @Override
  public List<String> pointNames() {
    return LANDMARKS;
  }

  @Override
  public void check(Settings settings) {
    parameters.resolve(settings, labels);
  }

  @Override
  public List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
    DetectionSettings wanted = parameters.resolve(settings, labels);
    List<YunetLevel> levels = YunetLevel.of(outputs, letterbox);
    CandidateList candidates = new CandidateList();
    levels.forEach(level -> scan(level, wanted, candidates));
    List<Suggestion> faces = new ArrayList<>();
    for (int chosen : wanted.choose(candidates)) {
      Keypoints face = face(levels, candidates.row(chosen), wanted.frame(letterbox));
      if (face.box().area() > 0) {
        faces.add(new Region(labels.name(FACE), candidates.score(chosen), face));
      }
    }
    return faces;
  }

  /** The candidates' boxes are for suppression: OpenCV truncates corner and size to integers. */
  private static void scan(YunetLevel level, DetectionSettings settings, CandidateList into) {
    float[] box = new float[4];
    for (int place = 0; place < level.places(); place++) {
      float score = level.score(place);
      if (settings.filter().keeps(FACE, score)) {
        level.box(place, box);
        float left = truncate(box[0]);
        float top = truncate(box[1]);
        float width = truncate(box[2]);
        float height = truncate(box[3]);
        into.add(level.first() + place, FACE, score, left, top, left + width, top + height);
      }
    }
  }

  private static Keypoints face(List<YunetLevel> levels, int row, SourceFrame frame) {
    YunetLevel level = levels.get(0);
    for (YunetLevel candidate : levels) {
      level = candidate.first() <= row ? candidate : level;
    }
    int place = row - level.first();
    float[] box = new float[4];
    level.box(place, box);
    Box inSource = frame.box(box[0], box[1], box[0] + box[2], box[1] + box[3]);
    float[] points = new float[2 * LANDMARKS.size()];
    level.points(place, points);
    List<Keypoint> landmarks = new ArrayList<>(LANDMARKS.size());
    for (int i = 0; i < LANDMARKS.size(); i++) {
      landmarks.add(
          new Keypoint(
              LANDMARKS.get(i), frame.letterbox().toSource(points[2 * i], points[2 * i + 1]), 1));
    }
    return new Keypoints(inSource, landmarks);
  }

  /** NaN and infinities stay what they are, so that the candidate is dropped. */
  private static float truncate(float value) {
    return (float) (value < 0 ? Math.ceil(value) : Math.floor(value));
  }
}
