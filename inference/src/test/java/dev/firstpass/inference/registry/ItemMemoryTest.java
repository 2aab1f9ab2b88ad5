package dev.firstpass.inference.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.ScriptedSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ItemMemoryTest {
  private static final int NUMBERS = 10;
  private static final int BYTES = NUMBERS * Float.BYTES;

  private final ScriptedSession encoder =
      ScriptedSession.of(
          new GraphSignature(List.of(), List.of()),
          inputs ->
              new Outputs(Map.of("e", Tensor.of(TensorShape.of(NUMBERS), new float[NUMBERS]))));

  @Test
  void ofItem_sameItem_runsOnce() {
    ItemMemory memory = new ItemMemory(role -> encoder, 10 * BYTES);

    Outputs first = encode(memory, "a");

    assertSame(first, encode(memory, "a"));
    assertEquals(1, encoder.runs().size());
    memory.of("a").ofItem("other", Map::of);
    assertEquals(2, encoder.runs().size());
    memory.of("a").session("encoder").run(Map.of());
    assertEquals(3, encoder.runs().size());
  }

  @Test
  void ofItem_moreThanFits_forgetsWhatWasUsedLongestAgo() {
    ItemMemory memory = new ItemMemory(role -> encoder, 2 * BYTES + 1);
    encode(memory, "a");
    encode(memory, "b");
    encode(memory, "a");

    encode(memory, "c");

    assertEquals(2 * BYTES, memory.bytes());
    assertEquals(3, encoder.runs().size());
    encode(memory, "a");
    assertEquals(3, encoder.runs().size());
    encode(memory, "b");
    assertEquals(4, encoder.runs().size());
    assertEquals(2 * BYTES, memory.bytes());
  }

  @Test
  void ofItem_largerThanTheMemory_isNotRemembered() {
    ItemMemory memory = new ItemMemory(role -> encoder, BYTES - 1);

    encode(memory, "a");
    encode(memory, "a");

    assertEquals(2, encoder.runs().size());
    assertEquals(0, memory.bytes());
  }

  private static Outputs encode(ItemMemory memory, String item) {
    return memory.of(item).ofItem("encoder", Map::of);
  }
}
