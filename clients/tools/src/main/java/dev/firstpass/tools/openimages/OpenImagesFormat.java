package dev.firstpass.tools.openimages;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ItemStems;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Open Images CSV. Thread-safe. */
public final class OpenImagesFormat implements LabelFormat {
  static final String NAME = "open-images";
  static final String BOXES = "-annotations-bbox.csv";
  static final String TAGS = "-annotations-human-imagelabels.csv";
  static final String IMAGES = "-images-with-rotation.csv";
  static final String CLASSES = "class-descriptions.csv";
  static final String SIZES = "images.meta";

  /** Where Datumaro and CVAT look, for a collection without subsets. */
  private static final String SUBSET = "default";

  private static final String FOLDER = "annotations/";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Open Images V6 CSV: tables of boxes and tags with scores";
  }

  @Override
  public MediaKind media() {
    return MediaKind.IMAGE;
  }

  @Override
  public String mediaType() {
    return "text/x-open-images";
  }

  @Override
  public Optional<LabelReader> reader() {
    return Optional.of(new OpenImagesReader());
  }

  /** Writes the table of boxes. */
  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    ImageLabels image = ImageLabels.of(item, NAME, writing);
    var losses = new ShapeLosses(writing.report());
    var tables = new OpenImagesTables(List.of(image), ItemStems.of(List.of(image.path())), losses);
    losses.withoutTags(image);
    out.write(tables.boxes().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    List<ImageLabels> images = ImageLabels.of(collection, NAME, writing);
    List<String> ids = ItemStems.of(images.stream().map(ImageLabels::path).toList());
    var tables = new OpenImagesTables(images, ids, new ShapeLosses(writing.report()));
    create(files, CLASSES, OpenImagesTables.classes(collection.labels()));
    create(files, SUBSET + IMAGES, tables.images(SUBSET));
    create(files, SIZES, tables.sizes());
    create(files, SUBSET + BOXES, tables.boxes());
    if (images.stream().anyMatch(image -> !image.tags().isEmpty())) {
      create(files, SUBSET + TAGS, tables.tags());
    }
  }

  private static void create(LabelFiles files, String name, String text) throws IOException {
    try (OutputStream out = files.create(FOLDER + name)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
