package dev.firstpass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.AskedItem.Given;
import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.inference.BulkDrafter.ToolDrafts;
import dev.firstpass.inference.media.fetch.AllowedHost;
import dev.firstpass.inference.media.fetch.FetchConfig;
import dev.firstpass.inference.media.fetch.Fetcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tools ask for twice, over a server of pictures that waits until the test lets it answer. */
final class ToolDraftsTest {
  private static final DraftRequest TOY = DraftRequest.of(ModelRef.active("toy"), List.of());
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private final AtomicInteger fetched = new AtomicInteger();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch free = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer pictures;
  private Engine engine;
  private BulkDrafter drafter;

  @BeforeEach
  void open() throws IOException {
    engine = ToyEngine.open(folder, 2, 8);
    byte[] png = ToyEngine.picture("").content().array();
    pictures = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pictures.setExecutor(threads);
    pictures.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          asked.countDown();
          try {
            free.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(200, png.length);
          exchange.getResponseBody().write(png);
          exchange.close();
        });
    pictures.start();
    drafter = drafter(LONG, 1 << 20);
  }

  private BulkDrafter drafter(Duration linger, long rememberBytes) {
    FetchConfig none = FetchConfig.defaults();
    FetchConfig config =
        new FetchConfig(
            List.of(AllowedHost.parse("http://127.0.0.1:" + pictures.getAddress().getPort())),
            Map.of(),
            List.of(),
            Map.of(),
            none.maxBytes(),
            LONG);
    return new BulkDrafter(
        engine.drafter(),
        new Fetcher(config),
        new BulkLimits(4, 2, 8, 100, 3, linger, rememberBytes));
  }

  @AfterEach
  void close() {
    free.countDown();
    drafter.close();
    engine.close();
    pictures.stop(0);
    threads.shutdownNow();
  }

  @Test
  void draftForTool_timeIsOver_goesOnAndTheSecondCallJoinsIt() throws Exception {
    List<AskedItem> items = items(3);
    List<DraftResult> first = draft(items, Duration.ZERO);
    for (DraftResult result : first) {
      assertEquals(ErrorCode.DEADLINE_EXCEEDED, ((Failed) result).code());
    }
    assertTrue(asked.await(1, TimeUnit.MINUTES));
    assertEquals(3, drafter.open());
    draft(items, Duration.ZERO);
    assertEquals(3, drafter.open());

    free.countDown();

    List<DraftResult> results = draft(items, LONG);
    assertEquals(List.of("0", "1", "2"), results.stream().map(DraftResult::itemId).toList());
    results.forEach(result -> assertTrue(result instanceof Drafted, result.toString()));
    assertEquals(1, runs());
  }

  @Test
  void draftForTool_sameAgain_isRecalledForWhateverItIsCalled() {
    free.countDown();
    Draft first = drafted(draft(List.of(item("a", "x.png")), LONG).get(0));
    Draft second = drafted(draft(List.of(item("b", "y.png")), LONG).get(0));

    assertEquals(first.suggestions(), second.suggestions());
    assertEquals("b", second.item().id());
    assertEquals(2, fetched.get());
    assertEquals(1, runs());
  }

  @Test
  void draftForTool_otherThreshold_isAnotherDraft() {
    free.countDown();
    DraftRequest strict =
        new DraftRequest(TOY.model(), List.of(), Map.of("threshold", 0.6), LabelMap.IDENTITY);
    Draft first = drafted(draft(items(1), LONG).get(0));
    Draft second = drafted(drafter.draftForTool(strict, items(1), "tool", LONG).results().get(0));

    assertEquals(2, first.suggestions().size());
    assertEquals(1, second.suggestions().size());
  }

  @Test
  void draftForTool_sameBytesTwiceAtOnce_areDraftedOnce() {
    List<AskedItem> items = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      items.add(new Given(ToyEngine.picture(String.valueOf(i))));
    }

    ToolDrafts drafts = drafter.draftForTool(TOY, items, "tool", LONG);

    for (int i = 0; i < 20; i++) {
      assertEquals(String.valueOf(i), drafts.results().get(i).itemId());
      assertTrue(drafts.results().get(i) instanceof Drafted);
    }
    assertEquals(1, runs());
    assertEquals(20, drafts.lent().size());
    drafts.lent().forEach(reader -> assertTrue(reader.isDone()));
  }

  @Test
  void draftForTool_bytesOfARequestThatWasLeft_areLentUntilTheyAreRead() throws Exception {
    ToolDrafts drafts =
        drafter.draftForTool(
            TOY, List.of(new Given(ToyEngine.picture("a"))), "tool", Duration.ZERO);

    assertTrue(drafts.lent().get(0).get(1, TimeUnit.MINUTES) instanceof Drafted);
  }

  @Test
  void draftForTool_noLinger_endsWithTheRequest() throws Exception {
    drafter.close();
    drafter = drafter(Duration.ZERO, 1 << 20);

    draft(items(3), Duration.ZERO);

    // Every lane has passed them over when a picture that came later is done.
    free.countDown();
    assertTrue(draft(List.of(item("later", "later.png")), LONG).get(0) instanceof Drafted);
    assertEquals(1, fetched.get());
  }

  @Test
  void draftForTool_nothingRemembered_isDraftedAgain() {
    drafter.close();
    drafter = drafter(LONG, 0);
    free.countDown();

    draft(items(1), LONG);
    draft(items(1), LONG);

    assertEquals(2, runs());
  }

  /** How often an item reached the model: the queue is the only way. */
  private int runs() {
    return (int) engine.queue().taken();
  }

  private List<DraftResult> draft(List<AskedItem> items, Duration patience) {
    return drafter.draftForTool(TOY, items, "tool", patience).results();
  }

  private static Draft drafted(DraftResult result) {
    return ((Drafted) result).draft();
  }

  private List<AskedItem> items(int count) {
    List<AskedItem> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item(String.valueOf(i), i + ".png"));
    }
    return items;
  }

  private AskedItem item(String id, String name) {
    int port = pictures.getAddress().getPort();
    return new Referenced(id, List.of("http://127.0.0.1:" + port + "/" + name));
  }
}
