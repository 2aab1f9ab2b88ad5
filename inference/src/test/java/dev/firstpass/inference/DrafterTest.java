package dev.firstpass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.OverloadedException;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.inference.registry.ModelHandle;
import dev.firstpass.inference.registry.ModelHandle.Lease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DrafterTest {
  private static final ModelRef TOY = ModelRef.active("toy");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void draft_severalItems_answersInOrderAndOneBadItemCostsNoOther() throws IOException {
    try (Engine engine = ToyEngine.open(folder, 2, 16)) {
      List<Item> items =
          List.of(
              ToyEngine.picture("a"),
              Item.of("b", "no picture".getBytes(StandardCharsets.UTF_8)),
              ToyEngine.picture("c"));

      List<DraftResult> results = engine.drafter().draft(DraftRequest.of(TOY, items), PATIENCE);

      assertEquals(List.of("a", "b", "c"), results.stream().map(DraftResult::itemId).toList());
      assertEquals(List.of("dog", "person"), labels(results.get(0)));
      assertEquals(
          ErrorCode.UNSUPPORTED_MEDIA, assertInstanceOf(Failed.class, results.get(1)).code());
      assertEquals(labels(results.get(0)), labels(results.get(2)));
    }
  }

  @Test
  void draft_labelMap_renames() throws IOException {
    try (Engine engine = ToyEngine.open(folder, 1, 16)) {
      DraftRequest request =
          new DraftRequest(
              TOY,
              List.of(ToyEngine.picture("a")),
              Map.of("threshold", 0.6),
              new LabelMap(Map.of("dog", "Hund")));

      assertEquals(List.of("Hund"), labels(engine.drafter().draft(request, PATIENCE).get(0)));
    }
  }

  @Test
  void draft_noPatience_failsTheItemsAndKeepsTheEngine() throws IOException {
    try (Engine engine = ToyEngine.open(folder, 1, 16)) {
      List<Item> items = Collections.nCopies(8, ToyEngine.picture("a"));

      List<DraftResult> late = engine.drafter().draft(DraftRequest.of(TOY, items), Duration.ZERO);

      assertTrue(
          late.stream()
              .anyMatch(
                  result ->
                      result instanceof Failed failed
                          && failed.code() == ErrorCode.DEADLINE_EXCEEDED));
      assertInstanceOf(
          Drafted.class,
          engine
              .drafter()
              .draft(DraftRequest.of(TOY, List.of(ToyEngine.picture("b"))), PATIENCE)
              .get(0));
    }
  }

  @Test
  void draft_moreItemsThanFit_isRefusedAsAWhole() throws IOException {
    try (Engine engine = ToyEngine.open(folder, 1, 4)) {
      List<Item> items = Collections.nCopies(5, ToyEngine.picture("a"));

      OverloadedException refusal =
          assertThrows(
              OverloadedException.class,
              () -> engine.drafter().draft(DraftRequest.of(TOY, items), PATIENCE));

      assertEquals(ErrorCode.QUEUE_FULL, refusal.code());
      assertTrue(refusal.retryAfter().toSeconds() >= 1);
    }
  }

  @Test
  void draft_unknownModelOrSetting_isRefusedBeforeAnyWork() throws IOException {
    try (Engine engine = ToyEngine.open(folder, 1, 4)) {
      List<Item> items = List.of(ToyEngine.picture("a"));

      DraftingException model =
          assertThrows(
              DraftingException.class,
              () ->
                  engine.drafter().draft(DraftRequest.of(ModelRef.active("toi"), items), PATIENCE));
      DraftingException setting =
          assertThrows(
              DraftingException.class,
              () ->
                  engine
                      .drafter()
                      .draft(
                          new DraftRequest(TOY, items, Map.of("iuo", 0.5), LabelMap.IDENTITY),
                          PATIENCE));

      assertEquals(ErrorCode.UNKNOWN_MODEL, model.code());
      assertTrue(model.detail().contains("did you mean 'toy'?"), model.detail());
      assertEquals(ErrorCode.UNKNOWN_PARAMETER, setting.code());
      assertTrue(setting.detail().contains("did you mean 'iou'?"), setting.detail());
    }
  }

  /** Closing a session under a run kills the process, so a swap must wait for the leases. */
  @Test
  void load_whileOthersDraft_losesNoRequest() throws Exception {
    try (Engine engine = ToyEngine.open(folder, 2, 16)) {
      AtomicBoolean done = new AtomicBoolean();
      ExecutorService callers = Executors.newFixedThreadPool(2);
      List<Future<Integer>> drafted = new ArrayList<>();
      for (int caller = 0; caller < 2; caller++) {
        drafted.add(callers.submit(() -> draftUntil(done, engine)));
      }

      for (int swap = 0; swap < 20; swap++) {
        engine.registry().load(new ModelId("toy", "1"));
      }
      done.set(true);

      for (Future<Integer> count : drafted) {
        assertTrue(count.get() > 0);
      }
      callers.shutdown();
    }
  }

  @Test
  void unload_leasedModel_closesItOnlyWhenTheLeaseIsGivenBack() throws IOException {
    try (Engine engine = ToyEngine.open(folder, 1, 4)) {
      ModelHandle handle = engine.registry().handle(TOY);
      Lease lease = handle.acquire();

      engine.registry().close();

      assertEquals(ModelHandle.State.UNLOADING, handle.state());
      lease.model().warmUp();
      lease.close();
      lease.close();
      assertEquals(ModelHandle.State.UNAVAILABLE, handle.state());
      assertEquals(
          ErrorCode.MODEL_NOT_READY, assertThrows(DraftingException.class, handle::acquire).code());
    }
  }

  private static int draftUntil(AtomicBoolean done, Engine engine) {
    int count = 0;
    while (!done.get()) {
      List<DraftResult> results =
          engine.drafter().draft(DraftRequest.of(TOY, List.of(ToyEngine.picture("a"))), PATIENCE);
      assertInstanceOf(Drafted.class, results.get(0));
      count++;
    }
    return count;
  }

  private static List<String> labels(DraftResult result) {
    return assertInstanceOf(Drafted.class, result).draft().suggestions().stream()
        .map(Suggestion::label)
        .toList();
  }
}
