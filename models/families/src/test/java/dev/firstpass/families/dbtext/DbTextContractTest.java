package dev.firstpass.families.dbtext;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;

final class DbTextContractTest extends ModelFamilyContract {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;

  @Override
  protected ModelFamily family() {
    return new DbTextFamily();
  }

  @Override
  protected GraphFacts facts() {
    return new GraphFacts(
        Graphs.facts(Graphs.tensor("x", -1, 3, -1, -1), Graphs.tensor("maps", -1, 1, -1, -1))
            .signature(),
        Map.of(),
        "PaddlePaddle",
        Set.of("Conv", "ConvTranspose", "Sigmoid"),
        OptionalDouble.empty());
  }

  /** Blocks of text away from the edges, where thin rests would be dropped. */
  @Override
  protected Outputs outputs(RandomGenerator random) {
    float[] values = new float[WIDTH * HEIGHT];
    for (int block = 0; block < 4; block++) {
      int left = random.nextInt(20, 60);
      int top = random.nextInt(20, 40);
      int right = left + random.nextInt(4, 16);
      int bottom = top + random.nextInt(4, 8);
      float probability = random.nextFloat(0.31f, 1);
      for (int y = top; y < bottom; y++) {
        for (int x = left + (y - top) / 2; x < right; x++) {
          values[y * WIDTH + x] = probability;
        }
      }
    }
    return new Outputs(Map.of("maps", Tensor.of(TensorShape.of(1, 1, HEIGHT, WIDTH), values)));
  }
}
