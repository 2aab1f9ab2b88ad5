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

final class SmallMasksContractTest extends ModelFamilyContract {
  private static final int OBJECTS = 12;
  private static final int CELLS = 28;

  @Override
  protected ModelFamily family() {
    return new MaskRcnnFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(
        new GraphSignature(
            List.of(Graphs.tensor("image", 3, -1, -1)),
            List.of(
                Graphs.tensor("6568", -1, 4),
                new TensorInfo("6570", ElementType.INT64, TensorShape.of(-1)),
                Graphs.tensor("6572", -1),
                Graphs.tensor("6887", -1, 1, CELLS, CELLS))));
  }

  /** Blobs in boxes that lie inside the picture, wherever the picture lies in the tensor. */
  @Override
  protected Outputs outputs(RandomGenerator random) {
    float[] masks = new float[OBJECTS * CELLS * CELLS];
    for (int i = 0; i < masks.length; i++) {
      int x = i % CELLS - CELLS / 2;
      int y = i / CELLS % CELLS - CELLS / 2;
      masks[i] = (float) Math.exp(-(x * x + y * y) / 200.0);
    }
    return new Outputs(
        Map.of(
            "6568",
            RandomTensors.rows(random, TensorShape.of(OBJECTS, 4), 12, 30, 14, 24, 50, 82, 34, 50),
            "6570",
            Tensor.of(TensorShape.of(OBJECTS), random.longs(OBJECTS, 0, 82).toArray()),
            "6572",
            RandomTensors.uniform(random, TensorShape.of(OBJECTS), 0, 1),
            "6887",
            Tensor.of(TensorShape.of(OBJECTS, 1, CELLS, CELLS), masks)));
  }

  @Override
  protected boolean isFree(String tensor, int axis) {
    return tensor.equals("6887") && axis > 1;
  }

  @Override
  protected boolean tellsClasses() {
    return false;
  }

  /** Masks are pasted into the source, whose pixels are half as large, and simplified there. */
  @Override
  protected double tolerance() {
    return 5;
  }
}
