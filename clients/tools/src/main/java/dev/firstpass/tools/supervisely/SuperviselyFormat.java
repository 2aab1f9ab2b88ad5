package dev.firstpass.tools.supervisely;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.LabelFileNames;
import dev.firstpass.tools.labelfile.PlainValues;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Supervisely projects of images. Thread-safe. */
public final class SuperviselyFormat implements LabelFormat {
  static final String NAME = "supervisely";
  static final String EXTENSION = ".json";
  static final String META = "meta" + EXTENSION;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Supervisely project: one JSON file per image with boxes, polygons, masks, points, tags";
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
    return Optional.of(new SuperviselyReader());
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    ImageLabels image = ImageLabels.of(item, NAME, writing);
    var losses = new ShapeLosses(writing.report());
    var annotations = new SuperviselyAnnotations(TagKinds.of(List.of(image)), losses);
    PlainValues.write(annotations.of(image), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    List<ImageLabels> images = ImageLabels.of(collection, NAME, writing);
    TagKinds tags = TagKinds.of(images);
    try (OutputStream out = files.create(META)) {
      PlainValues.write(SuperviselyMeta.of(images, collection.labels(), tags), out);
    }
    var annotations = new SuperviselyAnnotations(tags, new ShapeLosses(writing.report()));
    List<String> stems =
        LabelFileNames.stems(
            images.stream().map(image -> DatasetPath.file(image.path())).toList(), EXTENSION);
    for (int i = 0; i < images.size(); i++) {
      try (OutputStream out = files.create(stems.get(i) + EXTENSION)) {
        PlainValues.write(annotations.of(images.get(i)), out);
      }
    }
  }
}
