package dev.firstpass.families.sam;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.sam.Prompt.Mark;
import dev.firstpass.families.vision.MaskParameters;
import dev.firstpass.families.vision.MaskShaping;
import dev.firstpass.families.vision.ScoreFilter;
import dev.firstpass.families.vision.ScoreParameters;
import java.util.ArrayList;
import java.util.List;

/** The parameters of promptable segmentation: {@code points}, {@code boxes} and {@code masks}. */
final class SamParameters {
  private static final int POINT = 3;
  private static final int BOX = 4;
  private static final String BEST = "best";

  private final Parameter<String> points =
      Parameter.of(
          "points",
          new ParameterType<>(
              "points x,y,1 of the object and x,y,0 elsewhere, in pixels: 10,20,1;30,40,0",
              "string",
              SamParameters::points),
          "",
          "Points that show the object (1) and what does not belong to it (0), in pixels of the"
              + " image.");
  private final Parameter<String> boxes =
      Parameter.of(
          "boxes",
          new ParameterType<>(
              "boxes left,top,right,bottom in pixels: 10,20,110,80",
              "string",
              SamParameters::boxes),
          "",
          "Boxes around objects, in pixels of the image; one may go with points.");
  private final Parameter<String> masks =
      Parameter.of(
          "masks",
          ParameterType.choice(List.of(BEST, "all")),
          BEST,
          "Whether a prompt gives the mask that fits best, or also a part and the whole.");
  private final ScoreParameters scores = new ScoreParameters(0, 0, 100, 100);
  private final MaskParameters shapes = new MaskParameters();

  /** Returns the parameters, to be declared. */
  List<Parameter<?>> all() {
    List<Parameter<?>> all = new ArrayList<>(List.of(points, boxes, masks));
    all.addAll(scores.all());
    all.addAll(shapes.all());
    return List.copyOf(all);
  }

  /**
   * Returns a prompt for each object that is asked for.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_PARAMETER} when points come with
   *     several boxes
   */
  List<Prompt> prompts(Settings settings) {
    List<Mark> marks =
        NumberGroups.read(settings.get(points), POINT).stream()
            .map(point -> new Mark(point.get(0), point.get(1), point.get(2).intValue()))
            .toList();
    List<List<Double>> around = NumberGroups.read(settings.get(boxes), BOX);
    if (around.size() > 1 && !marks.isEmpty()) {
      throw new DraftingException(
          ErrorCode.INVALID_PARAMETER,
          "points can go with one box, not with "
              + around.size()
              + ": ask for one object at a time, or for boxes without points");
    }
    if (around.isEmpty()) {
      return marks.isEmpty() ? List.of() : List.of(Prompt.ofPoints(marks));
    }
    return around.stream().map(box -> Prompt.ofBox(box, marks)).toList();
  }

  boolean wantsBest(Settings settings) {
    return settings.get(masks).equals(BEST);
  }

  ScoreFilter filter(Settings settings, LabelSet labels) {
    return scores.filter(settings, labels);
  }

  int max(Settings settings) {
    return scores.max(settings);
  }

  MaskShaping shaping(Settings settings, Letterbox letterbox) {
    return shapes.resolveInSource(settings, letterbox);
  }

  private static String points(Object raw) {
    List<List<Double>> groups = NumberGroups.read(raw, POINT);
    require(
        groups.stream().allMatch(p -> p.get(2) == Prompt.OBJECT || p.get(2) == Prompt.ELSEWHERE));
    return NumberGroups.write(groups);
  }

  private static String boxes(Object raw) {
    List<List<Double>> groups = NumberGroups.read(raw, BOX);
    require(groups.stream().allMatch(b -> b.get(0) < b.get(2) && b.get(1) < b.get(3)));
    return NumberGroups.write(groups);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException();
    }
  }
}
