package dev.firstpass.tools.fiftyone;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.PlainValues;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** FiftyOne image detection datasets. Thread-safe. */
public final class FiftyOneFormat implements LabelFormat {
  static final String NAME = "fiftyone";
  private static final String PATH = "labels.json";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "FiftyOne image detection dataset: one JSON file with boxes, attributes and scores";
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
    return Optional.of(new FiftyOneReader());
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
    var losses = new ShapeLosses(writing.report());
    PlainValues.write(FiftyOneLabels.file(images, collection.labels(), losses), out);
  }
}
