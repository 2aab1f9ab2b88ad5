package dev.firstpass.tools.createml;

import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what Create ML, labelImg and Roboflow write. Thread-safe. */
final class CreateMlReader implements LabelReader {
  @Override
  public LabelCollection read(LabelSource source, Settings options) {
    var builder = new CollectionBuilder(source);
    for (String path : builder.files(CreateMlFormat.NAME, CreateMlFormat.EXTENSION)) {
      builder.file(
          path,
          in -> {
            for (Fields entry : Fields.readList(in)) {
              builder.attempt(path + ": " + entry.place(), () -> readImage(path, entry, builder));
            }
          });
    }
    return builder.build();
  }

  /** The names of images are relative to the folder of the file. */
  private static void readImage(String path, Fields entry, CollectionBuilder builder)
      throws IOException {
    // Apple's pages have the first names, its application and the others have the second.
    String name =
        entry.optionalText("imagefilename").isPresent()
            ? entry.text("imagefilename")
            : entry.text("image");
    String list = entry.has("annotation") ? "annotation" : "annotations";
    ImageFacts image = builder.image(path.substring(0, path.lastIndexOf('/') + 1) + name);
    List<Label> labels = new ArrayList<>();
    for (Fields annotation : entry.list(list)) {
      builder.attempt(path, () -> labels.add(CreateMlImage.label(annotation)));
    }
    Map<String, Object> attributes =
        entry.flag(CreateMlImage.VERIFIED) ? Map.of(CreateMlImage.VERIFIED, true) : Map.of();
    builder.add(new ItemLabels(image, Optional.empty(), labels, attributes));
  }
}
