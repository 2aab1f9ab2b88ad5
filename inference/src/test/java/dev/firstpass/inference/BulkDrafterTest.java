package dev.firstpass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.AskedItem.Given;
import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.draft.AskedItem.Unreadable;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.inference.media.fetch.FetchConfig;
import dev.firstpass.inference.media.fetch.Fetcher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BulkDrafterTest {
  private static final DraftRequest TOY = DraftRequest.of(ModelRef.active("toy"), List.of());
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private static Path folder;
  private static Engine engine;
  private static BulkDrafter drafter;

  @BeforeAll
  static void open() throws IOException {
    // A queue far smaller than the requests.
    engine = ToyEngine.open(folder, 2, 2);
    drafter =
        new BulkDrafter(
            engine.drafter(),
            new Fetcher(FetchConfig.defaults()),
            new BulkLimits(8, 2, 4, 100, 2, LONG, 1 << 20));
  }

  @AfterAll
  static void close() {
    drafter.close();
    engine.close();
  }

  @Test
  void draft_moreThanTheQueueTakes_draftsAllInOrder() {
    List<AskedItem> items = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      items.add(i % 3 == 1 ? failed(i) : i % 3 == 0 ? given(i) : referenced(i));
    }

    List<DraftResult> results = drafter.draft(TOY, items, LONG, RequestWatch.NONE);

    assertEquals(60, results.size());
    for (int i = 0; i < 60; i++) {
      assertEquals(String.valueOf(i), results.get(i).itemId());
      assertEquals(i % 3 != 1, results.get(i) instanceof Drafted, results.get(i).toString());
    }
  }

  @Test
  void draftForTool_fullQueue_waitsForRoom() throws Exception {
    // As many requests as may be open at once, more than the queue takes.
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<DraftResult>>> pending = new ArrayList<>();
      for (int i = 0; i < 48; i++) {
        List<AskedItem> one = List.of(given(i));
        pending.add(callers.submit(() -> drafter.draftForTool(TOY, one, "", LONG).results()));
      }
      for (int i = 0; i < 48; i++) {
        assertTrue(pending.get(i).get().get(0) instanceof Drafted);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void draftForTool_noTimeLeft_failsTheItemAndRefusesNothing() {
    DraftResult result =
        drafter.draftForTool(TOY, List.of(given(1)), "", Duration.ZERO).results().get(0);

    assertEquals(ErrorCode.DEADLINE_EXCEEDED, ((Failed) result).code());
  }

  @Test
  void draft_addressThatIsNotAllowed_costsNoOther() {
    List<DraftResult> results =
        drafter.draft(
            TOY,
            List.of(referenced(1), new Referenced("2", List.of("http://127.0.0.1/x.png"))),
            LONG,
            RequestWatch.NONE);

    assertTrue(results.get(0) instanceof Drafted);
    assertEquals(ErrorCode.URL_NOT_ALLOWED, ((Failed) results.get(1)).code());
  }

  @Test
  void draft_noTimeLeft_failsEveryItemWithTheDeadline() {
    List<DraftResult> results =
        drafter.draft(
            TOY, List.of(referenced(1), referenced(2), given(3)), Duration.ZERO, RequestWatch.NONE);

    assertEquals(3, results.size());
    for (DraftResult result : results) {
      assertEquals(ErrorCode.DEADLINE_EXCEEDED, ((Failed) result).code());
    }
  }

  @Test
  void draft_wholeRequestWrong_isRefusedBeforeAnythingIsFetched() {
    DraftRequest unknown = DraftRequest.of(ModelRef.active("none"), List.of());

    assertThrows(
        DraftingException.class,
        () -> drafter.draft(unknown, List.of(referenced(1)), LONG, RequestWatch.NONE));
  }

  private static AskedItem given(int id) {
    return new Given(ToyEngine.picture(String.valueOf(id)));
  }

  private static AskedItem referenced(int id) {
    byte[] bytes = ToyEngine.picture("").content().array();
    String address = "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes);
    return new Referenced(String.valueOf(id), List.of(address));
  }

  private static AskedItem failed(int id) {
    return new Unreadable(new Failed(String.valueOf(id), ErrorCode.INVALID_REQUEST, "no data"));
  }
}
