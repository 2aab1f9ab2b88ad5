package dev.firstpass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.OverloadedException;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class GraphRunnerTest {
  private static final ModelRef TOY = ModelRef.active("toy");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void run_tensors_givesTheGraphsOutputsOnAWorker() throws IOException {
    try (Engine engine = ToyEngine.open(folder, 1, 2)) {
      String told =
          engine
              .graphs()
              .run(
                  TOY,
                  (model, graph) -> {
                    Tensor output =
                        run(graph, 1, 3, 64, 64).get("output", TensorShape.of(1, 84, 8));
                    return model
                        + " "
                        + output.floats().get((2 * 8 + 3) * 8 + 4)
                        + " "
                        + Thread.currentThread().getName();
                  },
                  PATIENCE);

      assertEquals(new ModelId("toy", "1") + " 0.9 worker-1", told);
      assertEquals(0, engine.queue().size());
    }
  }

  @Test
  void run_shapeThatTheGraphRefuses_isTheCallersFault() throws IOException {
    try (Engine engine = ToyEngine.open(folder, 1, 2)) {
      DraftingException refused =
          assertThrows(
              DraftingException.class,
              () -> engine.graphs().run(TOY, (model, graph) -> run(graph, 1, 3, 64, 63), PATIENCE));

      assertEquals(ErrorCode.INVALID_REQUEST, refused.code());
      assertTrue(refused.detail().contains("images [1, 3, 64, 63]"), refused.detail());
    }
  }

  @Test
  void run_problemOfTheWork_isThrownAsItIs() throws IOException {
    try (Engine engine = ToyEngine.open(folder, 1, 2)) {
      assertEquals(
          ErrorCode.REQUEST_TOO_LARGE,
          code(
              engine,
              TOY,
              (model, graph) -> {
                throw new DraftingException(ErrorCode.REQUEST_TOO_LARGE, "too large");
              }));
      assertEquals(
          ErrorCode.UNEXPECTED,
          code(
              engine,
              TOY,
              (model, graph) -> {
                throw new IllegalStateException("a bug");
              }));
      assertEquals(
          ErrorCode.UNKNOWN_MODEL, code(engine, ModelRef.active("none"), (model, graph) -> ""));
    }
  }

  @Test
  void run_queueFull_isRefusedLikeADraft() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService callers = Executors.newSingleThreadExecutor();
    try (Engine engine = ToyEngine.open(folder, 1, 1)) {
      Future<String> first =
          callers.submit(
              () ->
                  engine
                      .graphs()
                      .run(
                          TOY,
                          (model, graph) -> {
                            busy.countDown();
                            go.await();
                            return "done";
                          },
                          PATIENCE));
      busy.await();

      assertThrows(
          OverloadedException.class,
          () -> engine.graphs().run(TOY, (model, graph) -> "", PATIENCE));
      go.countDown();
      assertEquals("done", first.get());
    } finally {
      callers.shutdown();
    }
  }

  @Test
  void run_noPatience_givesUpAndTheModelIsClosedOnlyAfterwards() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(1);
    try (Engine engine = ToyEngine.open(folder, 1, 2)) {
      DraftingException late =
          assertThrows(
              DraftingException.class,
              () ->
                  engine
                      .graphs()
                      .run(
                          TOY,
                          (model, graph) -> {
                            busy.countDown();
                            go.await();
                            run(graph, 1, 3, 64, 64);
                            ran.countDown();
                            return "";
                          },
                          Duration.ofMillis(50)));
      assertEquals(ErrorCode.DEADLINE_EXCEEDED, late.code());

      busy.await();
      engine.registry().close();
      go.countDown();
      ran.await();
    }
  }

  private static ErrorCode code(Engine engine, ModelRef model, GraphRunner.GraphWork<String> work) {
    return assertThrows(DraftingException.class, () -> engine.graphs().run(model, work, PATIENCE))
        .code();
  }

  private static Outputs run(Session graph, long... sizes) {
    TensorShape shape = TensorShape.of(sizes);
    ByteBuffer zeros =
        ByteBuffer.allocateDirect((int) shape.elements() * Float.BYTES)
            .order(ByteOrder.nativeOrder());
    return graph.run(Map.of("images", new Tensor(ElementType.FLOAT32, shape, zeros)));
  }
}
