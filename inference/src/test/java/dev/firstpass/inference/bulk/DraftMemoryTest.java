package dev.firstpass.inference.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelCard;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DraftMemoryTest {
  private static final ModelSpec MODEL = model("a");
  private static final Map<String, Object> SETTINGS = Map.of("threshold", 0.25);

  @Test
  void recall_sameModelSettingsLabelsAndContent_isTheDraft() {
    DraftMemory memory = new DraftMemory(10_000);
    Draft draft = draft(new Region("dog", 0.8, new Box(1, 2, 3, 5)));
    memory.remember(key(MODEL, SETTINGS, "1"), draft);

    assertEquals(draft, memory.recall(key(model("a"), SETTINGS, "1")).orElseThrow());
    assertTrue(memory.recall(key(model("b"), SETTINGS, "1")).isEmpty());
    assertTrue(memory.recall(key(MODEL, Map.of("threshold", 0.5), "1")).isEmpty());
    assertTrue(memory.recall(key(MODEL, SETTINGS, "2")).isEmpty());
    assertTrue(
        memory
            .recall(
                new DraftMemory.Key(MODEL, SETTINGS, new LabelMap(Map.of("dog", "animal")), "1"))
            .isEmpty());
  }

  @Test
  void remember_moreThanFits_forgetsWhatWasUsedLongestAgo() {
    DraftMemory memory = new DraftMemory(3_000);
    memory.remember(key(MODEL, SETTINGS, "1"), draft());
    memory.remember(key(MODEL, SETTINGS, "2"), draft());
    memory.recall(key(MODEL, SETTINGS, "1"));

    memory.remember(key(MODEL, SETTINGS, "3"), draft());

    assertTrue(memory.recall(key(MODEL, SETTINGS, "1")).isPresent());
    assertTrue(memory.recall(key(MODEL, SETTINGS, "2")).isEmpty());
    assertTrue(memory.bytes() <= 3_000);
  }

  @Test
  void remember_draftThatIsLargerThanAllRoom_isNotRemembered() {
    DraftMemory memory = new DraftMemory(3_000);
    Mask mask = new Mask(200, 1, Collections.nCopies(200, 1));
    String text = "word ".repeat(1_000);
    Segment speech = new Segment(new TimeSpan(0, 1), "speech", 0.9, text, null, null, List.of());

    memory.remember(key(MODEL, SETTINGS, "1"), draft(new Region("dog", 0.8, mask)));
    memory.remember(key(MODEL, SETTINGS, "2"), draft(speech));
    new DraftMemory(0).remember(key(MODEL, SETTINGS, "3"), draft());

    assertEquals(0, memory.bytes());
  }

  private static DraftMemory.Key key(ModelSpec model, Map<String, Object> settings, String sha256) {
    return new DraftMemory.Key(model, settings, LabelMap.IDENTITY, sha256);
  }

  private static Draft draft(Suggestion... suggestions) {
    return new Draft(
        new Provenance(new ModelId("toy", "1"), "00"),
        new ImageFacts("x", "00", 8, 8),
        SETTINGS,
        List.of(suggestions));
  }

  private static ModelSpec model(String label) {
    return new ModelSpec(
        new ModelId("toy", "1"),
        "toy",
        ModelTask.DETECTION,
        List.of(new ModelFile(ModelFile.MODEL, "model.onnx", "0".repeat(64))),
        new AudioInput(16_000),
        new LabelSet(List.of(label)),
        Map.of(),
        Map.of(),
        ModelCard.EMPTY);
  }
}
