package dev.firstpass.inference.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PassMemoryTest {
  private static final int NUMBERS = 10;
  private static final int BYTES = NUMBERS * Float.BYTES;
  private static final Letterbox LETTERBOX = Letterbox.stretch(8, 8, 16, 16);

  @Test
  void recall_rememberedPass_isTheSameAndReadOnly() {
    PassMemory memory = new PassMemory(BYTES);
    memory.remember("a", outputs(3), LETTERBOX);

    PassMemory.Pass pass = memory.recall("a").orElseThrow();

    Tensor tensor = pass.outputs().get("e", TensorShape.of(NUMBERS));
    assertEquals(3, tensor.floats().get(0));
    assertTrue(tensor.data().isReadOnly());
    assertEquals(LETTERBOX, pass.letterbox());
    assertTrue(memory.recall("b").isEmpty());
  }

  @Test
  void remember_moreThanFits_forgetsWhatWasUsedLongestAgo() {
    PassMemory memory = new PassMemory(2 * BYTES);
    memory.remember("a", outputs(1), LETTERBOX);
    memory.remember("b", outputs(2), LETTERBOX);
    memory.recall("a");

    memory.remember("c", outputs(3), LETTERBOX);

    assertTrue(memory.recall("a").isPresent());
    assertTrue(memory.recall("b").isEmpty());
    assertEquals(2 * BYTES, memory.bytes());
  }

  @Test
  void remember_nothingAllowed_remembersNothing() {
    PassMemory memory = new PassMemory(0);
    memory.remember("a", outputs(1), LETTERBOX);

    assertTrue(memory.recall("a").isEmpty());
    assertEquals(0, memory.bytes());
  }

  private static Outputs outputs(float first) {
    float[] values = new float[NUMBERS];
    values[0] = first;
    return new Outputs(Map.of("e", Tensor.of(TensorShape.of(NUMBERS), values)));
  }
}
