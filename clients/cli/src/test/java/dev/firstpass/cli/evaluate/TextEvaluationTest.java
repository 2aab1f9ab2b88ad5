package dev.firstpass.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextEvaluationTest {
  @Test
  void matches_twoTextsOnOneTruth_countOnce() {
    assertEquals(
        1,
        TextEvaluation.matches(
            List.of(box(0, 0, 100, 10)), List.of(box(0, 0, 100, 11), box(1, 0, 100, 10))));
  }

  @Test
  void matches_chain_takesTheBestPairsFirst() {
    // The first text overlaps both truths, and the second truth more.
    List<List<Point>> truths = List.of(box(0, 0, 100, 10), box(0, 4, 100, 14));
    assertEquals(2, TextEvaluation.matches(truths, List.of(box(0, 3, 100, 13), box(0, 0, 100, 9))));
  }

  @Test
  void matches_halfOverlap_isEnough() {
    List<List<Point>> truth = List.of(box(0, 0, 30, 10));
    assertEquals(1, TextEvaluation.matches(truth, List.of(box(10, 0, 40, 10))));
    assertEquals(0, TextEvaluation.matches(truth, List.of(box(11, 0, 41, 10))));
  }

  @Test
  void report_figures_areDefinedOrNull() throws IOException {
    assertEquals(
        """
         Texts labelled 8, found 5, matched 4 (one to one, IoU >= 0.50)
         Precision = 0.8000
         Recall    = 0.5000
         F1        = 0.6154
        """,
        new TextReport(2, 8, 5, 4).toText());
    assertEquals(
        "{\"images\":2,\"groundTruths\":8,\"detections\":0,\"matches\":0,\"iou\":0.5,"
            + "\"precision\":null,\"recall\":0.0,\"f1\":0.0}",
        json(new TextReport(2, 8, 0, 0)));
  }

  static String json(Report report) throws IOException {
    var text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      report.toJson(json);
    }
    return text.toString();
  }

  private static List<Point> box(double xMin, double yMin, double xMax, double yMax) {
    return List.of(
        new Point(xMin, yMin), new Point(xMax, yMin), new Point(xMax, yMax), new Point(xMin, yMax));
  }
}
