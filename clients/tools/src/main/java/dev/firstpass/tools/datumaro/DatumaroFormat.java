package dev.firstpass.tools.datumaro;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.PlainValues;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Datumaro JSON. Thread-safe. */
public final class DatumaroFormat implements LabelFormat {
  static final String NAME = "datumaro";

  /** Where CVAT and Datumaro look. */
  private static final String PATH = "annotations/default.json";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Datumaro JSON: one file with boxes, polygons, masks, points, tags, attributes and scores";
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
  public Optional<LabelReader> reader() {
    return Optional.of(new DatumaroReader());
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    write(new LabelCollection(labels, List.of(item)), writing, out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    try (OutputStream out = files.create(PATH)) {
      write(collection, writing, out);
    }
  }

  private static void write(LabelCollection collection, LabelWriting writing, OutputStream out)
      throws IOException {
    List<ImageLabels> images = ImageLabels.of(collection, NAME, writing);
    var document = new DatumaroDocument(images, collection.labels(), writing.report());
    PlainValues.write(document.file(), out);
  }
}
