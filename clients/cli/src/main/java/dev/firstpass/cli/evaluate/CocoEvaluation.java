package dev.firstpass.cli.evaluate;

import dev.firstpass.cli.evaluate.DetectionDataset.Category;
import dev.firstpass.cli.evaluate.DetectionDataset.DatasetImage;
import dev.firstpass.cli.evaluate.EvaluationReport.CategoryResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * COCO's evaluation of boxes, with the arithmetic, order and handling of ties of pycocotools
 * ({@code PythonAPI/pycocotools/cocoeval.py} and {@code common/maskApi.c} of
 * github.com/cocodataset/cocoapi, default parameters): detections are matched greedily at ten IoU
 * thresholds, at most 100 per image and category; precision is read at 101 recall points.
 *
 * <p>One difference, for the better: an annotation whose id is 0 counts like any other.
 */
public final class CocoEvaluation {
  /** The IoU from which a detection matches: 0.50 to 0.95 in steps of 0.05. */
  static final List<Double> IOU_THRESHOLDS = evenly(0.5, 0.95, 10);

  /** Where precision is read: 0 to 1 in steps of 0.01. */
  static final List<Double> RECALLS = evenly(0, 1, 101);

  /** How many detections of one category in one image count; matching uses the highest. */
  static final List<Integer> MAX_DETECTIONS = List.of(1, 10, 100);

  private CocoEvaluation() {}

  /**
   * Compares detections with what people labelled.
   *
   * @param dataset what people labelled
   * @param detections in any order; of equal scores in one image the first comes first. Those of
   *     categories that the data set does not have are left out
   * @throws IllegalArgumentException when a detection belongs to an image that is not in the data
   *     set
   */
  public static EvaluationReport evaluate(
      DetectionDataset dataset, Collection<Detection> detections) {
    checkImages(dataset, detections);
    Map<Long, Map<Long, Cell>> cells = cells(dataset, detections);
    List<Map<AreaRange, CategoryCurve>> curves = new ArrayList<>();
    List<CategoryResult> categories = new ArrayList<>();
    for (Category category : dataset.categories()) {
      Collection<Cell> images = cells.getOrDefault(category.id(), Map.of()).values();
      Map<AreaRange, CategoryCurve> byArea = curves(images);
      curves.add(byArea);
      categories.add(result(category, byArea));
    }
    Map<Measure, Double> figures = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      figures.put(measure, figure(measure, curves));
    }
    return new EvaluationReport(
        dataset.images().size(),
        dataset.groundTruths().size(),
        detections.size(),
        figures,
        categories);
  }

  /** The objects and detections of one category in one image. */
  private record Cell(List<GroundTruth> truths, List<Detection> detections) {
    Cell() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    /** The detections that count, best first; equal scores stay in their order. */
    List<Detection> best() {
      return detections.stream()
          .sorted(Comparator.comparingDouble(detection -> -detection.score()))
          .limit(MAX_DETECTIONS.get(MAX_DETECTIONS.size() - 1))
          .toList();
    }
  }

  private static void checkImages(DetectionDataset dataset, Collection<Detection> detections) {
    Set<Long> known = new HashSet<>();
    for (DatasetImage image : dataset.images()) {
      known.add(image.id());
    }
    for (Detection detection : detections) {
      if (!known.contains(detection.imageId())) {
        throw new IllegalArgumentException(
            "a detection belongs to image " + detection.imageId() + ", which is not in the data");
      }
    }
  }

  /** By category and image, images in the order of their ids. */
  private static Map<Long, Map<Long, Cell>> cells(
      DetectionDataset dataset, Collection<Detection> detections) {
    Map<Long, Map<Long, Cell>> cells = new LinkedHashMap<>();
    for (GroundTruth truth : dataset.groundTruths()) {
      cell(cells, truth.categoryId(), truth.imageId()).truths().add(truth);
    }
    for (Detection detection : detections) {
      cell(cells, detection.categoryId(), detection.imageId()).detections().add(detection);
    }
    return cells;
  }

  private static Cell cell(Map<Long, Map<Long, Cell>> cells, long categoryId, long imageId) {
    return cells
        .computeIfAbsent(categoryId, id -> new TreeMap<>())
        .computeIfAbsent(imageId, id -> new Cell());
  }

  private static Map<AreaRange, CategoryCurve> curves(Collection<Cell> images) {
    Map<AreaRange, CategoryCurve> curves = new EnumMap<>(AreaRange.class);
    for (AreaRange area : AreaRange.values()) {
      curves.put(
          area,
          CategoryCurve.of(
              images.stream()
                  .map(image -> ImageMatches.of(image.truths(), image.best(), area))
                  .toList()));
    }
    return curves;
  }

  private static CategoryResult result(Category category, Map<AreaRange, CategoryCurve> byArea) {
    List<Map<AreaRange, CategoryCurve>> alone = List.of(byArea);
    return new CategoryResult(
        category.name(),
        curve(byArea, AreaRange.ALL).objects(),
        figure(Measure.AP, alone),
        figure(Measure.AP50, alone));
  }

  /** The mean over the categories that have something to find. */
  private static double figure(Measure measure, List<Map<AreaRange, CategoryCurve>> categories) {
    return categories.stream()
        .map(byArea -> curve(byArea, measure.area()))
        .filter(CategoryCurve::isDefined)
        .mapToDouble(measure::of)
        .average()
        .orElse(EvaluationReport.UNDEFINED);
  }

  private static CategoryCurve curve(Map<AreaRange, CategoryCurve> byArea, AreaRange area) {
    CategoryCurve curve = byArea.get(area);
    if (curve == null) {
      throw new IllegalStateException("no curve for " + area);
    }
    return curve;
  }

  /** As numpy's linspace rounds: start plus multiples of the step, and the exact end. */
  private static List<Double> evenly(double start, double end, int count) {
    double step = (end - start) / (count - 1);
    return IntStream.range(0, count)
        .mapToObj(i -> i == count - 1 ? end : i * step + start)
        .toList();
  }
}
