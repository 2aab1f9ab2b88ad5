package dev.firstpass.tools.labelme;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.LabelFileNames;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** labelme JSON. Thread-safe. */
public final class LabelmeFormat implements LabelFormat {
  static final String NAME = "labelme";
  private static final String EXTENSION = ".json";
  private static final String NEWEST = "7";

  /** For which labelme is written. */
  private static final Parameter<String> VERSION =
      Parameter.of(
          "version",
          ParameterType.choice(List.of("5", NEWEST)),
          "5",
          "the oldest labelme that opens the files: 5 has masks and rotated boxes as polygons, 7 as"
              + " they are");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "labelme JSON: one file per image with boxes, polygons, masks, points and flags";
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
    return List.of(VERSION);
  }

  @Override
  public Optional<LabelReader> reader() {
    return Optional.of((source, options) -> new LabelmeReader(source, isNewest(options)).read());
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    write(ImageLabels.of(item, NAME, writing), writing, out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    List<ImageLabels> images = ImageLabels.of(collection, NAME, writing);
    List<String> stems =
        LabelFileNames.stems(images.stream().map(ImageLabels::path).toList(), EXTENSION);
    for (int i = 0; i < images.size(); i++) {
      try (OutputStream out = files.create(stems.get(i) + EXTENSION)) {
        write(images.get(i), writing, out);
      }
    }
  }

  private static void write(ImageLabels image, LabelWriting writing, OutputStream out)
      throws IOException {
    new LabelmeDocument(image, isNewest(writing.options()), new ShapeLosses(writing.report()))
        .write(out);
  }

  private static boolean isNewest(Settings options) {
    return options.get(VERSION).equals(NEWEST);
  }
}
