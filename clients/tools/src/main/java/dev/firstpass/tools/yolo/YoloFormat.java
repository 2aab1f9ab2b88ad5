package dev.firstpass.tools.yolo;

import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.ClassIds;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.LabelFileNames;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** YOLO text labels. Thread-safe. */
public final class YoloFormat implements LabelFormat {
  static final String NAME = "yolo";
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
    return "YOLO text labels: one file per image with boxes, polygons or keypoints; data.yaml";
  }

  @Override
  public MediaKind media() {
    return MediaKind.IMAGE;
  }

  @Override
  public String mediaType() {
    return "text/plain";
  }

  @Override
  public List<Parameter<?>> options() {
    return List.of(YoloTask.OPTION);
  }

  @Override
  public Optional<LabelReader> reader() {
    return Optional.of((source, options) -> new YoloReader(source, options).read());
  }

  /** Writes the rows without scores. */
  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    ImageLabels image = ImageLabels.of(item, NAME, writing);
    YoloTask task = YoloTask.of(writing.options(), List.of(image));
    var losses = new ShapeLosses(writing.report());
    new YoloLosses(task, losses).count(image);
    image.regions().forEach(drawn -> losses.withoutScore(drawn.label()));
    out.write(utf8(lines(task, labels, List.of(image)).plain(image)));
    out.flush();
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    List<ImageLabels> images = ImageLabels.of(collection, NAME, writing);
    YoloTask task = YoloTask.of(writing.options(), images);
    List<String> stems =
        LabelFileNames.stems(
            images.stream().map(image -> image.path().below("images")).toList(), EXTENSION);
    create(files, "data.yaml", YoloClasses.dataYaml(collection.labels(), pointNames(task, images)));
    create(files, CLASSES, YoloClasses.list(collection.labels()));
    for (String path : classLists(stems)) {
      create(files, path, YoloClasses.list(collection.labels()));
    }
    YoloLines lines = lines(task, collection.labels(), images);
    var losses = new YoloLosses(task, new ShapeLosses(writing.report()));
    boolean scored = images.stream().anyMatch(YoloFormat::isScored);
    for (int i = 0; i < images.size(); i++) {
      String file = stems.get(i) + EXTENSION;
      losses.count(images.get(i));
      create(files, LABELS + file, lines.plain(images.get(i)));
      if (scored) {
        create(files, SCORED_LABELS + file, lines.scored(images.get(i)));
      }
    }
  }

  private static YoloLines lines(YoloTask task, LabelSet labels, List<ImageLabels> images) {
    return new YoloLines(task, new ClassIds(labels), pointNames(task, images));
  }

  /** Every row has the same points: all that an object has. */
  private static List<String> pointNames(YoloTask task, List<ImageLabels> images) {
    if (task != YoloTask.POSE) {
      return List.of();
    }
    Set<String> names = new LinkedHashSet<>();
    for (ImageLabels image : images) {
      for (DrawnRegion drawn : image.regions()) {
        if (drawn.region().shape() instanceof Keypoints keypoints) {
          keypoints.points().forEach(point -> names.add(point.name()));
        }
      }
    }
    return List.copyOf(names);
  }

  private static boolean isScored(ImageLabels image) {
    return image.regions().stream().anyMatch(drawn -> drawn.label().scored());
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
