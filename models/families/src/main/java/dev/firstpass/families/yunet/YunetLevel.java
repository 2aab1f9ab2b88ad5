package dev.firstpass.families.yunet;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.vision.GridLevel;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The four outputs of one level.
 *
 * @param grid its places
 * @param cls class scores
 * @param obj objectness
 * @param bbox four numbers per place
 * @param kps ten numbers per place
 */
record YunetLevel(
    GridLevel grid, FloatBuffer cls, FloatBuffer obj, FloatBuffer bbox, FloatBuffer kps) {

  /** Returns the levels of one image, finest first. */
  static List<YunetLevel> of(Outputs outputs, Letterbox letterbox) {
    return GridLevel.of(letterbox.tensorWidth(), letterbox.tensorHeight(), YunetFamily.STRIDES)
        .stream()
        .map(
            grid ->
                new YunetLevel(
                    grid,
                    data(outputs, YunetOutput.CLS, grid),
                    data(outputs, YunetOutput.OBJ, grid),
                    data(outputs, YunetOutput.BBOX, grid),
                    data(outputs, YunetOutput.KPS, grid)))
        .toList();
  }

  /** Returns how many places the level has. */
  int places() {
    return grid.places();
  }

  /** Returns how many places the levels before it have. */
  int first() {
    return grid.first();
  }

  /** Returns the score of a place; NaN when the network gave NaN. */
  float score(int place) {
    return (float) Math.sqrt(clip(cls.get(place)) * clip(obj.get(place)));
  }

  /** Fills {@code into} with left, top, width and height in tensor pixels. */
  void box(int place, float[] into) {
    bbox.get(4 * place, into);
    int stride = grid.stride();
    float width = (float) Math.exp(into[2]) * stride;
    float height = (float) Math.exp(into[3]) * stride;
    into[0] = (grid.column(place) + into[0]) * stride - width / 2;
    into[1] = (grid.row(place) + into[1]) * stride - height / 2;
    into[2] = width;
    into[3] = height;
  }

  /** Fills {@code into} with x and y of each landmark in tensor pixels. */
  void points(int place, float[] into) {
    kps.get(into.length * place, into);
    for (int i = 0; i < into.length; i += 2) {
      into[i] = (grid.column(place) + into[i]) * grid.stride();
      into[i + 1] = (grid.row(place) + into[i + 1]) * grid.stride();
    }
  }

  private static float clip(float value) {
    return Math.min(Math.max(value, 0), 1);
  }

  private static FloatBuffer data(Outputs outputs, YunetOutput output, GridLevel grid) {
    TensorShape shape = TensorShape.of(1, grid.places(), output.columns());
    return outputs.get(output.name(grid.stride()), shape).floats();
  }
}
