package dev.firstpass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.testkit.ToyModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RememberedDraftTest {
  @TempDir private Path folder;

  @Test
  void draft_samePictureOtherThreshold_isDecodedFromTheRememberedPass() throws IOException {
    try (Engine engine = ToyEngine.remembering(folder, 1 << 20)) {
      Draft first = draft(engine, "a", Map.of());
      Draft second = draft(engine, "b", Map.of("threshold", 0.6));

      assertEquals(List.of("dog", "person"), labels(first));
      assertEquals(List.of("dog"), labels(second));
      assertEquals(first.suggestions().get(0), second.suggestions().get(0));
      assertEquals("b", second.item().id());
      assertEquals(first.item().sha256(), second.item().sha256());
      assertEquals(ToyModel.DOG_SCORE, second.suggestions().get(0).score(), 1e-4);
      assertTrue(second.warnings().isEmpty());
    }
  }

  private static Draft draft(Engine engine, String id, Map<String, Object> settings) {
    Item item = ToyEngine.picture(id);
    DraftRequest request =
        new DraftRequest(ModelRef.active("toy"), List.of(item), settings, LabelMap.IDENTITY);
    return ((Drafted) engine.drafter().draft(request, Duration.ofSeconds(30)).get(0)).draft();
  }

  private static List<String> labels(Draft draft) {
    return draft.suggestions().stream().map(Suggestion::label).toList();
  }
}
