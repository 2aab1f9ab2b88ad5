package dev.firstpass.tools.voc;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.LabelFileNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Pascal VOC XML. Thread-safe. */
public final class VocFormat implements LabelFormat {
  private static final String NAME = "voc";
  private static final String EXTENSION = ".xml";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Pascal VOC XML: one file per image with boxes in whole pixels";
  }

  @Override
  public MediaKind media() {
    return MediaKind.IMAGE;
  }

  @Override
  public String mediaType() {
    return "application/xml";
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    VocDocument.write(ImageLabels.of(item, NAME, writing), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    List<ImageLabels> images = ImageLabels.of(collection, NAME, writing);
    List<String> stems =
        LabelFileNames.stems(
            images.stream().map(image -> image.path().below("JPEGImages").below("images")).toList(),
            EXTENSION);
    for (int i = 0; i < images.size(); i++) {
      try (OutputStream out = files.create("Annotations/" + stems.get(i) + EXTENSION)) {
        VocDocument.write(images.get(i), out);
      }
    }
    create(files, "ImageSets/Main/default.txt", lines(stems, ""));
    create(files, "labelmap.txt", lines(collection.labels().names(), ":::"));
  }

  private static String lines(List<String> names, String end) {
    var text = new StringBuilder();
    for (String name : names) {
      text.append(CleanText.oneLine(name)).append(end).append('\n');
    }
    return text.toString();
  }

  private static void create(LabelFiles files, String path, String text) throws IOException {
    try (OutputStream out = files.create(path)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
