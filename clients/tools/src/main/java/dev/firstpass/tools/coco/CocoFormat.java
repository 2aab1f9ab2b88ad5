package dev.firstpass.tools.coco;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.PlainValues;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** COCO instances JSON. Thread-safe. */
public final class CocoFormat implements LabelFormat {
  static final String NAME = "coco";

  /** Where CVAT and Datumaro look in an archive, and what FiftyOne can be pointed at. */
  static final String PATH = "annotations/instances_default.json";

  static final String RESULTS_PATH = "annotations/results_default.json";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "COCO instances JSON: one file with boxes, polygons, masks, keypoints and scores";
  }

  @Override
  public MediaKind media() {
    return MediaKind.IMAGE;
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public List<Parameter<?>> options() {
    return CocoOptions.all();
  }

  @Override
  public Optional<LabelReader> reader() {
    return Optional.of((source, options) -> new CocoReader(source, options).read());
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    new CocoDocument(new LabelCollection(labels, List.of(item)), writing).write(out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    var document = new CocoDocument(collection, writing);
    try (OutputStream out = files.create(PATH)) {
      document.write(out);
    }
    List<Map<String, Object>> results =
        writing.options().get(CocoOptions.RESULTS) ? document.results() : List.of();
    // Not an empty list: pycocotools looks at the first of it.
    if (!results.isEmpty()) {
      try (OutputStream out = files.create(RESULTS_PATH)) {
        PlainValues.write(results, out);
      }
    }
  }
}
