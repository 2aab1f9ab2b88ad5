package dev.firstpass.bench.floor;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.bench.picture.PictureSize;
import dev.firstpass.bench.picture.PictureSource;
import dev.firstpass.testkit.ToyModel;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FloorTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(FloorStep.class)
  void measure_twoThreads_countsWhatBothDid(FloorStep step) throws InterruptedException {
    try (var floor = new Floor(ToyModel.write(folder), 2)) {
      FloorRound round = floor.measure(pictures(), 1, step, 2, Duration.ofMillis(20));

      assertTrue(round.images() >= 2);
      assertTrue(round.perSecond() > 0);
      assertTrue(round.cpuMillis() > 0);
    }
  }

  @Test
  void measure_damagedPicture_fails() {
    try (var floor = new Floor(ToyModel.write(folder), 1)) {
      List<ByteBuffer> damaged = List.of(ByteBuffer.allocateDirect(10));
      Duration moment = Duration.ofMillis(1);

      assertThrows(
          IllegalStateException.class,
          () -> floor.measure(damaged, 1, FloorStep.DECODE_RUN, 1, moment));
    }
  }

  @Test
  void open_noModel_isRefused() throws java.io.IOException {
    Path nonsense = Files.writeString(folder.resolve("model.onnx"), "no model");

    assertThrows(IllegalArgumentException.class, () -> new Floor(nonsense, 1));
  }

  /** The pinned outputs must be where the model writes, or the floor would measure nothing. */
  @Test
  void run_boundMemory_getsTheOutputs() {
    var fill = new TensorFill(ToyModel.SIZE, ToyModel.SIZE);
    try (BareModel model = BareModel.load(ToyModel.write(folder));
        BareModel.Run run = model.bind(fill.floats())) {
      run.run();

      float[] values = run.outputs().values().iterator().next().getFloatBuffer().array();
      float largest = 0;
      for (float value : values) {
        largest = Math.max(largest, value);
      }
      assertTrue(largest > 0.5, "the dog's objectness is 0.9");
    }
    fill.close();
  }

  private static List<ByteBuffer> pictures() {
    return PictureSource.drawn().jpegs(new PictureSize(80, 60), 2).stream()
        .map(jpeg -> ByteBuffer.allocateDirect(jpeg.length).put(jpeg).flip())
        .toList();
  }
}
