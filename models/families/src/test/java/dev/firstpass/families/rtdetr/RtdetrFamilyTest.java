package dev.firstpass.families.rtdetr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.GraphFacts;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class RtdetrFamilyTest {
  private static final GraphFacts DECODED =
      Graphs.facts(
          new GraphSignature(
              List.of(
                  Graphs.tensor("images", -1, 3, 64, 96),
                  new TensorInfo("orig_target_sizes", ElementType.INT64, TensorShape.of(-1, 2))),
              List.of(
                  new TensorInfo("labels", ElementType.INT64, TensorShape.of(-1, -1)),
                  Graphs.tensor("boxes", -1, -1, 4),
                  Graphs.tensor("scores", -1, -1))));
  private static final Letterbox WIDE = Letterbox.stretch(300, 200, 96, 64);

  private final RtdetrFamily family = new RtdetrFamily();

  @Test
  void inputs_sizes_areTheTensorsWidthThenHeight() {
    Tensor image = Tensor.of(TensorShape.of(1, 3, 64, 96), new float[3 * 64 * 96]);

    Map<String, Tensor> inputs = open().inputs(new PreparedImage(image, WIDE));

    Tensor sizes = Objects.requireNonNull(inputs.get("orig_target_sizes"));
    assertEquals(TensorShape.of(1, 2), sizes.shape());
    assertEquals(96, sizes.longs().get(0));
    assertEquals(64, sizes.longs().get(1));
  }

  @Test
  void decode_noRow_givesNothing() {
    assertEquals(List.of(), decode(Map.of(), outputs(new long[0], new float[0], new float[0])));
  }

  @Test
  void decode_queryWithTwoLabels_isGivenTwiceOrOnce() {
    Outputs outputs =
        outputs(
            new long[] {0, 2, 0, 80},
            new float[] {48, 32, 96, 64, 48, 32, 96, 64, 0, 0, 48, 16, 0, 0, 8, 8},
            new float[] {0.9f, 0.8f, 0.7f, 0.65f});

    assertEquals(List.of("person", "car", "person"), labels(decode(Map.of(), outputs)));
    List<Suggestion> single = decode(Map.of("multiLabel", false), outputs);
    assertEquals(List.of("person", "person"), labels(single));
    assertEquals(150, ((Region) single.get(0)).box().xMin(), 1e-6);
    assertEquals(50, ((Region) single.get(1)).box().yMax(), 1e-6);
  }

  @Test
  void recognise_decodedGraph_saysThatClassesWereAssumed() {
    List<String> assumptions = family.recognise(DECODED).orElseThrow().assumptions();

    assertTrue(
        assumptions.stream().anyMatch(a -> a.contains("80 were assumed")), assumptions::toString);
  }

  private List<Suggestion> decode(Map<String, Object> settings, Outputs outputs) {
    return open().decode(outputs, WIDE, Settings.prediction(family.parameters()).with(settings));
  }

  private SinglePass open() {
    ModelSpec spec = Specs.of(family, family.recognise(DECODED).orElseThrow());
    return (SinglePass) family.open(spec, ModelContent.of(DECODED.signature()));
  }

  private static List<String> labels(List<Suggestion> suggestions) {
    return suggestions.stream().map(Suggestion::label).toList();
  }

  private static Outputs outputs(long[] labels, float[] boxes, float[] scores) {
    int rows = scores.length;
    return new Outputs(
        Map.of(
            "labels", Tensor.of(TensorShape.of(1, rows), labels),
            "boxes", Tensor.of(TensorShape.of(1, rows, 4), boxes),
            "scores", Tensor.of(TensorShape.of(1, rows), scores)));
  }
}
