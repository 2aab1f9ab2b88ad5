package dev.firstpass.inference.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.PreparedImage;
import dev.firstpass.core.family.SinglePass;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.Orientation;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelCard;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Settings;
import dev.firstpass.inference.media.ImageDecoder;
import dev.firstpass.inference.media.ImagePreparer;
import dev.firstpass.inference.media.MediaLimits;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ScriptedSession;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageDraftingTest {
  private static final int SIDE = 8;
  private static final Settings SETTINGS = Settings.prediction(List.of());

  private final ImageInput input =
      ImageInput.raw(new Fixed(SIDE, SIDE), Resize.stretch(Kernel.LINEAR), Colour.GRAY);
  private final ScriptedSession session =
      ScriptedSession.of(
          new GraphSignature(
              List.of(Graphs.tensor("images", 1, 1, SIDE, SIDE)),
              List.of(Graphs.tensor("scores", 1, 1))),
          inputs -> new Outputs(Map.of("scores", Tensor.of(TensorShape.of(1, 1), 0.5f))));

  @ParameterizedTest
  @CsvSource({"1000, 1", "0, 2"})
  void draft_samePictureAgain_runsOnlyWhereNothingIsRemembered(long rememberBytes, int runs)
      throws IOException {
    try (ImageDrafting drafting = drafting(rememberBytes)) {
      ItemDrafting.Found first = drafting.draft(picture("1"), SETTINGS, ItemWatch.NONE);
      ItemDrafting.Found again = drafting.draft(picture("2"), SETTINGS, ItemWatch.NONE);

      assertEquals(runs, session.runs().size());
      assertEquals(first.suggestions(), again.suggestions());
      ImageFacts facts = (ImageFacts) again.item();
      assertEquals("2 20x10", facts.id() + " " + facts.width() + "x" + facts.height());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1000})
  void draft_pictureThatIsStoredTurned_tellsTheUprightSizeAndHowItIsStored(long rememberBytes)
      throws IOException {
    Item turned = Item.of("turned", resource("/dev/firstpass/inference/media/pictures/exif_6.jpg"));
    try (ImageDrafting drafting = drafting(rememberBytes)) {
      for (int call = 0; call < 2; call++) {
        ImageFacts facts = (ImageFacts) drafting.draft(turned, SETTINGS, ItemWatch.NONE).item();

        assertEquals("34x50", facts.width() + "x" + facts.height());
        assertEquals(Orientation.TURNED_RIGHT, facts.orientation());
      }
    }
  }

  private ImageDrafting drafting(long rememberBytes) {
    ModelSpec spec =
        new ModelSpec(
            new ModelId("test", "1"),
            "test",
            ModelTask.CLASSIFICATION,
            List.of(new ModelFile(ModelFile.MODEL, "model.onnx", "0".repeat(64))),
            input,
            new LabelSet(List.of("a")),
            Map.of(),
            Map.of(),
            ModelCard.EMPTY);
    ImagePreparer preparer = new ImagePreparer(input, new ImageDecoder(MediaLimits.defaults()));
    return new ImageDrafting(
        spec, new OneScore(input), role -> session, preparer, Device.CPU, rememberBytes);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream file = ImageDraftingTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    }
  }

  private static Item picture(String id) throws IOException {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", out);
      return Item.of(id, out.toByteArray());
    }
  }

  private record OneScore(ImageInput input) implements SinglePass {
    @Override
    public LabelSet labels() {
      return new LabelSet(List.of("a"));
    }

    @Override
    public void check(Settings settings) {}

    @Override
    public Map<String, Tensor> inputs(PreparedImage image) {
      return Map.of("images", image.tensor());
    }

    @Override
    public List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
      return List.of(new Tag("a", outputs.get("scores", TensorShape.of(1, 1)).floats().get(0)));
    }
  }
}
