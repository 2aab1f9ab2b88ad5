package dev.firstpass.tools.labelme;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.LabelFileNames;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** labelme JSON. Thread-safe. */
public final class LabelmeFormat implements LabelFormat {
  private static final String NAME = "labelme";
  private static final String EXTENSION = ".json";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "labelme JSON: one file per image with boxes, polygons, points and flags";
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
    new LabelmeDocument(ImageLabels.of(item, NAME, writing)).write(out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    List<ImageLabels> images = ImageLabels.of(collection, NAME, writing);
    List<String> stems =
        LabelFileNames.stems(images.stream().map(ImageLabels::path).toList(), EXTENSION);
    for (int i = 0; i < images.size(); i++) {
      try (OutputStream out = files.create(stems.get(i) + EXTENSION)) {
        new LabelmeDocument(images.get(i)).write(out);
      }
    }
  }
}
