package dev.firstpass.tools.yolo;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.ClassIds;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.LabelFileNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** YOLO text labels. Thread-safe. */
public final class YoloFormat implements LabelFormat {
  private static final String NAME = "yolo";
  private static final String EXTENSION = ".txt";
  private static final String LABELS = "labels/";
  private static final String SCORED_LABELS = "labels_conf/";
  private static final String CLASSES = "classes.txt";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "YOLO text labels: one file per image with boxes, scores beside them, data.yaml";
  }

  @Override
  public MediaKind media() {
    return MediaKind.IMAGE;
  }

  @Override
  public String mediaType() {
    return "text/plain";
  }

  /** Writes the five-column text, without scores. */
  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    out.write(utf8(YoloLines.plain(ImageLabels.of(item, NAME, writing), new ClassIds(labels))));
    out.flush();
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    List<ImageLabels> images = ImageLabels.of(collection, NAME, writing);
    var classIds = new ClassIds(collection.labels());
    List<String> stems =
        LabelFileNames.stems(
            images.stream().map(image -> image.path().below("images")).toList(), EXTENSION);
    create(files, "data.yaml", YoloClasses.dataYaml(collection.labels()));
    create(files, CLASSES, YoloClasses.list(collection.labels()));
    for (String path : classLists(stems)) {
      create(files, path, YoloClasses.list(collection.labels()));
    }
    for (int i = 0; i < images.size(); i++) {
      String file = stems.get(i) + EXTENSION;
      create(files, LABELS + file, YoloLines.plain(images.get(i), classIds));
      create(files, SCORED_LABELS + file, YoloLines.scored(images.get(i), classIds));
    }
  }

  /** One list of classes per folder of labels, except where an image's labels are called so. */
  private static List<String> classLists(List<String> stems) {
    Set<String> taken = new HashSet<>();
    for (String stem : stems) {
      taken.add((LABELS + stem + EXTENSION).toLowerCase(Locale.ROOT));
    }
    List<String> lists = new ArrayList<>();
    for (String stem : stems) {
      String list = LABELS + stem.substring(0, stem.lastIndexOf('/') + 1) + CLASSES;
      if (taken.add(list.toLowerCase(Locale.ROOT))) {
        lists.add(list);
      }
    }
    return lists;
  }

  private static void create(LabelFiles files, String path, String text) throws IOException {
    try (OutputStream out = files.create(path)) {
      out.write(utf8(text));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
