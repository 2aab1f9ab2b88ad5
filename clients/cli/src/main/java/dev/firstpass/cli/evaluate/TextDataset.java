package dev.firstpass.cli.evaluate;

import dev.firstpass.core.draft.Point;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pictures with outlines of their lines of text, in the form of ICDAR 2019's SROIE: a file {@code
 * box/NAME.csv} (or {@code .txt}) for each picture {@code img/NAME.jpg}, in it a line {@code
 * x1,y1,x2,y2,x3,y3,x4,y4,text} for each text, in pixels, clockwise from the top left.
 *
 * @param texts outlines by picture, in the order of the files
 */
record TextDataset(Map<LabelledItem, List<List<Point>>> texts) {
  private static final int CORNERS = 4;
  private static final List<String> LISTS = List.of(".csv", ".txt");
  private static final List<String> PICTURES = List.of(".jpg", ".jpeg", ".png", ".JPG");

  /**
   * Reads a data set.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when the folder is not in this
   *     form or a file is damaged; the message names the file and the line
   */
  static TextDataset read(Path folder) {
    Map<LabelledItem, List<List<Point>>> texts = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(lists(folder))) {
      for (Path file : files.sorted().toList()) {
        Optional<String> stem = stem(String.valueOf(file.getFileName()));
        if (stem.isPresent()) {
          texts.put(picture(folder, stem.get()), outlines(file));
        }
      }
    } catch (IOException e) {
      throw DetectionDataset.invalid(
          "data set '" + folder.getFileName() + "' cannot be read; is access to it allowed?", e);
    }
    if (texts.isEmpty()) {
      throw DetectionDataset.invalid("folder 'box' of the data set has no .csv or .txt files");
    }
    return new TextDataset(texts);
  }

  private static Path lists(Path folder) {
    Path lists = folder.resolve("box");
    if (!Files.isDirectory(lists)) {
      throw DetectionDataset.invalid(
          "folder '"
              + folder.getFileName()
              + "' has no folder box/; texts are read as SROIE has them: box/NAME.csv with lines"
              + " x1,y1,x2,y2,x3,y3,x4,y4,text beside img/NAME.jpg");
    }
    return lists;
  }

  private static Optional<String> stem(String name) {
    return LISTS.stream()
        .filter(name::endsWith)
        .map(ending -> name.substring(0, name.length() - ending.length()))
        .findFirst();
  }

  private static LabelledItem picture(Path folder, String stem) {
    return PICTURES.stream()
        .map(ending -> new LabelledItem(stem + ending, folder.resolve("img/" + stem + ending)))
        .filter(picture -> Files.isRegularFile(picture.file()))
        .findFirst()
        .orElseThrow(
            () -> DetectionDataset.invalid("there is no picture img/" + stem + ".jpg or .png"));
  }

  /** Only the numbers are read, so any encoding that extends ASCII will do. */
  private static List<List<Point>> outlines(Path file) throws IOException {
    List<List<Point>> outlines = new ArrayList<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < lines.size(); i++) {
      String line = i == 0 ? withoutByteOrderMark(lines.get(i)) : lines.get(i);
      if (!line.isBlank()) {
        outlines.add(outline(line, file.getFileName() + ", line " + (i + 1)));
      }
    }
    return outlines;
  }

  private static String withoutByteOrderMark(String line) {
    return line.startsWith("\u00ef\u00bb\u00bf") ? line.substring(3) : line;
  }

  private static List<Point> outline(String line, String where) {
    String[] fields = line.split(",", 2 * CORNERS + 1);
    try {
      List<Point> outline = new ArrayList<>(CORNERS);
      for (int i = 0; i < 2 * CORNERS; i += 2) {
        outline.add(new Point(Double.parseDouble(fields[i]), Double.parseDouble(fields[i + 1])));
      }
      return outline;
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw DetectionDataset.invalid(where + " does not begin with eight numbers and commas", e);
    }
  }
}
