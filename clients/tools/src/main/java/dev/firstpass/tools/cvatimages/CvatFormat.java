package dev.firstpass.tools.cvatimages;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.ImageLabels;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** CVAT for images 1.1. Thread-safe. */
public final class CvatFormat implements LabelFormat {
  static final String NAME = "cvat";
  private static final String PATH = "annotations.xml";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "CVAT for images 1.1: one XML file with boxes, polygons, masks, skeletons, tags and scores";
  }

  @Override
  public MediaKind media() {
    return MediaKind.IMAGE;
  }

  @Override
  public String mediaType() {
    return "application/x-cvat+xml";
  }

  @Override
  public Optional<LabelReader> reader() {
    return Optional.of(new CvatReader());
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
    new CvatDocument(images, collection.labels(), writing.report()).write(out);
  }
}
