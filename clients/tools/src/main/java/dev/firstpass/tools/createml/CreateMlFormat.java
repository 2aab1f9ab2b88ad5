package dev.firstpass.tools.createml;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ItemPath;
import dev.firstpass.tools.labelfile.LabelFileNames;
import dev.firstpass.tools.labelfile.PlainValues;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Create ML JSON. Thread-safe. */
public final class CreateMlFormat implements LabelFormat {
  static final String NAME = "createml";
  static final String EXTENSION = ".json";

  /** What Roboflow calls it; Create ML takes any name. */
  private static final String FILE = "_annotations.createml" + EXTENSION;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Create ML JSON: one file per folder with boxes";
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
    return Optional.of(new CreateMlReader());
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    write(List.of(ImageLabels.of(item, NAME, writing)), writing, out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    Map<List<String>, List<ImageLabels>> folders = new LinkedHashMap<>();
    for (ImageLabels image : ImageLabels.of(collection, NAME, writing)) {
      folders.computeIfAbsent(image.path().folders(), key -> new ArrayList<>()).add(image);
    }
    List<String> stems =
        LabelFileNames.stems(
            folders.keySet().stream().map(CreateMlFormat::fileIn).toList(), EXTENSION);
    int next = 0;
    for (List<ImageLabels> images : folders.values()) {
      try (OutputStream out = files.create(stems.get(next++) + EXTENSION)) {
        write(images, writing, out);
      }
    }
  }

  private static ItemPath fileIn(List<String> folders) {
    List<String> segments = new ArrayList<>(folders);
    segments.add(FILE);
    return new ItemPath(segments);
  }

  private static void write(List<ImageLabels> images, LabelWriting writing, OutputStream out)
      throws IOException {
    var losses = new ShapeLosses(writing.report());
    PlainValues.write(
        images.stream().map(image -> CreateMlImage.written(image, losses)).toList(), out);
  }
}
