package dev.firstpass.cli.evaluate;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.PolygonOverlap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Evaluates outlines of text: how many match one that people drew, each with one at most, at an
 * intersection over union of 0.5. Pairs that overlap most are matched first. Labels and scores do
 * not count. Confined to one thread.
 */
final class TextEvaluation implements Evaluation {
  /** From here on an outline is the same text. */
  static final double LEAST_IOU = 0.5;

  private final TextDataset dataset;
  private int found;
  private int matched;

  TextEvaluation(TextDataset dataset) {
    this.dataset = dataset;
  }

  @Override
  public List<LabelledItem> items() {
    return List.copyOf(dataset.texts().keySet());
  }

  @Override
  public void add(LabelledItem item, Draft draft) {
    List<List<Point>> truths = Objects.requireNonNull(dataset.texts().get(item));
    List<List<Point>> texts =
        draft.suggestions().stream()
            .filter(Region.class::isInstance)
            .map(region -> outline(((Region) region).shape()))
            .toList();
    found += texts.size();
    matched += matches(truths, texts);
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public Report report() {
    int labelled = dataset.texts().values().stream().mapToInt(List::size).sum();
    return new TextReport(dataset.texts().size(), labelled, found, matched);
  }

  /** Returns how many texts match, each with a truth of its own. */
  static int matches(List<List<Point>> truths, List<List<Point>> texts) {
    boolean[] truthTaken = new boolean[truths.size()];
    boolean[] textTaken = new boolean[texts.size()];
    int matches = 0;
    for (Pair pair : pairs(truths, texts)) {
      if (!truthTaken[pair.truth()] && !textTaken[pair.text()]) {
        truthTaken[pair.truth()] = true;
        textTaken[pair.text()] = true;
        matches++;
      }
    }
    return matches;
  }

  private record Pair(int truth, int text, double iou) {}

  /** The pairs that overlap enough, those that overlap most first; ties stay in order. */
  private static List<Pair> pairs(List<List<Point>> truths, List<List<Point>> texts) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < truths.size(); i++) {
      for (int j = 0; j < texts.size(); j++) {
        double iou = PolygonOverlap.iou(truths.get(i), texts.get(j));
        if (iou >= LEAST_IOU) {
          pairs.add(new Pair(i, j, iou));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(pair -> -pair.iou()));
    return pairs;
  }

  private static List<Point> outline(Shape shape) {
    if (shape instanceof Polygon polygon) {
      return polygon.points();
    }
    if (shape instanceof RotatedBox box) {
      return box.corners();
    }
    Box box = shape.enclosingBox();
    return List.of(
        new Point(box.xMin(), box.yMin()),
        new Point(box.xMax(), box.yMin()),
        new Point(box.xMax(), box.yMax()),
        new Point(box.xMin(), box.yMax()));
  }
}
