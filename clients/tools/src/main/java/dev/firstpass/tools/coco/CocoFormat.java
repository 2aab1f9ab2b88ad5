package dev.firstpass.tools.coco;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.ImageLabels;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** COCO instances JSON. Thread-safe. */
public final class CocoFormat implements LabelFormat {
  static final String NAME = "coco";

  /** Where CVAT and Datumaro look in an archive, and what FiftyOne can be pointed at. */
  static final String PATH = "annotations/instances_default.json";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "COCO instances JSON: one file with boxes, polygons, keypoints and scores";
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
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    new CocoDocument(
            ImageLabels.of(new LabelCollection(labels, List.of(item)), NAME, writing), labels)
        .write(out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    var document = new CocoDocument(ImageLabels.of(collection, NAME, writing), collection.labels());
    try (OutputStream out = files.create(PATH)) {
      document.write(out);
    }
  }
}
