package dev.firstpass.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import java.util.ArrayList;
import java.util.List;

/** Compares labels, with numbers that may differ a little. */
public final class SameLabels {
  private static final double SCORE = 1e-6;
  private static final double RADIANS = 1e-6;

  private SameLabels() {}

  /**
   * Fails when the labels are not the same in the same order.
   *
   * @param tolerance of coordinates, in pixels, and times, in seconds
   */
  public static void assertSame(ItemLabels expected, ItemLabels actual, double tolerance) {
    String of = "of " + expected.item().id() + ": " + actual.labels();
    assertEquals(expected.labels().size(), actual.labels().size(), () -> "number " + of);
    for (int i = 0; i < expected.labels().size(); i++) {
      assertSame(expected.labels().get(i), actual.labels().get(i), tolerance, i + " " + of);
    }
    assertEquals(expected.attributes(), actual.attributes(), of);
  }

  private static void assertSame(Label expected, Label actual, double tolerance, String at) {
    assertEquals(expected.scored(), actual.scored(), () -> "scored " + at);
    assertEquals(expected.attributes(), actual.attributes(), at);
    Suggestion one = expected.suggestion();
    Suggestion other = actual.suggestion();
    assertEquals(one.label(), other.label(), at);
    assertEquals(one.score(), other.score(), SCORE, at);
    assertEquals(kind(one), kind(other), at);
    if (one instanceof Region region) {
      assertClose(numbers(region.shape()), numbers(((Region) other).shape()), tolerance, at);
    } else if (one instanceof Segment segment) {
      assertSame(segment, (Segment) other, tolerance, at);
    }
  }

  private static void assertSame(Segment one, Segment other, double tolerance, String at) {
    assertEquals(one.text(), other.text(), at);
    assertEquals(one.speaker(), other.speaker(), at);
    assertEquals(one.language(), other.language(), at);
    assertClose(numbers(one.span()), numbers(other.span()), tolerance, at);
    assertEquals(
        one.words().stream().map(Segment.Word::text).toList(),
        other.words().stream().map(Segment.Word::text).toList(),
        at);
    for (int i = 0; i < one.words().size(); i++) {
      Segment.Word word = one.words().get(i);
      Segment.Word same = other.words().get(i);
      assertClose(numbers(word.span()), numbers(same.span()), tolerance, at);
      assertEquals(word.score(), same.score(), SCORE, at);
    }
  }

  private static String kind(Suggestion suggestion) {
    return suggestion instanceof Region region
        ? region.shape().getClass().getSimpleName()
        : suggestion.getClass().getSimpleName();
  }

  private static void assertClose(
      List<Double> expected, List<Double> actual, double tolerance, String at) {
    assertEquals(expected.size(), actual.size(), () -> "numbers " + at);
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), actual.get(i), tolerance, at);
    }
  }

  private static List<Double> numbers(TimeSpan span) {
    return List.of(span.startSeconds(), span.endSeconds());
  }

  private static List<Double> numbers(Shape shape) {
    List<Double> numbers = new ArrayList<>();
    if (shape instanceof Box box) {
      numbers.addAll(List.of(box.xMin(), box.yMin(), box.xMax(), box.yMax()));
    } else if (shape instanceof RotatedBox box) {
      numbers.addAll(List.of(box.xCentre(), box.yCentre(), box.width(), box.height()));
      // Compared as finely as coordinates would be too coarse.
      numbers.add(Math.rint(box.radians() / RADIANS) * RADIANS);
    } else if (shape instanceof Polygon polygon) {
      polygon.points().forEach(point -> add(point, numbers));
    } else if (shape instanceof Keypoints keypoints) {
      numbers.addAll(numbers(keypoints.box()));
      keypoints
          .points()
          .forEach(
              point -> {
                add(point.at(), numbers);
                numbers.add(point.score());
                numbers.add((double) point.name().hashCode());
              });
    } else if (shape instanceof Mask mask) {
      mask.runs().forEach(run -> numbers.add((double) run));
    }
    return numbers;
  }

  private static void add(Point point, List<Double> numbers) {
    numbers.add(point.x());
    numbers.add(point.y());
  }
}
