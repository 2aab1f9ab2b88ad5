package dev.firstpass.families.maskrcnn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.PreparedImage;
import dev.firstpass.core.family.SinglePass;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.Specs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MaskRcnnFamilyTest {
  private static final GraphSignature GRAPH =
      new GraphSignature(
          List.of(Graphs.tensor("image", 3, -1, -1)),
          List.of(
              Graphs.tensor("boxes", -1, 4),
              new TensorInfo("labels", ElementType.INT64, TensorShape.of(-1)),
              Graphs.tensor("scores", -1),
              Graphs.tensor("masks", -1, 1, -1, -1)));
  private static final Letterbox SAME = Letterbox.stretch(40, 30, 40, 30);

  private final MaskRcnnFamily family = new MaskRcnnFamily();

  @Test
  void decode_noObject_givesNothing() {
    assertEquals(List.of(), decode(outputs(0, 0f), SAME));
  }

  @Test
  void decode_maskWithoutPixels_givesNothing() {
    assertEquals(List.of(), decode(outputs(1, 0.4f), SAME));
  }

  @Test
  void decode_fullMask_isABoxOfTheCategory() {
    Region region = assertInstanceOf(Region.class, decode(outputs(1, 1f), SAME).get(0));

    assertEquals("person", region.label());
    assertInstanceOf(Polygon.class, region.shape());
    assertEquals(10, region.box().xMin(), 0.5);
    assertEquals(26, region.box().yMax(), 0.5);
  }

  @Test
  void inputs_graphWithoutBatchAxis_getsThePictureWithoutIt() {
    float[] pixels = new float[3 * 30 * 40];
    Tensor image = Tensor.of(TensorShape.of(1, 3, 30, 40), pixels);

    Map<String, Tensor> given = open().inputs(new PreparedImage(image, SAME));

    assertEquals(
        List.of(TensorShape.of(3, 30, 40)), given.values().stream().map(Tensor::shape).toList());
  }

  private List<Suggestion> decode(Outputs outputs, Letterbox letterbox) {
    return open().decode(outputs, letterbox, Settings.prediction(family.parameters()));
  }

  private SinglePass open() {
    ModelSpec spec = Specs.of(family, family.recognise(Graphs.facts(GRAPH)).orElseThrow());
    return (SinglePass) family.open(spec, ModelContent.of(GRAPH));
  }

  /** Objects at (10, 6) to (30, 26), with masks of 28 x 28 cells of one value. */
  private static Outputs outputs(int count, float value) {
    float[] boxes = new float[4 * count];
    for (int i = 0; i < boxes.length; i++) {
      boxes[i] = new float[] {10, 6, 30, 26}[i % 4];
    }
    float[] masks = new float[count * 28 * 28];
    Arrays.fill(masks, value);
    float[] scores = new float[count];
    Arrays.fill(scores, 0.9f);
    long[] labels = new long[count];
    Arrays.fill(labels, 1);
    return new Outputs(
        Map.of(
            "boxes", Tensor.of(TensorShape.of(count, 4), boxes),
            "labels", Tensor.of(TensorShape.of(count), labels),
            "scores", Tensor.of(TensorShape.of(count), scores),
            "masks", Tensor.of(TensorShape.of(count, 1, 28, 28), masks)));
  }
}
