package dev.firstpass.tools.kitti;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** KITTI object labels. Thread-safe. */
public final class KittiFormat implements LabelFormat {
  static final String NAME = "kitti";
  static final String FOLDER = "label_2/";
  static final String EXTENSION = ".txt";

  /** Where the pictures of the data set lie. */
  private static final String IMAGES = "image_2";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "KITTI object labels: one text file per image with boxes and scores";
  }

  @Override
  public MediaKind media() {
    return MediaKind.IMAGE;
  }

  @Override
  public String mediaType() {
    return "text/x-kitti";
  }

  @Override
  public Optional<LabelReader> reader() {
    return Optional.of(new KittiReader());
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    write(ImageLabels.of(item, NAME, writing), writing, out);
    out.flush();
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    List<ImageLabels> images = ImageLabels.of(collection, NAME, writing);
    List<String> stems =
        LabelFileNames.stems(
            images.stream().map(image -> image.path().below(IMAGES)).toList(), EXTENSION);
    for (int i = 0; i < images.size(); i++) {
      try (OutputStream out = files.create(FOLDER + stems.get(i) + EXTENSION)) {
        write(images.get(i), writing, out);
      }
    }
  }

  private static void write(ImageLabels image, LabelWriting writing, OutputStream out)
      throws IOException {
    String lines = KittiLines.of(image, new ShapeLosses(writing.report()));
    out.write(lines.getBytes(StandardCharsets.UTF_8));
  }
}
