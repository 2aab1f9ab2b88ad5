package dev.firstpass.families.ssd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.SinglePass;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.Specs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SsdFamilyTest {
  private static final Letterbox PICTURE = Letterbox.stretch(200, 100, 200, 100);

  private final SsdFamily family = new SsdFamily();

  @Test
  void decode_tensorFlowsFirstRow_isNotSkippedAndItsClassIsNotShifted() {
    List<Suggestion> drafted = tensorFlow(1, 1, 0.9f, 18, 0.8f);

    assertEquals(List.of("person"), drafted.stream().map(Suggestion::label).toList());
    Region person = (Region) drafted.get(0);
    assertEquals(40, person.box().xMin(), 1e-4); // 0.2 of 200: x comes second.
    assertEquals(10, person.box().yMin(), 1e-4);
  }

  @Test
  void decode_tensorFlowsCount_endsTheRows() {
    assertEquals(2, tensorFlow(2, 1, 0.9f, 18, 0.8f).size());
    assertEquals(2, tensorFlow(1e30f, 1, 0.9f, 18, 0.8f).size());
    assertEquals(0, tensorFlow(-1, 1, 0.9f, 18, 0.8f).size());
    assertEquals(0, tensorFlow(Float.NaN, 1, 0.9f, 18, 0.8f).size());
  }

  @Test
  void decode_classThatIsNone_isLeftOut() {
    for (float none : new float[] {0, -1, 12, 91, 1e30f, Float.NaN, Float.POSITIVE_INFINITY}) {
      List<Suggestion> drafted = tensorFlow(2, none, 0.9f, 18, 0.8f);
      assertEquals(List.of("dog"), drafted.stream().map(Suggestion::label).toList());
    }
  }

  @Test
  void decode_equalScores_stayInTheGraphsOrder() {
    assertEquals(
        List.of("dog", "person"),
        tensorFlow(2, 18, 0.75f, 1, 0.75f).stream().map(Suggestion::label).toList());
  }

  @Test
  void open_cocoIdsWithLabelsOfOnesOwn_isRefusedWithTheRemedy() {
    ModelSpec spec =
        Specs.withLabels(
            Specs.of(family, family.recognise(tensorFlowFacts()).orElseThrow()), Specs.numbered(3));

    DraftingException e = assertThrows(DraftingException.class, () -> open(spec));

    assertEquals(ErrorCode.MODEL_MISMATCH, e.code());
    assertTrue(e.detail().contains("from-1"), e.detail());
  }

  @Test
  void recognise_tensorFlow_declaresBytesInRowsOfPixels() {
    ImageInput input = (ImageInput) family.recognise(tensorFlowFacts()).orElseThrow().input();

    assertEquals(ElementType.UINT8, input.type());
    assertEquals(ImageInput.Layout.NHWC, input.layout());
    assertEquals(ImageInput.Colour.RGB, input.colour());
  }

  private List<Suggestion> tensorFlow(
      float count, float firstClass, float firstScore, float secondClass, float secondScore) {
    Outputs outputs =
        new Outputs(
            Map.of(
                "num_detections",
                Tensor.of(TensorShape.of(1), count),
                "detection_boxes",
                Tensor.of(TensorShape.of(1, 2, 4), 0.1f, 0.2f, 0.5f, 0.6f, 0.2f, 0.3f, 0.9f, 0.8f),
                "detection_classes",
                Tensor.of(TensorShape.of(1, 2), firstClass, secondClass),
                "detection_scores",
                Tensor.of(TensorShape.of(1, 2), firstScore, secondScore)));
    return open(Specs.of(family, family.recognise(tensorFlowFacts()).orElseThrow()))
        .decode(outputs, PICTURE, Settings.prediction(family.parameters()));
  }

  private SinglePass open(ModelSpec spec) {
    return (SinglePass) family.open(spec, ModelContent.of(tensorFlowFacts().signature()));
  }

  private static GraphFacts tensorFlowFacts() {
    return Graphs.facts(
        new GraphSignature(
            List.of(
                new TensorInfo("input_tensor", ElementType.UINT8, TensorShape.of(1, -1, -1, 3))),
            List.of(
                Graphs.tensor("detection_boxes", 1, 2, 4),
                Graphs.tensor("detection_classes", 1, 2),
                Graphs.tensor("detection_scores", 1, 2),
                Graphs.tensor("num_detections", 1))));
  }
}
