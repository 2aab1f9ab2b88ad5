package dev.firstpass.families.maskrcnn;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import dev.firstpass.testkit.RandomTensors;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

final class PastedMasksContractTest extends ModelFamilyContract {
  private static final int OBJECTS = 12;
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;

  @Override
  protected ModelFamily family() {
    return new MaskRcnnFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(
        new GraphSignature(
            List.of(Graphs.tensor("images", 1, 3, HEIGHT, WIDTH)),
            List.of(
                Graphs.tensor("boxes", -1, 4),
                new TensorInfo("labels", ElementType.INT64, TensorShape.of(-1)),
                Graphs.tensor("scores", -1),
                Graphs.tensor("masks", -1, 1, -1, -1))));
  }

  /** Rectangles that fill their boxes, inside the picture. */
  @Override
  protected Outputs outputs(RandomGenerator random) {
    float[] boxes = new float[4 * OBJECTS];
    float[] masks = new float[OBJECTS * HEIGHT * WIDTH];
    for (int object = 0; object < OBJECTS; object++) {
      int left = random.nextInt(8, 40);
      int top = random.nextInt(8, 28);
      int right = left + random.nextInt(4, 40);
      int bottom = top + random.nextInt(4, 28);
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          masks[(object * HEIGHT + y) * WIDTH + x] = 0.9f;
        }
      }
      float[] box = {left, top, right, bottom};
      System.arraycopy(box, 0, boxes, 4 * object, box.length);
    }
    return new Outputs(
        Map.of(
            "boxes",
            Tensor.of(TensorShape.of(OBJECTS, 4), boxes),
            "labels",
            Tensor.of(TensorShape.of(OBJECTS), random.longs(OBJECTS, 0, 91).toArray()),
            "scores",
            RandomTensors.uniform(random, TensorShape.of(OBJECTS), 0, 1),
            "masks",
            Tensor.of(TensorShape.of(OBJECTS, 1, HEIGHT, WIDTH), masks)));
  }

  @Override
  protected boolean tellsClasses() {
    return false;
  }
}
