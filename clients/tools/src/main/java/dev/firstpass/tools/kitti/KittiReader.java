package dev.firstpass.tools.kitti;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.ItemStems;
import dev.firstpass.tools.labelfile.LabelLine;
import dev.firstpass.tools.labelfile.ReadLabels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads labels and results of KITTI. Thread-safe. */
final class KittiReader implements LabelReader {
  private static final int COLUMNS = 15;
  private static final int LEFT = 4;
  private static final int HEIGHT = 8;
  private static final int MAX_OCCLUSION = 2;

  @Override
  public LabelCollection read(LabelSource source, Settings options) {
    var builder = new CollectionBuilder(source);
    List<String> files = builder.files(KittiFormat.NAME, KittiFormat.EXTENSION);
    boolean inFolder = files.stream().anyMatch(path -> start(path) > 0);
    for (String path : files) {
      if (!inFolder || start(path) > 0) {
        String stem = ItemStems.stem(path.substring(start(path)));
        builder.file(
            path,
            in -> {
              ImageFacts image = builder.image(stem);
              List<Label> labels = new ArrayList<>();
              for (LabelLine line : LabelLine.all(in)) {
                if (!line.text().isBlank()) {
                  builder.attempt(path, () -> labels.add(label(line)));
                }
              }
              builder.add(image, labels);
            });
      }
    }
    return builder.build();
  }

  /** Where the path below the folder of labels begins; 0 when it is in none. */
  private static int start(String path) {
    int folder = ("/" + path).lastIndexOf("/" + KittiFormat.FOLDER);
    return folder < 0 ? 0 : folder + KittiFormat.FOLDER.length();
  }

  private static Label label(LabelLine line) throws IOException {
    List<String> columns = line.fields(COLUMNS);
    if (columns.size() > COLUMNS + 1) {
      throw line.wrong("has " + columns.size() + " fields, not 15 or 16; names hold no blanks");
    }
    double[] numbers = new double[COLUMNS];
    for (int i = 1; i < COLUMNS; i++) {
      numbers[i] = line.number(columns.get(i));
    }
    if (numbers[LEFT + 2] < numbers[LEFT] || numbers[LEFT + 3] < numbers[LEFT + 1]) {
      throw line.wrong("has a box whose right or bottom is before its left or top");
    }
    Box box = new Box(numbers[LEFT], numbers[LEFT + 1], numbers[LEFT + 2], numbers[LEFT + 3]);
    Optional<Double> score =
        columns.size() > COLUMNS ? Optional.of(line.score(columns.get(COLUMNS))) : Optional.empty();
    return ReadLabels.region(columns.get(0), box, score, attributes(columns, numbers));
  }

  private static Map<String, Object> attributes(List<String> columns, double[] numbers) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    double truncation = numbers[1];
    if (truncation > 0) {
      attributes.put(LabelAttributes.TRUNCATED, true);
      if (truncation < 1) {
        attributes.put(KittiLines.TRUNCATION, truncation);
      }
    }
    int occlusion = (int) numbers[2];
    if (occlusion > 0 && occlusion <= MAX_OCCLUSION) {
      attributes.put(LabelAttributes.OCCLUDED, true);
      if (occlusion == MAX_OCCLUSION) {
        attributes.put(KittiLines.OCCLUSION, occlusion);
      }
    }
    if (numbers[HEIGHT] > 0) {
      List<String> space = new ArrayList<>(List.of(columns.get(LEFT - 1)));
      space.addAll(columns.subList(HEIGHT, COLUMNS));
      attributes.put(KittiLines.SPACE, String.join(" ", space));
    }
    return attributes;
  }
}
