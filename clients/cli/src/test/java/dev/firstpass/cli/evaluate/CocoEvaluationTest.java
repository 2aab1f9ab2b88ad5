package dev.firstpass.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firstpass.cli.evaluate.DetectionDataset.Category;
import dev.firstpass.cli.evaluate.DetectionDataset.DatasetImage;
import dev.firstpass.cli.evaluate.GroundTruth.Role;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CocoEvaluationTest {
  private static final CocoBox BOX = new CocoBox(10, 20, 50, 40);

  @Test
  void evaluate_storedExample_agreesWithPycocotools(@TempDir Path folder) throws IOException {
    EvaluationReport report =
        CocoEvaluation.evaluate(Example.dataset(folder), Example.detections());
    assertFigures("example", report);
  }

  @Test
  void evaluate_jitteredPhotos_agreesWithPycocotools() {
    DetectionDataset dataset = val100();
    assertFigures(
        "coco_val100_jittered",
        CocoEvaluation.evaluate(dataset, new JitteredDetections().of(dataset)));
  }

  @Test
  void evaluate_groundTruthItself_isPerfect() {
    DetectionDataset dataset = val100();
    List<Detection> detections =
        dataset.groundTruths().stream()
            .map(truth -> new Detection(truth.imageId(), truth.categoryId(), truth.box(), 1))
            .toList();
    EvaluationReport report = CocoEvaluation.evaluate(dataset, detections);
    assertFigures("coco_val100_truth", report);
    assertEquals(1.0, report.figure(Measure.AP), 1e-12);
  }

  @Test
  void evaluate_noDetections_isZero() {
    EvaluationReport report = evaluate(List.of(truth(BOX, Role.OBJECT)));
    assertEquals(0, report.figure(Measure.AP));
    assertEquals(0, report.figure(Measure.AR_100));
  }

  @Test
  void evaluate_noObjectOfASize_isUndefined() {
    EvaluationReport report = evaluate(List.of(truth(BOX, Role.OBJECT)), detection(BOX, 0.5));
    assertEquals(1, report.figure(Measure.AP_MEDIUM), 1e-12);
    assertEquals(EvaluationReport.UNDEFINED, report.figure(Measure.AP_SMALL));
    assertEquals(EvaluationReport.UNDEFINED, report.figure(Measure.AR_LARGE));
  }

  @Test
  void evaluate_iouOnAThreshold_matches() {
    // Half of the box: IoU is exactly 0.5, the first of ten thresholds.
    EvaluationReport report =
        evaluate(List.of(truth(BOX, Role.OBJECT)), detection(new CocoBox(10, 20, 25, 40), 0.5));
    assertEquals(1, report.figure(Measure.AP50), 1e-12);
    assertEquals(0.1, report.figure(Measure.AP), 1e-12);
  }

  @Test
  void evaluate_twoDetectionsOfOneObject_secondIsWrong() {
    var other = new CocoBox(300, 200, 50, 40);
    EvaluationReport report =
        evaluate(
            List.of(truth(BOX, Role.OBJECT), truth(other, Role.OBJECT)),
            detection(BOX, 0.9),
            detection(BOX, 0.8),
            detection(other, 0.7));
    // Precision 1 up to recall 0.5 (51 points), 2/3 beyond (50 points).
    assertEquals((51 + 50 * 2.0 / 3) / 101, report.figure(Measure.AP), 1e-12);
  }

  @Test
  void evaluate_manyDetectionsInACrowd_areNoMistakes() {
    var crowd = new CocoBox(200, 100, 300, 300);
    EvaluationReport report =
        evaluate(
            List.of(truth(BOX, Role.OBJECT), truth(crowd, Role.CROWD)),
            detection(new CocoBox(210, 110, 50, 40), 0.9),
            detection(new CocoBox(310, 210, 50, 40), 0.8),
            detection(BOX, 0.7));
    assertEquals(1, report.figure(Measure.AP), 1e-12);
  }

  @Test
  void evaluate_difficultObject_excusesOneDetection() {
    List<GroundTruth> truths =
        List.of(truth(BOX, Role.OBJECT), truth(new CocoBox(300, 200, 50, 40), Role.DIFFICULT));
    Detection found = detection(BOX, 0.5);
    Detection excused = detection(new CocoBox(300, 200, 50, 40), 0.9);
    assertEquals(1, evaluate(truths, excused, found).figure(Measure.AP), 1e-12);
    assertEquals(0.5, evaluate(truths, excused, excused, found).figure(Measure.AP), 1e-12);
  }

  @Test
  void evaluate_boxWithoutArea_countsAsMissed() {
    var empty = new CocoBox(10, 20, 0, 40);
    EvaluationReport report = evaluate(List.of(truth(empty, Role.OBJECT)), detection(empty, 0.5));
    assertEquals(0, report.figure(Measure.AR_100));
  }

  @Test
  void evaluate_distinctScores_orderOfDetectionsIsFree(@TempDir Path folder) throws IOException {
    DetectionDataset dataset = Example.dataset(folder);
    List<Detection> detections = new ArrayList<>();
    for (Detection detection : Example.detections()) {
      detections.add(
          new Detection(
              detection.imageId(),
              detection.categoryId(),
              detection.box(),
              detection.score() + detections.size() * 1e-9));
    }
    EvaluationReport expected = CocoEvaluation.evaluate(dataset, detections);
    Collections.reverse(detections);
    assertEquals(expected, CocoEvaluation.evaluate(dataset, detections));
  }

  @Test
  void evaluate_foreignImage_isRefused() {
    Detection foreign = new Detection(99, 1, BOX, 0.5);
    assertThrows(IllegalArgumentException.class, () -> evaluate(List.of(), foreign));
  }

  private static EvaluationReport evaluate(List<GroundTruth> truths, Detection... detections) {
    return CocoEvaluation.evaluate(
        new DetectionDataset(
            "test",
            List.of(new DatasetImage(1, "a.jpg", Path.of("a.jpg"), 640, 480)),
            List.of(new Category(1, "cat")),
            truths),
        List.of(detections));
  }

  private static GroundTruth truth(CocoBox box, Role role) {
    return new GroundTruth(1, 1, box, box.area(), role);
  }

  private static Detection detection(CocoBox box, double score) {
    return new Detection(1, 1, box, score);
  }

  private static DetectionDataset val100() {
    return DetectionDataset.read(SharedData.require("data/images/coco_val100"));
  }

  private static void assertFigures(String name, EvaluationReport report) {
    Iterator<Double> expected = Example.figures(name).iterator();
    for (Measure measure : Measure.values()) {
      // The demand is 1e-6; anything above rounding would be another arithmetic.
      assertEquals(expected.next(), report.figure(measure), 1e-12, measure.label());
    }
  }
}
