package dev.firstpass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.model.BatchPolicy;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.inference.media.MediaLimits;
import dev.firstpass.inference.media.audio.AudioLimits;
import dev.firstpass.inference.registry.ModelHandle;
import dev.firstpass.inference.registry.ModelInstaller;
import dev.firstpass.inference.repository.Families;
import dev.firstpass.inference.repository.SpecReader;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.RuntimeOptions;
import dev.firstpass.testkit.SharedData;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class BatchedDraftTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  /** The score of the toy's only object is 0.5 + 0.4 times the brightness of its own picture. */
  @Test
  void draft_batchesOfDifferentPictures_giveEachItsOwn() throws IOException {
    try (Engine engine = engine(toyBatch(), "batch: {max: 4, delay-ms: 20}")) {
      List<Item> items = new ArrayList<>();
      for (int gray = 0; gray < 256; gray += 15) {
        items.add(Item.of("gray-" + gray, gray(gray)));
      }

      List<DraftResult> results = draft(engine, items);

      for (int i = 0; i < items.size(); i++) {
        assertEquals(0.5 + 0.4 * 15 * i / 255, only(results.get(i)).score(), 1e-5);
      }
    }
  }

  @Test
  void draft_badPictureAmongOthers_failsAlone() throws IOException {
    try (Engine engine = engine(toyBatch(), "batch: {max: 4, delay-ms: 5}")) {
      List<Item> items =
          List.of(
              Item.of("a", gray(0)),
              Item.of("b", "no picture".getBytes(StandardCharsets.UTF_8)),
              Item.of("c", gray(255)));

      List<DraftResult> results = draft(engine, items);

      assertEquals(0.5, only(results.get(0)).score(), 1e-5);
      assertInstanceOf(DraftResult.Failed.class, results.get(1));
      assertEquals(0.9, only(results.get(2)).score(), 1e-5);
    }
  }

  @Test
  void load_swappedWhileOthersBatch_losesNoRequest() throws Exception {
    try (Engine engine = engine(toyBatch(), "batch: {max: 2, delay-ms: 1}")) {
      List<Item> items = List.of(Item.of("a", gray(0)), Item.of("b", gray(255)));
      Thread swapping =
          new Thread(
              () -> {
                for (int swap = 0; swap < 10; swap++) {
                  engine.registry().load(new ModelId("toy", "1"));
                }
              });
      swapping.start();
      do {
        draft(engine, items).forEach(BatchedDraftTest::only);
      } while (swapping.isAlive());
      swapping.join();
    }
  }

  @Test
  void load_batchThatIsOutOfRange_isRefusedWithTheKey() throws IOException {
    try (Engine engine = engine(toyBatch(), "batch: {max: 4000}")) {
      ModelHandle handle = engine.registry().handle(ModelRef.active("toy"));

      assertEquals(ModelHandle.State.UNAVAILABLE, handle.state());
      assertTrue(handle.problem().contains("batch max must be in [1, 256]"), handle.problem());
    }
  }

  /** A real network with a dynamic batch axis. */
  @Test
  void draft_realModelInBatches_isWhatItIsOneByOne() throws IOException {
    Path model = SharedData.require("models/yunet_face/yunet_n_dynamic.onnx");
    Path photos = SharedData.require("data/images/coco_val100/images");
    List<Item> items = new ArrayList<>();
    try (var files = Files.list(photos)) {
      for (Path file : files.sorted().limit(24).toList()) {
        items.add(Item.of(file.getFileName().toString(), Files.readAllBytes(file)));
      }
    }
    List<DraftResult> alone;
    try (Engine engine = engine(model, "")) {
      alone = draft(engine, items);
    }
    List<DraftResult> together;
    try (Engine engine = engineOver("batch: {max: 4, delay-ms: 20}")) {
      together = draft(engine, items);
    }

    for (int i = 0; i < items.size(); i++) {
      assertEquals(suggestions(alone.get(i)), suggestions(together.get(i)), items.get(i).id());
    }
    assertTrue(alone.stream().anyMatch(result -> !suggestions(result).isEmpty()));
  }

  @Test
  void policy_outOfRange_isRefused() {
    for (int max : new int[] {0, -1, BatchPolicy.MOST + 1}) {
      assertThrows(IllegalArgumentException.class, () -> new BatchPolicy(max, Duration.ZERO));
    }
  }

  private Path toyBatch() throws IOException {
    Files.write(folder.resolve("labels.txt"), List.of("cat", "dog", "person"));
    try (InputStream model = BatchedDraftTest.class.getResourceAsStream("batch/toy-batch.onnx")) {
      return Files.write(folder.resolve("toy.onnx"), Objects.requireNonNull(model).readAllBytes());
    }
  }

  /** Installs a model as {@code toy:1}, adds lines to its spec and loads it. */
  private Engine engine(Path model, String lines) throws IOException {
    Path labels = folder.resolve("labels.txt");
    try (Engine engine = open()) {
      engine
          .installer()
          .install(
              new ModelInstaller.Request(
                  List.of(model),
                  Optional.of("toy"),
                  Optional.of("1"),
                  Optional.empty(),
                  Files.exists(labels) ? Optional.of(labels) : Optional.empty(),
                  List.of()));
    }
    return engineOver(lines);
  }

  private Engine engineOver(String lines) throws IOException {
    Path spec = folder.resolve("models/toy/1/" + SpecReader.FILE_NAME);
    Files.writeString(spec, Files.readString(spec) + lines + "\n");
    Engine engine = open();
    engine.registry().loadAll();
    return engine;
  }

  private Engine open() {
    return new Engine(
        new EngineConfig(
            folder.resolve("models"),
            Device.CPU,
            RuntimeOptions.DEFAULT,
            4,
            64,
            MediaLimits.defaults(),
            AudioLimits.defaults()),
        Families.onClassPath());
  }

  private static List<DraftResult> draft(Engine engine, List<Item> items) {
    return engine.drafter().draft(DraftRequest.of(ModelRef.active("toy"), items), PATIENCE);
  }

  private static List<Suggestion> suggestions(DraftResult result) {
    return assertInstanceOf(Drafted.class, result).draft().suggestions();
  }

  private static Suggestion only(DraftResult result) {
    List<Suggestion> suggestions = suggestions(result);
    assertEquals(1, suggestions.size());
    return suggestions.get(0);
  }

  private static byte[] gray(int value) {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(value, value, value));
    pen.fillRect(0, 0, 64, 64);
    pen.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
