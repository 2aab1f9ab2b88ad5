package dev.firstpass.tools.openimages;

import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.LabelLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tables of Open Images and those that Datumaro and CVAT write. Thread-safe. */
final class OpenImagesReader implements LabelReader {
  @Override
  public LabelCollection read(LabelSource source, Settings options) {
    var builder = new CollectionBuilder(source);
    List<String> tables = builder.files(OpenImagesFormat.NAME, ".csv");
    Map<String, String> names = new LinkedHashMap<>();
    for (String path : tables) {
      if (path.contains("class-descriptions")) {
        builder.file(path, in -> names.putAll(names(in)));
      }
    }
    names.values().stream().filter(name -> !name.isBlank()).forEach(builder::name);
    var images = new OpenImagesItems(names, builder);
    for (String path : source.files()) {
      if (path.endsWith(OpenImagesFormat.SIZES)) {
        builder.file(path, in -> images.sizes(ImageSizes.read(LabelLine.all(in))));
      }
    }
    // Before the labels, since theirs is the order of the images.
    tables.stream()
        .filter(OpenImagesReader::isOfImages)
        .forEach(path -> rows(path, builder, images::image));
    tables.forEach(path -> readTable(path, images, builder));
    images.addAll();
    return builder.build();
  }

  private static boolean isOfImages(String path) {
    return path.contains("images-with") || path.endsWith("image_ids_and_rotation.csv");
  }

  private static void readTable(String path, OpenImagesItems images, CollectionBuilder builder) {
    if (path.endsWith("bbox.csv")) {
      rows(path, builder, images::box);
    } else if (path.endsWith("imagelabels.csv")) {
      rows(path, builder, images::tag);
    } else if (path.endsWith("-object-segmentation.csv")) {
      builder.problem(path, "masks are not read; their boxes stand in the table of boxes");
    }
  }

  /** Reads one row. */
  private interface RowReading {
    void read(TableRow row) throws IOException;
  }

  private static void rows(String path, CollectionBuilder builder, RowReading reading) {
    builder.file(
        path,
        in -> {
          List<List<String>> records = CsvRecords.read(text(in));
          for (int i = 1; i < records.size(); i++) {
            var row = new TableRow(records.get(0), records.get(i));
            builder.attempt(path + ": row " + (i + 1), () -> reading.read(row));
          }
        });
  }

  /** The names of labels by their ids; files since V6 have a header. */
  private static Map<String, String> names(InputStream in) throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    List<List<String>> records = new ArrayList<>(CsvRecords.read(text(in)));
    if (!records.isEmpty() && records.get(0).get(0).equals("LabelName")) {
      records.remove(0);
    }
    for (List<String> record : records) {
      names.put(record.get(0), record.size() > 1 ? record.get(1) : record.get(0));
    }
    return names;
  }

  private static String text(InputStream in) throws IOException {
    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
