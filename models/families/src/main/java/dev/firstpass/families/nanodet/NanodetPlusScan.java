package dev.firstpass.families.nanodet;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.DetectionSettings;
import dev.firstpass.families.vision.GflHead;
import dev.firstpass.families.vision.GridLevel;
import dev.firstpass.families.vision.TensorRows;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Finds boxes in NanoDet-Plus's one output, where a place's scores and distances lie side by side.
 *
 * @param output its name
 * @param head how a place is decoded
 */
record NanodetPlusScan(String output, GflHead head) implements CandidateScan {
  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    int width = letterbox.tensorWidth();
    int height = letterbox.tensorHeight();
    int columns = head.classes() + GflHead.DISTANCES;
    List<GridLevel> levels = GridLevel.of(width, height, NanodetFamily.PLUS_STRIDES);
    GridLevel last = levels.get(levels.size() - 1);
    TensorShape shape = TensorShape.of(1, last.first() + last.places(), columns);
    FloatBuffer data = outputs.get(output, shape).floats();
    CandidateList candidates = new CandidateList();
    for (GridLevel level : levels) {
      TensorRows scores = new TensorRows(data, columns, 0, level.first());
      TensorRows distances = new TensorRows(data, columns, head.classes(), level.first());
      head.scan(scores, distances, level, width, height, settings, candidates);
    }
    return candidates;
  }
}
