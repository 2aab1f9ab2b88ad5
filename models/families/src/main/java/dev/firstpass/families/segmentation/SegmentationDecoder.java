package dev.firstpass.families.segmentation;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.geometry.MaskOutline;
import dev.firstpass.core.geometry.MaskPart;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.segmentation.ClassRegions.Found;
import dev.firstpass.families.vision.OutputDecoder;
import java.util.Comparator;
import java.util.List;

/**
 * Turns maps of class scores into regions; see the package for the steps.
 *
 * @param parameters the family's
 * @param labels the model's, the background's too
 * @param output its name
 * @param axes how to read it
 * @param background class that gives no regions, or {@link #NO_BACKGROUND}
 */
record SegmentationDecoder(
    SegmentationParameters parameters,
    LabelSet labels,
    String output,
    ScoreGrid.Axes axes,
    int background)
    implements OutputDecoder {
  static final int NO_BACKGROUND = -1;

  @Override
  public void check(Settings settings) {
    parameters.resolve(settings, labels);
  }

  @Override
  public List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
    SegmentationParameters.Values wanted = parameters.resolve(settings, labels);
    ClassMap map = new ClassMap(ScoreGrid.of(tensor(outputs), axes), letterbox);
    return ClassRegions.of(map, letterbox.sourceWidth(), letterbox.sourceHeight(), wanted.parts())
        .found()
        .stream()
        .filter(region -> region.classId() != background)
        .filter(region -> region.area() >= wanted.smallestArea())
        .filter(region -> wanted.filter().keeps(region.classId(), region.score()))
        .sorted(Comparator.comparingDouble(region -> -region.score()))
        .limit(wanted.max())
        .map(region -> suggestion(region, wanted, letterbox))
        .toList();
  }

  private Tensor tensor(Outputs outputs) {
    long any = TensorShape.DYNAMIC;
    Tensor tensor =
        outputs.get(
            output,
            axes.channelsFirst()
                ? TensorShape.of(1, labels.size(), any, any)
                : TensorShape.of(1, any, any, labels.size()));
    if (tensor.shape().elements() == 0) {
      throw new DraftingException(
          ErrorCode.MODEL_OUTPUT_MISMATCH, "output '" + output + "' is empty: " + tensor.shape());
    }
    return tensor;
  }

  private Suggestion suggestion(
      Found region, SegmentationParameters.Values wanted, Letterbox letterbox) {
    Shape shape = wanted.polygons() ? outline(region.mask(), wanted, letterbox) : region.mask();
    return new Region(labels.name(region.classId()), region.score(), shape);
  }

  private static Polygon outline(
      Mask mask, SegmentationParameters.Values wanted, Letterbox letterbox) {
    double tensorPixel = 1 / Math.min(letterbox.scaleX(), letterbox.scaleY());
    double tolerance = wanted.simplify() * Math.max(tensorPixel, 1);
    return MaskOutline.of(mask).stream()
        .max(Comparator.comparingDouble(MaskPart::filledArea))
        .map(part -> new Polygon(part.simplified(tolerance)))
        .orElseThrow();
  }
}
