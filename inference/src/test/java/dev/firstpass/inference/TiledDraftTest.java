package dev.firstpass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.inference.media.MediaLimits;
import dev.firstpass.inference.media.audio.AudioLimits;
import dev.firstpass.inference.registry.ModelInstaller;
import dev.firstpass.inference.repository.Families;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.RuntimeOptions;
import dev.firstpass.testkit.SharedData;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TiledDraftTest {
  private static final ModelRef TOY = ModelRef.active("toy");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void draft_tilesOfTheToy_findItsDogInEach() throws IOException {
    try (Engine engine = ToyEngine.open(folder, 1, 4)) {
      Item item = Item.of("wide", png(new BufferedImage(256, 64, BufferedImage.TYPE_INT_RGB)));
      Map<String, Object> four = Map.of("tile", 64, "tileOverlap", 0, "tileWhole", false);

      Draft draft = draft(engine, TOY, item, four);

      assertEquals(
          4, draft.suggestions().stream().filter(one -> one.label().equals("dog")).count());
      for (Suggestion suggestion : draft.suggestions()) {
        Box box = ((Region) suggestion).box();
        assertTrue(box.xMin() >= 0 && box.xMax() <= 256 && box.yMax() <= 64, box.toString());
      }
      assertTrue(draft.parameters().toString().contains("tile=64"));
      assertEquals(256, ((ImageFacts) draft.item()).width());
    }
  }

  @Test
  void draft_tilingOff_saysNothingOfIt() throws IOException {
    try (Engine engine = ToyEngine.open(folder, 1, 4)) {
      Draft off = draft(engine, TOY, ToyEngine.picture("a"), Map.of());

      assertFalse(off.parameters().containsKey("tile"), off.parameters().toString());
    }
  }

  @Test
  void draft_pictureThatFitsOneTile_isTheSameAsWithoutTiles() throws IOException {
    try (Engine engine = ToyEngine.open(folder, 1, 4)) {
      Item item = ToyEngine.picture("a");

      assertEquals(
          draft(engine, TOY, item, Map.of()).suggestions(),
          draft(engine, TOY, item, Map.of("tile", 64, "tileScales", "1,2")).suggestions());
    }
  }

  @Test
  void draft_tooManyTiles_failsThatPictureAlone() throws IOException {
    try (Engine engine = ToyEngine.open(folder, 1, 4)) {
      Item large = Item.of("l", png(new BufferedImage(2000, 1000, BufferedImage.TYPE_BYTE_GRAY)));
      DraftRequest request =
          new DraftRequest(
              TOY,
              List.of(large, ToyEngine.picture("a")),
              Map.of("tile", "32", "tileOverlap", "0.5"),
              LabelMap.IDENTITY);

      List<DraftResult> results = engine.drafter().draft(request, PATIENCE);

      Failed failed = assertInstanceOf(Failed.class, results.get(0));
      assertEquals(ErrorCode.INVALID_PARAMETER, failed.code());
      assertTrue(failed.detail().contains("set 'tile' to at least"), failed.detail());
      assertInstanceOf(Drafted.class, results.get(1));
    }
  }

  @Test
  void draft_sideThatMakesNoSense_isRefusedBeforeAnyWork() throws IOException {
    try (Engine engine = ToyEngine.open(folder, 1, 4)) {
      DraftRequest request =
          new DraftRequest(
              TOY, List.of(ToyEngine.picture("a")), Map.of("tile", 5), LabelMap.IDENTITY);

      DraftingException refusal =
          assertThrows(DraftingException.class, () -> engine.drafter().draft(request, PATIENCE));

      assertTrue(refusal.detail().contains("at least 32"), refusal.detail());
    }
  }

  /** Four photographs side by side: the tiles are the photographs. */
  @Test
  void draft_photographsSideBySide_areDraftedAsEachByItself() throws IOException {
    Path model = SharedData.require("models/yolox_nano_coco/yolox_nano.onnx");
    Path photo = SharedData.require("data/images/coco_val100/images/000000000139.jpg");
    BufferedImage one = square(ImageIO.read(photo.toFile()), 640);
    BufferedImage four = new BufferedImage(1280, 1280, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = four.createGraphics();
    for (int i = 0; i < 4; i++) {
      pen.drawImage(one, i % 2 * 640, i / 2 * 640, null);
    }
    pen.dispose();
    try (Engine engine = engine(model, "yolox")) {
      ModelRef yolox = ModelRef.active("yolox");
      Set<String> alone = regions(draft(engine, yolox, Item.of("1", png(one)), Map.of()), 0, 0);
      Draft tiled =
          draft(
              engine,
              yolox,
              Item.of("4", png(four)),
              Map.of("tile", 640, "tileOverlap", 0, "tileWhole", false));

      assertTrue(alone.size() >= 5, alone.toString());
      for (int i = 0; i < 4; i++) {
        assertTrue(regions(tiled, i % 2 * 640, i / 2 * 640).containsAll(alone), tiled.toString());
      }
      assertEquals(4 * alone.size(), tiled.suggestions().size());
    }
  }

  @Test
  void settings_tileForAClassifier_isRefusedWithTheReason() throws IOException {
    Path model = SharedData.require("models/mobilenet_v2_imagenet/mobilenet_v2_1.0_224_quant.onnx");
    Path labels = SharedData.require("models/mobilenet_v2_imagenet/imagenet_labels.txt");
    try (Engine engine = engine(model, "mobilenet", Optional.of(labels))) {
      DraftRequest request =
          new DraftRequest(
              ModelRef.active("mobilenet"),
              List.of(ToyEngine.picture("a")),
              Map.of("tile", 640),
              LabelMap.IDENTITY);

      DraftingException refusal =
          assertThrows(DraftingException.class, () -> engine.drafter().draft(request, PATIENCE));

      assertEquals(ErrorCode.UNKNOWN_PARAMETER, refusal.code());
      assertTrue(refusal.detail().contains("classification"), refusal.detail());
    }
  }

  private Engine engine(Path model, String name) throws IOException {
    return engine(model, name, Optional.empty());
  }

  private Engine engine(Path model, String name, Optional<Path> labels) throws IOException {
    Path models = Files.createDirectories(folder.resolve("models"));
    Engine engine =
        new Engine(
            new EngineConfig(
                models,
                Device.CPU,
                RuntimeOptions.DEFAULT,
                1,
                4,
                MediaLimits.defaults(),
                AudioLimits.defaults()),
            Families.onClassPath());
    engine
        .installer()
        .install(
            new ModelInstaller.Request(
                List.of(model),
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                labels,
                List.of()));
    engine.registry().loadAll();
    return engine;
  }

  private static Draft draft(
      Engine engine, ModelRef model, Item item, Map<String, Object> settings) {
    DraftRequest request = new DraftRequest(model, List.of(item), settings, LabelMap.IDENTITY);
    return assertInstanceOf(Drafted.class, engine.drafter().draft(request, PATIENCE).get(0))
        .draft();
  }

  /** Label, score and box of the regions in a cell of 640 x 640, seen from its corner. */
  private static Set<String> regions(Draft draft, int left, int top) {
    Box cell = Box.ofCorner(left, top, 640, 640);
    return draft.suggestions().stream()
        .map(Region.class::cast)
        .filter(region -> cell.iou(region.box()) > 0)
        .map(
            region ->
                "%s %.4f %.2f %.2f %.2f %.2f"
                    .formatted(
                        region.label(),
                        region.score(),
                        region.box().xMin() - left,
                        region.box().yMin() - top,
                        region.box().xMax() - left,
                        region.box().yMax() - top))
        .collect(Collectors.toSet());
  }

  private static BufferedImage square(BufferedImage picture, int side) {
    BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = square.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, 0, 0, side, side, null);
    pen.dispose();
    return square;
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(picture, "png", out);
      return out.toByteArray();
    }
  }
}
