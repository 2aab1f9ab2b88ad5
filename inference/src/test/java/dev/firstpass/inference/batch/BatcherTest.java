package dev.firstpass.inference.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.BatchPolicy;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ScriptedSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BatcherTest {
  private static final int UNLUCKY = 13;

  /** Long enough that only a full batch ends the wait. */
  private static final BatchPolicy PATIENT = new BatchPolicy(3, BatchPolicy.LONGEST_DELAY);

  private static final BatchPolicy HASTY = new BatchPolicy(3, Duration.ZERO);

  private final ExecutorService callers = Executors.newFixedThreadPool(6);

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @Test
  void run_asManyCallersAsFit_shareOneRunAndGetTheirOwn() throws Exception {
    ScriptedSession session = session(-1, BatcherTest::doubled);
    Batcher batcher = new Batcher(session, PATIENT, 1);

    List<Future<float[]>> answers = new ArrayList<>();
    for (float value : new float[] {1, 2, 3, 4, 5, 6}) {
      answers.add(callers.submit(() -> floats(batcher.run(image(value)))));
    }

    for (int i = 0; i < answers.size(); i++) {
      assertArrayEquals(new float[] {2 * i + 2, 2 * i + 3}, answers.get(i).get());
    }
    assertEquals(List.of(3L, 3L), sizes(session));
  }

  @Test
  void run_nobodyElseComes_runsAloneWhenTimeIsUp() {
    ScriptedSession session = session(-1, BatcherTest::doubled);
    Batcher batcher = new Batcher(session, new BatchPolicy(3, Duration.ofMillis(1)), 1);

    assertArrayEquals(new float[] {14, 15}, floats(batcher.run(image(7))));
    assertEquals(List.of(1L), sizes(session));
  }

  @Test
  void run_oneBadPicture_failsAlone() throws Exception {
    ScriptedSession session = session(-1, BatcherTest::doubled);
    Batcher batcher = new Batcher(session, PATIENT, 1);

    Future<float[]> good = callers.submit(() -> floats(batcher.run(image(1))));
    Future<float[]> bad = callers.submit(() -> floats(batcher.run(image(UNLUCKY))));
    Future<float[]> other = callers.submit(() -> floats(batcher.run(image(2))));

    assertArrayEquals(new float[] {2, 3}, good.get());
    assertArrayEquals(new float[] {4, 5}, other.get());
    ExecutionException failure = assertThrows(ExecutionException.class, bad::get);
    assertEquals(
        ErrorCode.INFERENCE_FAILED,
        assertInstanceOf(DraftingException.class, Objects.requireNonNull(failure.getCause()))
            .code());
    assertEquals(List.of(3L, 1L, 1L, 1L), sizes(session));
  }

  @Test
  void run_graphOfAFixedNumber_fillsTheRestUp() {
    ScriptedSession session = session(4, BatcherTest::doubled);
    Batcher batcher = new Batcher(session, BatchPolicy.SINGLE, 1);

    assertEquals(4, batcher.max());
    assertArrayEquals(new float[] {14, 15}, floats(batcher.run(image(7))));
    assertEquals(List.of(4L), sizes(session));
  }

  @Test
  void runAll_picturesOfTwoShapes_runsEachShapeInBatches() {
    ScriptedSession session = session(-1, BatcherTest::doubled);
    Batcher batcher = new Batcher(session, HASTY, 1);

    List<Outputs> outputs =
        batcher.runAll(List.of(image(1), wide(9), image(2), image(3), image(4), wide(10)));

    assertEquals(List.of(3L, 2L, 1L), sizes(session));
    assertArrayEquals(new float[] {18, 19}, floats(outputs.get(1)));
    assertArrayEquals(new float[] {8, 9}, floats(outputs.get(4)));
  }

  @Test
  void max_graphOfOnePicture_isOneWhateverThePolicy() {
    Batcher batcher = new Batcher(session(1, BatcherTest::doubled), PATIENT, 1);

    assertEquals(1, batcher.max());
  }

  @Test
  void prove_graphThatAnswersEachPicture_findsNothing() {
    Batcher batcher = new Batcher(session(-1, BatcherTest::doubled), PATIENT, 1);

    assertTrue(batcher.prove(image(3)).isEmpty());
    assertEquals(3, batcher.max());
  }

  /** Suppression in the graph: the first axis of the output counts what was found. */
  @Test
  void prove_graphThatCountsDetections_runsEachPictureAlone() {
    Batcher batcher =
        new Batcher(
            session(
                -1,
                inputs ->
                    new Outputs(
                        Map.of(
                            "output",
                            Tensor.of(TensorShape.of(5, 2), 1, 2, 3, 4, 5, 6, 7, 8, 9, 0)))),
            PATIENT,
            1);

    assertTrue(batcher.prove(image(3)).orElseThrow().contains("[5, 2]"));
    assertEquals(1, batcher.max());
  }

  @Test
  void prove_graphThatMixesPictures_saysSo() {
    Batcher batcher = new Batcher(session(-1, BatcherTest::mixed), PATIENT, 1);

    assertTrue(batcher.prove(image(3)).orElseThrow().contains("depends on the others"));
  }

  /** Twice the last value of each picture, and one more. */
  private static Outputs doubled(Map<String, Tensor> inputs) {
    Tensor images = images(inputs);
    int size = images.shape().intSize(0);
    int each = (int) images.shape().elements() / size;
    float[] answers = new float[2 * size];
    for (int i = 0; i < size; i++) {
      float value = images.floats().get((i + 1) * each - 1);
      if (value == UNLUCKY) {
        throw new DraftingException(ErrorCode.INFERENCE_FAILED, "unlucky");
      }
      answers[2 * i] = 2 * value;
      answers[2 * i + 1] = 2 * value + 1;
    }
    return new Outputs(Map.of("output", Tensor.of(TensorShape.of(size, 2), answers)));
  }

  private static Outputs mixed(Map<String, Tensor> inputs) {
    Outputs outputs = doubled(inputs);
    int size = images(inputs).shape().intSize(0);
    outputs.get("output", TensorShape.of(-1, 2)).data().asFloatBuffer().put(0, size * 100f);
    return outputs;
  }

  private static ScriptedSession session(
      long batch, Function<Map<String, Tensor>, Outputs> script) {
    return ScriptedSession.of(
        new GraphSignature(
            List.of(Graphs.tensor("images", batch, 1, 2, -1)),
            List.of(Graphs.tensor("output", batch, 2))),
        script);
  }

  private static Map<String, Tensor> image(float value) {
    return Map.of("images", filled(TensorShape.of(1, 1, 2, 2), value));
  }

  private static Map<String, Tensor> wide(float value) {
    return Map.of("images", filled(TensorShape.of(1, 1, 2, 5), value));
  }

  private static Tensor filled(TensorShape shape, float value) {
    int count = (int) shape.elements();
    ByteBuffer data = ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.nativeOrder());
    for (int i = 0; i < count; i++) {
      data.putFloat(i * Float.BYTES, value);
    }
    return new Tensor(ElementType.FLOAT32, shape, data);
  }

  private static Tensor images(Map<String, Tensor> inputs) {
    return Objects.requireNonNull(inputs.get("images"));
  }

  private static float[] floats(Outputs outputs) {
    float[] values = new float[2];
    outputs.get("output", TensorShape.of(1, 2)).floats().get(values);
    return values;
  }

  private static List<Long> sizes(ScriptedSession session) {
    return session.runs().stream().map(run -> images(run).shape().size(0)).toList();
  }
}
