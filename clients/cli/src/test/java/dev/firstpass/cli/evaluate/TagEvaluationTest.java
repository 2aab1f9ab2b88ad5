package dev.firstpass.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TagEvaluationTest {
  private static final LabelSet LABELS =
      new LabelSet(List.of("ant", "bee", "cat", "dog", "eel", "fox"));

  @Test
  void report_firstAndAmongFive_areCounted() throws IOException {
    TagEvaluation evaluation = new TagEvaluation(dataset("ant", "bee", "cat", "dog"), LABELS);
    add(evaluation, 0, "ant", "bee");
    add(evaluation, 1, "cat", "dog", "eel", "fox", "bee", "ant");
    add(evaluation, 2, "ant", "bee", "dog", "eel", "fox", "cat");

    assertEquals(
        """
         Top-1 accuracy = 0.2500 (1 of 4)
         Top-5 accuracy = 0.5000 (2 of 4)
        """,
        evaluation.report().toText());
    assertEquals(
        "{\"items\":4,\"top1\":0.25,\"top5\":0.5}", TextEvaluationTest.json(evaluation.report()));
  }

  @Test
  void warnings_labelThatTheModelDoesNotHave_isNamed() {
    List<String> warnings = new TagEvaluation(dataset("ant", "emu"), LABELS).warnings();

    assertEquals(
        List.of("counted as wrong: the model has no label [emu]; name it with --map"), warnings);
  }

  private static TagDataset dataset(String... labels) {
    Map<LabelledItem, String> pictures = new LinkedHashMap<>();
    for (int i = 0; i < labels.length; i++) {
      pictures.put(new LabelledItem(i + ".jpg", Path.of(i + ".jpg")), labels[i]);
    }
    return new TagDataset(pictures);
  }

  private static void add(TagEvaluation evaluation, int picture, String... tags) {
    List<Suggestion> suggestions = new ArrayList<>();
    for (String tag : tags) {
      suggestions.add(new Tag(tag, 1.0 - 0.1 * suggestions.size()));
    }
    evaluation.add(
        evaluation.items().get(picture),
        new Draft(
            new Provenance(new ModelId("m", "1"), "00"),
            new ImageFacts("a.jpg", "00", 64, 48),
            Map.of(),
            suggestions));
  }
}
