package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.MaskOutline;
import dev.firstpass.core.geometry.MaskPart;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.Label;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import java.util.List;
import java.util.Set;

/** Counts what formats of image labels cannot hold. Confined to one writing. */
public final class ShapeLosses {
  private final DropReport report;

  /**
   * @param report what is counted goes here
   */
  public ShapeLosses(DropReport report) {
    this.report = report;
  }

  /** Counts a region that is written as the box around it. */
  public void asBox(DrawnRegion drawn) {
    Shape shape = drawn.region().shape();
    String label = drawn.region().label();
    if (shape instanceof RotatedBox) {
      report.add("rotated-as-box", label);
    } else if (shape instanceof Polygon) {
      report.add("polygon-as-box", label);
    } else if (shape instanceof Mask) {
      report.add("mask-as-box", label);
    } else {
      keypointsAsBox(drawn);
    }
  }

  /** Counts a region that is written as its outlines, or as a box where it has none. */
  public void asOutlines(DrawnRegion drawn) {
    String label = drawn.region().label();
    if (drawn.region().shape() instanceof RotatedBox) {
      report.add("rotated-as-polygon", label);
    } else if (drawn.region().shape() instanceof Mask mask) {
      List<MaskPart> parts = MaskOutline.of(mask);
      report.add("mask-as-polygon", label);
      if (parts.size() > 1) {
        report.add("mask-in-parts", label);
      }
      if (parts.stream().anyMatch(part -> !part.holes().isEmpty())) {
        report.add("hole-filled", label);
      }
    } else {
      keypointsAsBox(drawn);
    }
  }

  /** Counts keypoints whose own box is not written; it is read back as the box of the points. */
  public void keypointsWithoutBox(DrawnRegion drawn, Keypoints keypoints) {
    if (!keypoints.box().equals(PointsBox.around(keypoints))) {
      report.add("box-of-keypoints-left-out", drawn.region().label());
    }
  }

  /** Counts keypoints whose scores are not written. */
  public void keypointsWithoutScores(DrawnRegion drawn, Keypoints keypoints) {
    if (keypoints.points().stream().anyMatch(point -> point.score() != 1)) {
      report.add("scores-of-keypoints-left-out", drawn.region().label());
    }
  }

  /** Counts the tags of an image, none of which is written. */
  public void withoutTags(ImageLabels image) {
    image.tags().forEach(tag -> report.add("tag-left-out", tag.suggestion().label()));
  }

  /** Counts the score of a label that has one. */
  public void withoutScore(Label label) {
    if (label.scored()) {
      report.add("score-left-out", label.suggestion().label());
    }
  }

  /**
   * Counts the attributes of a label that are not written.
   *
   * @param written the names of those that are
   */
  public void attributes(Label label, Set<String> written) {
    for (String name : label.attributes().keySet()) {
      if (!written.contains(name)) {
        report.add("attribute-left-out", label.suggestion().label());
      }
    }
  }

  /** Counts a label whose name is written in another spelling. */
  public void renamed(String label, String written) {
    if (!label.equals(written)) {
      report.add("label-renamed", label);
    }
  }

  /** Counts something else. */
  public void add(String reason, Label label) {
    report.add(reason, label.suggestion().label());
  }

  private void keypointsAsBox(DrawnRegion drawn) {
    if (drawn.region().shape() instanceof Keypoints) {
      report.add("keypoints-as-box", drawn.region().label());
    }
  }
}
