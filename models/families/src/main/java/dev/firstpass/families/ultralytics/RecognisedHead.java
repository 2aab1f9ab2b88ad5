package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.families.vision.ImageGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a graph's metadata and shapes tell of the output with its boxes.
 *
 * @param layout how it is laid out
 * @param size of the input
 * @param classes how many the output has; empty when nothing tells
 * @param metadata of the file
 */
record RecognisedHead(
    DetectionLayout layout, Fixed size, OptionalInt classes, ExportMetadata metadata) {
  private static final int PAD = 114;

  /**
   * Returns the head when it is sure: with the classes that the metadata name, or without names
   * when the shape is known throughout and is no other layout's.
   *
   * @param extra how many numbers a row has after its classes
   */
  static Optional<RecognisedHead> of(
      ImageGraph graph, TensorShape output, ExportMetadata metadata, int extra) {
    return graph
        .size()
        .or(metadata::size)
        .flatMap(
            size ->
                metadata
                    .names()
                    .map(names -> named(output, size, names.size(), metadata, extra))
                    .orElseGet(() -> unnamed(output, size, metadata, extra)));
  }

  /** Returns the class names, when the file carries them. */
  Optional<LabelSet> names() {
    return metadata.names();
  }

  /**
   * Returns the recognition of a model with this head, letterboxed as all of these are.
   *
   * @param labels the file's own or assumed
   * @param assumptions what was assumed so far
   */
  Recognition recognition(
      ModelTask task,
      int classCount,
      Optional<LabelSet> labels,
      Map<String, Object> options,
      List<String> assumptions) {
    List<String> all = new ArrayList<>(assumptions);
    if (metadata.hasNms()) {
      all.add(
          "boxes were suppressed in the graph when it was exported (nms=True); no threshold brings"
              + " back what it left out");
    }
    Resize resize = Resize.letterbox(Kernel.LINEAR, Rounding.ROUND, Placement.CENTRE, PAD);
    return new Recognition(
        layout.words(),
        task,
        ImageInput.scaled(size, resize, Colour.RGB, 1 / 255.0),
        classCount,
        labels,
        layout == DetectionLayout.ROWS ? Map.of("iou", 0.45, "max", 1000) : Map.of(),
        options,
        all);
  }

  private static Optional<RecognisedHead> named(
      TensorShape output, Fixed size, int classes, ExportMetadata metadata, int extra) {
    return DetectionLayout.of(output, size, classes, extra)
        .map(layout -> new RecognisedHead(layout, size, OptionalInt.of(classes), metadata));
  }

  private static Optional<RecognisedHead> unnamed(
      TensorShape output, Fixed size, ExportMetadata metadata, int extra) {
    return Arrays.stream(DetectionLayout.values())
        .filter(layout -> isSure(layout, output, size, extra))
        .findFirst()
        .map(layout -> new RecognisedHead(layout, size, classes(layout, output, extra), metadata));
  }

  /** Without names only a shape that is known throughout is sure. */
  private static boolean isSure(DetectionLayout layout, TensorShape output, Fixed size, int extra) {
    if (output.size(1) <= 0 || output.size(2) <= 0) {
      return false;
    }
    OptionalInt classes = classes(layout, output, extra);
    return classes.orElse(1) > 0 && layout.fits(output, size, classes.orElse(1), extra);
  }

  private static OptionalInt classes(DetectionLayout layout, TensorShape output, int extra) {
    return layout == DetectionLayout.END_TO_END
        ? OptionalInt.empty()
        : OptionalInt.of(layout.columns(output) - extra);
  }
}
