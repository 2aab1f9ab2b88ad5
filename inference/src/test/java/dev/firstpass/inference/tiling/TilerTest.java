package dev.firstpass.inference.tiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.PreparedImage;
import dev.firstpass.core.family.SinglePass;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.BatchPolicy;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.Settings;
import dev.firstpass.inference.batch.Batcher;
import dev.firstpass.inference.media.ImageDecoder;
import dev.firstpass.inference.media.ImagePreparer;
import dev.firstpass.inference.media.MediaLimits;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ScriptedSession;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A detector without a network: it finds the bright rectangle of a tensor. */
final class TilerTest {
  private static final int SIDE = 64;

  private final ImageInput input =
      ImageInput.raw(
          new Fixed(SIDE, SIDE),
          Resize.letterbox(Kernel.LINEAR, Rounding.ROUND, Placement.CENTRE, 0),
          Colour.GRAY);
  private final ScriptedSession session =
      ScriptedSession.of(
          new GraphSignature(
              List.of(Graphs.tensor("images", -1, 1, SIDE, SIDE)),
              List.of(Graphs.tensor("boxes", -1, 4))),
          TilerTest::brightBoxes);

  @Test
  void draft_objectsOfAllPlaces_areFoundOnceAndWhereTheyAre() throws IOException {
    List<Box> objects =
        List.of(
            new Box(3, 5, 13, 13),
            new Box(118, 60, 128, 75),
            new Box(300, 180, 320, 200),
            // Larger than a tile: four of them see parts of it.
            new Box(180, 20, 270, 70));

    List<Suggestion> found = draft(picture(320, 200, objects), 3, Map.of("tile", 64));

    assertEquals(objects.size(), found.size(), found.toString());
    for (Box object : objects) {
      assertTrue(
          found.stream().anyMatch(one -> ((Region) one).box().equals(object)),
          object + " in " + found);
    }
  }

  @Test
  void draft_tiles_runInBatchesAndEachOnce() throws IOException {
    draft(picture(320, 200, List.of()), 4, Map.of("tile", 64, "tileWhole", "false"));

    int tiles =
        TilePlan.of(TilePlanTest.tiling(64, 0.2, List.of(1.0), false), 320, 200).tiles().size();
    List<Long> sizes =
        session.runs().stream()
            .map(run -> Objects.requireNonNull(run.get("images")).shape().size(0))
            .toList();
    assertEquals(tiles, sizes.stream().mapToLong(Long::longValue).sum());
    assertEquals((tiles + 3) / 4, sizes.size());
  }

  @Test
  void draft_pictureThatFitsOneTile_isLeftToTheOrdinaryWay() throws IOException {
    Optional<List<Suggestion>> found =
        tryDraft(picture(320, 200, List.of()), 1, Map.of("tile", 320));

    assertTrue(found.isEmpty());
    assertEquals(List.of(), session.runs());
  }

  private List<Suggestion> draft(ByteBuffer picture, int batch, Map<String, Object> settings) {
    return tryDraft(picture, batch, settings).orElseThrow();
  }

  private Optional<List<Suggestion>> tryDraft(
      ByteBuffer picture, int batch, Map<String, Object> settings) {
    try (ImagePreparer preparer =
        new ImagePreparer(input, new ImageDecoder(MediaLimits.defaults()))) {
      Batcher batcher = new Batcher(session, new BatchPolicy(batch, Duration.ZERO), 1);
      return new Tiler(new BrightBoxes(input), preparer, batcher)
          .draft(picture, preparer.header(picture), settings(settings));
    }
  }

  private static Settings settings(Map<String, Object> changes) {
    List<Parameter<?>> parameters = new ArrayList<>(TilingParameters.all());
    return Settings.prediction(parameters).with(changes);
  }

  /** The bright rectangle of each picture of a batch, or an empty one. */
  private static Outputs brightBoxes(Map<String, Tensor> inputs) {
    Tensor images = Objects.requireNonNull(inputs.get("images"));
    int size = images.shape().intSize(0);
    FloatBuffer pixels = images.floats();
    float[] boxes = new float[4 * size];
    for (int i = 0; i < size; i++) {
      int left = SIDE;
      int top = SIDE;
      int right = 0;
      int bottom = 0;
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          if (pixels.get((i * SIDE + y) * SIDE + x) > 127) {
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x + 1);
            bottom = Math.max(bottom, y + 1);
          }
        }
      }
      boxes[4 * i] = left;
      boxes[4 * i + 1] = top;
      boxes[4 * i + 2] = right;
      boxes[4 * i + 3] = bottom;
    }
    return new Outputs(Map.of("boxes", Tensor.of(TensorShape.of(size, 4), boxes)));
  }

  private record BrightBoxes(ImageInput input) implements SinglePass {
    @Override
    public LabelSet labels() {
      return new LabelSet(List.of("bright"));
    }

    @Override
    public void check(Settings settings) {}

    @Override
    public Map<String, Tensor> inputs(PreparedImage image) {
      return Map.of("images", image.tensor());
    }

    @Override
    public List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
      FloatBuffer box = outputs.get("boxes", TensorShape.of(1, 4)).floats();
      if (box.get(2) <= box.get(0)) {
        return List.of();
      }
      Box where = letterbox.toSource(box.get(0), box.get(1), box.get(2), box.get(3));
      // The whole picture is seen at a fifth of its size, with all objects in one box: not sure.
      boolean small = letterbox.scaleX() < 1;
      return small ? List.of() : List.of(new Region("bright", 0.5, where));
    }
  }

  private static ByteBuffer picture(int width, int height, List<Box> objects) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    for (Box box : objects) {
      pen.fillRect((int) box.xMin(), (int) box.yMin(), (int) box.width(), (int) box.height());
    }
    pen.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return ByteBuffer.wrap(out.toByteArray());
    }
  }
}
