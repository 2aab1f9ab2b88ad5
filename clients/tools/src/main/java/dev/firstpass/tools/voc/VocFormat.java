package dev.firstpass.tools.voc;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.LabelFileNames;
import dev.firstpass.tools.labelfile.Leftovers;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pascal VOC XML. Thread-safe. */
public final class VocFormat implements LabelFormat {
  static final String NAME = "voc";
  private static final String EXTENSION = ".xml";

  /** Whether corners are counted as the data set's authors did. */
  private static final Parameter<Boolean> ONE_BASED =
      Parameter.of(
          "one-based",
          ParameterType.flag(),
          false,
          "corners are pixels counted from 1, the right and lower ones inside, as in the original"
              + " data sets; otherwise they are edges, as labelImg and CVAT read and write them");

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
  public List<Parameter<?>> options() {
    return List.of(ONE_BASED);
  }

  @Override
  public Optional<LabelReader> reader() {
    return Optional.of((source, options) -> new VocReader(source, options.get(ONE_BASED)).read());
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    document(writing).write(ImageLabels.of(item, NAME, writing), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    List<ImageLabels> images = ImageLabels.of(collection, NAME, writing);
    List<String> stems =
        LabelFileNames.stems(
            images.stream().map(image -> image.path().below("JPEGImages").below("images")).toList(),
            EXTENSION);
    VocDocument document = document(writing);
    for (int i = 0; i < images.size(); i++) {
      try (OutputStream out = files.create("Annotations/" + stems.get(i) + EXTENSION)) {
        document.write(images.get(i), out);
      }
    }
    create(files, "ImageSets/Main/default.txt", lines(stems));
    create(files, "labelmap.txt", lines(labelMap(collection)));
  }

  private static VocDocument document(LabelWriting writing) {
    return new VocDocument(writing.options().get(ONE_BASED), new ShapeLosses(writing.report()));
  }

  private static List<String> labelMap(LabelCollection collection) {
    Map<?, ?> read = Leftovers.in(collection.attributes(), VocReader.LABEL_MAP);
    return collection.labels().names().stream()
        .map(name -> name + (read.get(name) instanceof String rest ? rest : ":::"))
        .toList();
  }

  private static String lines(List<String> names) {
    var text = new StringBuilder();
    for (String name : names) {
      text.append(CleanText.oneLine(name)).append('\n');
    }
    return text.toString();
  }

  private static void create(LabelFiles files, String path, String text) throws IOException {
    try (OutputStream out = files.create(path)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
