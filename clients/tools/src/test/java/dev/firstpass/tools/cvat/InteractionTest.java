package dev.firstpass.tools.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ToolDrafting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an annotator's clicks become, and what CVAT is answered. */
final class InteractionTest {
  private static final String NOTHING = "{\"mask\":[[0]],\"points\":[],\"bounds\":[0,0,0,0]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"pos_points\":[[80,22.5]],\"neg_points\":[[8,11]],\"obj_bbox\":null"
            + " | {points=80.0,22.5,1;8.0,11.0,0}",
        "\"pos_points\":[[80,22]],\"neg_points\":[],\"obj_bbox\":[[60,40],[20,10]]"
            + " | {points=80.0,22.0,1, boxes=20.0,10.0,60.0,40.0}",
        "\"pos_points\":[],\"neg_points\":[],\"obj_bbox\":[[20,10],[60,40]]"
            + " | {boxes=20.0,10.0,60.0,40.0}",
        "\"pos_points\":[[1,2]],\"neg_points\":[],\"obj_bbox\":[[5,10],[5,40]]"
            + " | {points=1.0,2.0,1}",
        "\"pos_points\":[[1,2]],\"neg_points\":[[\"x\",1],[3]],\"obj_bbox\":[]"
            + " | {points=1.0,2.0,1}",
      })
  void drafts_whatIsShown_isHandedToThePromptableModel(String fields, String settings) {
    ToolDrafting drafting = open(fields);

    assertEquals(settings, drafting.drafts().get(0).request().parameters().toString());
    assertEquals(Map.of("shape", "mask"), drafting.drafts().get(0).request().wishes());
  }

  @Test
  void drafts_nothingShown_isNothingToDoAndNothingToDraw() throws IOException {
    ToolDrafting drafting = open("\"pos_points\":[],\"neg_points\":[],\"obj_bbox\":null");

    assertEquals(List.of(), drafting.drafts());
    assertEquals(NOTHING, drafting.answer(List.of()).text());
  }

  @Test
  void answer_mask_isItsRowsInsideInclusiveBoundsWithAnOutline() throws IOException {
    // Rows 3 and 4: columns 5..7 and 6..6.
    Mask mask = new Mask(200, 100, List.of(605, 3, 198, 1, 19_193));

    Map<?, ?> answer = answer(new Region("object", 0.9, mask));

    assertEquals("[[1, 1, 1], [0, 1, 0]]", String.valueOf(answer.get("mask")));
    assertEquals("[5, 3, 7, 4]", String.valueOf(answer.get("bounds")));
    assertTrue(((List<?>) Objects.requireNonNull(answer.get("points"))).size() >= 3);
  }

  @Test
  void answer_outline_isFilled() throws IOException {
    Polygon square =
        new Polygon(List.of(new Point(2, 1), new Point(4, 1), new Point(4, 3), new Point(2, 3)));

    Map<?, ?> answer = answer(new Region("object", 0.9, square));

    assertEquals("[[1, 1], [1, 1]]", String.valueOf(answer.get("mask")));
    assertEquals("[2, 1, 3, 2]", String.valueOf(answer.get("bounds")));
    assertEquals(
        "[[2.0, 1.0], [4.0, 1.0], [4.0, 3.0], [2.0, 3.0]]", String.valueOf(answer.get("points")));
  }

  @Test
  void answer_noObject_drawsNothing() throws IOException {
    assertEquals(PlainJson.read(NOTHING), answer());
    assertEquals(
        PlainJson.read(NOTHING),
        answer(new Region("object", 0.9, new Mask(200, 100, List.of(20_000)))));
  }

  /** An annotator waits for one answer, and no run is lost: every problem is told. */
  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void answer_failure_isToldWhateverItIs(ErrorCode code) {
    List<List<DraftResult>> failed = List.of(List.of(new Failed("frame", code, "why")));

    DraftingException problem =
        assertThrows(DraftingException.class, () -> open("\"pos_points\":[[1,2]]").answer(failed));

    assertEquals(code, problem.code());
    assertEquals("why", problem.detail());
  }

  private static Map<?, ?> answer(Suggestion... suggestions) throws IOException {
    Draft draft =
        new Draft(
            new Provenance(new ModelId("sam", "1"), "0123abcdef"),
            new ImageFacts("frame", "00112233", 200, 100),
            Map.of(),
            List.of(suggestions));
    String text =
        open("\"pos_points\":[[1,2]]").answer(List.of(List.of(new Drafted(draft)))).text();
    return (Map<?, ?>) Objects.requireNonNull(PlainJson.read(text));
  }

  private static ToolDrafting open(String fields) {
    return Invocation.of(
        CvatFunction.find(Models.all(), ModelRef.parse("sam")),
        ByteBuffer.wrap(
            ("{\"image\":\"aGVsbG8sIGZyYW1l\"," + fields + "}").getBytes(StandardCharsets.UTF_8)));
  }
}
