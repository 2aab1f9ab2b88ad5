package dev.firstpass.families.fastestdet;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.ClassScores;
import dev.firstpass.families.vision.DetectionSettings;
import dev.firstpass.families.vision.GridLevel;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Finds boxes in FastestDet's output: planes of one channel each. Only places whose objectness
 * alone could reach a threshold are looked at across the planes.
 *
 * @param output its name
 * @param classes how many there are
 */
record FastestdetScan(String output, int classes) implements CandidateScan {
  private static final int X = 1;
  private static final int Y = 2;
  private static final int WIDTH = 3;
  private static final int HEIGHT = 4;
  private static final double OBJECTNESS_POWER = 0.6;
  private static final double CLASS_POWER = 0.4;

  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    GridLevel grid =
        GridLevel.of(
                letterbox.tensorWidth(), letterbox.tensorHeight(), List.of(FastestdetFamily.STRIDE))
            .get(0);
    int channels = FastestdetFamily.FIRST_CLASS + classes;
    TensorShape shape = TensorShape.of(1, channels, grid.rows(), grid.columns());
    FloatBuffer data = outputs.get(output, shape).floats();
    float[] objectness = new float[grid.places()];
    data.get(0, objectness);
    CandidateList candidates = new CandidateList();
    float[] values = new float[channels];
    for (int place = 0; place < objectness.length; place++) {
      double weight = Math.pow(objectness[place], OBJECTNESS_POWER);
      if (weight >= settings.filter().floor()) {
        for (int channel = 0; channel < channels; channel++) {
          values[channel] = data.get(channel * grid.places() + place);
        }
        add(values, place, grid, weight, settings, candidates);
      }
    }
    return candidates;
  }

  private static void add(
      float[] values,
      int place,
      GridLevel grid,
      double weight,
      DetectionSettings settings,
      CandidateList into) {
    int best = ClassScores.best(values, FastestdetFamily.FIRST_CLASS, values.length);
    float classScore = values[FastestdetFamily.FIRST_CLASS + best];
    float score = (float) (weight * Math.pow(classScore, CLASS_POWER));
    if (!settings.filter().keeps(best, score)) {
      return;
    }
    int stride = grid.stride();
    double x = (grid.column(place) + Math.tanh(values[X])) * stride;
    double y = (grid.row(place) + Math.tanh(values[Y])) * stride;
    double width = sigmoid(values[WIDTH]) * grid.columns() * stride;
    double height = sigmoid(values[HEIGHT]) * grid.rows() * stride;
    into.addCentred(place, best, score, (float) x, (float) y, (float) width, (float) height);
  }

  private static double sigmoid(float value) {
    return 1 / (1 + Math.exp(-value));
  }
}
