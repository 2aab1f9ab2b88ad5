package dev.firstpass.core.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.model.LabelSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LabelMapTest {
  private final LabelMap map = new LabelMap(Map.of("dog", "animal", "cat", "animal"));

  @Test
  void apply_suggestions_renamesThoseThatAreNamed() {
    assertEquals(
        List.of(new Tag("animal", 0.9), new Tag("car", 0.8)),
        map.apply(List.of(new Tag("dog", 0.9), new Tag("car", 0.8))));
  }

  @Test
  void apply_labels_givesEachProjectLabelOnce() {
    assertEquals(
        List.of("animal", "car"), map.apply(new LabelSet(List.of("cat", "dog", "car"))).names());
  }
}
