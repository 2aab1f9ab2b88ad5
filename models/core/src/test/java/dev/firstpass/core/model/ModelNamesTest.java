package dev.firstpass.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelNamesTest {
  @Test
  void parse_nameWithAndWithoutVersion_givesBoth() {
    assertEquals(new ModelRef("yolox-nano", "2"), ModelRef.parse("yolox-nano:2"));
    assertTrue(ModelRef.parse("yolox-nano").version().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../x", "a/b", "a\\b", ".hidden", "a b", "ü", "-x"})
  void modelId_nameThatCouldLeadElsewhere_isRefused(String name) {
    assertThrows(DraftingException.class, () -> new ModelId(name, "1"));
    assertThrows(DraftingException.class, () -> new ModelId("a", name));
  }

  @Test
  void numberingRepeats_repeatedNames_keepsTheirPlaces() {
    assertEquals(
        List.of("crane", "dog", "crane (2)", "crane (3)"),
        LabelSet.numberingRepeats(List.of("crane", "dog", "crane", "crane")).names());
  }
}
