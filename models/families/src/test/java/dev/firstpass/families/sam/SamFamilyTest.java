package dev.firstpass.families.sam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.PreparedImage;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ScriptedSession;
import dev.firstpass.testkit.Specs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SamFamilyTest {
  private static final int SIDE = 32;
  private static final int CELLS = 8;

  /** A picture of 128 x 63 pixels: 32 x 15.75 of the input, which the reference rounds to 16. */
  private static final Letterbox LETTERBOX = new Letterbox(0.25, 0.25, 0, 0, 128, 63, SIDE, SIDE);

  private static final GraphSignature ENCODER =
      new GraphSignature(
          List.of(Graphs.tensor("image", 1, 3, SIDE, SIDE)),
          List.of(Graphs.tensor("embedding", 1, 5, 2, 2)));

  private static final GraphSignature DECODER =
      new GraphSignature(
          List.of(
              Graphs.tensor("image_embeddings", 1, 5, 2, 2),
              Graphs.tensor("point_coords", 1, -1, 2),
              Graphs.tensor("point_labels", 1, -1),
              Graphs.tensor("mask_input", 1, 1, CELLS, CELLS),
              Graphs.tensor("has_mask_input", 1),
              Graphs.tensor("orig_im_size", 2)),
          List.of(
              Graphs.tensor("masks", -1, -1, -1, -1),
              Graphs.tensor("iou_predictions", 1, 4),
              Graphs.tensor("low_res_masks", 1, 4, CELLS, CELLS)));

  private final SamFamily family = new SamFamily();
  private final ScriptedSession encoder = ScriptedSession.of(ENCODER, inputs -> embedding());
  private final ScriptedSession decoder = ScriptedSession.of(DECODER, inputs -> masks());

  @Test
  void recognise_encoderAndDecoder_whateverTheirNames() {
    Recognition recognition = recognition();

    assertEquals(Map.of("encoder", "b.onnx", "decoder", "a.onnx"), recognition.files());
    assertEquals(1, recognition.classes());
  }

  @Test
  void recognise_oneGraphOrOthers_isEmpty() {
    assertTrue(family.recognise(ModelContent.of(ENCODER)).isEmpty());
    assertTrue(family.recognise(content(ENCODER, ENCODER)).isEmpty());
    GraphSignature other =
        new GraphSignature(ENCODER.inputs(), List.of(Graphs.tensor("embedding", 1, 6, 2, 2)));
    assertTrue(family.recognise(content(DECODER, other)).isEmpty());
  }

  @Test
  void open_encoderOfAnotherSize_isRefused() {
    GraphSignature larger =
        new GraphSignature(List.of(Graphs.tensor("image", 1, 3, 64, 64)), ENCODER.outputs());

    DraftingException e =
        assertThrows(DraftingException.class, () -> family.open(spec(), byRole(larger, DECODER)));

    assertEquals(ErrorCode.MODEL_MISMATCH, e.code());
    assertTrue(e.detail().contains("64x64"), e.detail());
  }

  @Test
  void draft_points_areGivenInPixelsOfTheInput() {
    draft(Map.of("points", "64,31.5,1;128,63,0"));

    Map<String, Tensor> inputs = decoder.runs().get(0);
    assertArrayEquals(new float[] {16, 8, 32, 16, 0, 0}, numbers(inputs, "point_coords"));
    assertArrayEquals(new float[] {1, 0, -1}, numbers(inputs, "point_labels"));
    assertArrayEquals(new float[] {0}, numbers(inputs, "has_mask_input"));
    assertArrayEquals(
        numbers(embedding().tensors(), "embedding"), numbers(inputs, "image_embeddings"));
  }

  @Test
  void draft_boxWithAPoint_isOneObject() {
    draft(Map.of("points", List.of(List.of(4, 4, 1)), "boxes", List.of(List.of(0, 0, 64, 63))));

    Map<String, Tensor> inputs = decoder.runs().get(0);
    assertArrayEquals(
        new float[] {1, 4.0f * 16 / 63, 0, 0, 16, 16}, numbers(inputs, "point_coords"));
    assertArrayEquals(new float[] {1, 2, 3}, numbers(inputs, "point_labels"));
  }

  @Test
  void draft_shortPrompt_takesTheBestOfThree() {
    List<Suggestion> found = draft(Map.of("points", "1,1,1"));

    // Of the scores 2, 0.5, 0.75, 0.25 the first is for long prompts.
    assertEquals(1, found.size());
    assertEquals(0.75, found.get(0).score());
    // Its left half is set: 4 of 8 cells, 16 of 32 pixels of the input, 64 of the source's 128.
    assertEquals(new Box(0, 0, 64, 63), ((Region) found.get(0)).box());
  }

  @Test
  void draft_longPrompt_takesTheFirst() {
    List<Suggestion> found = draft(Map.of("points", "1,1,1;2,2,1"));

    assertEquals(List.of(1.0), found.stream().map(Suggestion::score).toList());
  }

  @Test
  void draft_allMasks_givesThreeBestFirst() {
    List<Suggestion> found = draft(Map.of("points", "1,1,1", "masks", "all"));

    assertEquals(List.of(0.75, 0.5, 0.25), found.stream().map(Suggestion::score).toList());
    assertEquals(2, draft(Map.of("points", "1,1,1", "masks", "all", "threshold", 0.5)).size());
    assertEquals(1, draft(Map.of("points", "1,1,1", "masks", "all", "max", 1)).size());
  }

  @Test
  void draft_withoutPrompt_runsBothAndGivesNothing() {
    assertEquals(List.of(), draft(Map.of()));

    assertEquals(1, encoder.runs().size());
    assertEquals(1, decoder.runs().size());
  }

  @Test
  void draft_padding_isZeroAfterNormalisation() {
    draft(Map.of());

    float[] given = numbers(encoder.runs().get(0), "image");
    for (int i = 0; i < given.length; i++) {
      boolean shown = i % (SIDE * SIDE) / SIDE < 16;
      assertEquals(shown ? 7 : 0, given[i]);
    }
  }

  @Test
  void check_pointsWithSeveralBoxes_isRefused() {
    Settings settings = settings(Map.of("points", "1,1,1", "boxes", "1,2,3,4;5,6,7,8"));

    DraftingException e = assertThrows(DraftingException.class, () -> pipeline().check(settings));

    assertEquals(ErrorCode.INVALID_PARAMETER, e.code());
  }

  @Test
  void settings_promptsThatAreNone_areRefused() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("points", "1,2"),
            Map.of("points", "1,2,3"),
            Map.of("points", "NaN,2,1"),
            Map.of("points", List.of(1, 2, 1)),
            Map.of("boxes", "3,2,1,4"),
            Map.of("boxes", "1,2,3,4;".repeat(101)))) {
      assertThrows(DraftingException.class, () -> settings(wrong), wrong::toString);
    }
    assertFalse(settings(Map.of("points", " 1 , 2, 1 ; ")).values().isEmpty());
  }

  private static float[] numbers(Map<String, Tensor> tensors, String name) {
    FloatBuffer floats = Objects.requireNonNull(tensors.get(name)).floats();
    float[] numbers = new float[floats.remaining()];
    floats.get(numbers);
    return numbers;
  }

  private static Outputs embedding() {
    float[] numbers = new float[20];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    return new Outputs(Map.of("embedding", Tensor.of(TensorShape.of(1, 5, 2, 2), numbers)));
  }

  /** Each mask's left half is set. */
  private static Outputs masks() {
    float[] small = new float[4 * CELLS * CELLS];
    for (int i = 0; i < small.length; i++) {
      small[i] = i % CELLS < CELLS / 2 ? 1 : -1;
    }
    return new Outputs(
        Map.of(
            "masks",
            Tensor.of(TensorShape.of(1), 0f),
            "iou_predictions",
            Tensor.of(TensorShape.of(1, 4), 2, 0.5f, 0.75f, 0.25f),
            "low_res_masks",
            Tensor.of(TensorShape.of(1, 4, CELLS, CELLS), small)));
  }

  private List<Suggestion> draft(Map<String, Object> prompts) {
    ByteBuffer data =
        ByteBuffer.allocateDirect(3 * SIDE * SIDE * Float.BYTES).order(ByteOrder.nativeOrder());
    FloatBuffer numbers = data.asFloatBuffer();
    while (numbers.hasRemaining()) {
      numbers.put(7);
    }
    Tensor tensor = new Tensor(ElementType.FLOAT32, TensorShape.of(1, 3, SIDE, SIDE), data);
    return pipeline()
        .draft(
            new PreparedImage(tensor, LETTERBOX),
            role -> role.equals("encoder") ? encoder : decoder,
            settings(prompts));
  }

  private Settings settings(Map<String, Object> prompts) {
    return Settings.prediction(family.parameters()).with(prompts);
  }

  private MultiPass pipeline() {
    return assertInstanceOf(MultiPass.class, family.open(spec(), byRole(ENCODER, DECODER)));
  }

  private ModelSpec spec() {
    return Specs.of(family, recognition());
  }

  private Recognition recognition() {
    return family.recognise(content(DECODER, ENCODER)).orElseThrow();
  }

  private static ModelContent content(GraphSignature first, GraphSignature second) {
    return new ModelContent(Map.of("a.onnx", facts(first), "b.onnx", facts(second)), Map.of());
  }

  private static ModelContent byRole(GraphSignature encoder, GraphSignature decoder) {
    return new ModelContent(Map.of("encoder", facts(encoder), "decoder", facts(decoder)), Map.of());
  }

  private static GraphFacts facts(GraphSignature signature) {
    return Graphs.facts(signature);
  }
}
