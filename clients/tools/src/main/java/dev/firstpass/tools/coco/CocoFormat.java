package dev.firstpass.tools.coco;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.tools.labelfile.ImageDraft;
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
  public void writeItem(Draft draft, LabelSet labels, OutputStream out) throws IOException {
    new CocoDocument(ImageDraft.of(List.of(draft), NAME), labels).write(out);
  }

  @Override
  public void write(List<Draft> drafts, LabelSet labels, LabelFiles files) throws IOException {
    var document = new CocoDocument(ImageDraft.of(drafts, NAME), labels);
    try (OutputStream out = files.create(PATH)) {
      document.write(out);
    }
  }
}
