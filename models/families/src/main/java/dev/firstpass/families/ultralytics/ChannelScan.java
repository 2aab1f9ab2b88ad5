package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.DetectionSettings;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Finds boxes in YOLOv8's and 11's output without transposing it: one pass over the class channels
 * keeps the best class of every place, and only places that pass are looked at across the channels.
 *
 * @param output its name
 * @param classes how many there are
 * @param extra how many channels follow the classes
 */
record ChannelScan(String output, int classes, int extra) implements CandidateScan {
  private static final int FIRST_CLASS = 4;

  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    TensorShape shape = TensorShape.of(1, FIRST_CLASS + classes + extra, TensorShape.DYNAMIC);
    Tensor tensor = outputs.get(output, shape);
    FloatBuffer data = tensor.floats();
    int places = tensor.shape().intSize(2);
    float[] bestScores = new float[places];
    int[] best = new int[places];
    findBest(data, bestScores, best);
    CandidateList candidates = new CandidateList();
    for (int place = 0; place < places; place++) {
      if (bestScores[place] >= settings.filter().floor()) {
        add(data, place, places, best[place], settings, candidates);
      }
    }
    return candidates;
  }

  private void findBest(FloatBuffer data, float[] bestScores, int[] best) {
    int places = best.length;
    float[] channel = new float[places];
    Arrays.fill(bestScores, Float.NEGATIVE_INFINITY);
    for (int classId = 0; classId < classes; classId++) {
      data.get((FIRST_CLASS + classId) * places, channel);
      for (int place = 0; place < places; place++) {
        if (channel[place] > bestScores[place]) {
          bestScores[place] = channel[place];
          best[place] = classId;
        }
      }
    }
  }

  private void add(
      FloatBuffer data,
      int place,
      int places,
      int best,
      DetectionSettings settings,
      CandidateList into) {
    float x = data.get(place);
    float y = data.get(places + place);
    float width = data.get(2 * places + place);
    float height = data.get(3 * places + place);
    int first = settings.multiLabel() ? 0 : best;
    int end = settings.multiLabel() ? classes : best + 1;
    for (int classId = first; classId < end; classId++) {
      float score = data.get((FIRST_CLASS + classId) * places + place);
      if (settings.filter().keeps(classId, score)) {
        into.addCentred(place, classId, score, x, y, width, height);
      }
    }
  }
}
