package dev.firstpass.cli.evaluate;

import dev.firstpass.cli.evaluate.speech.RecordingFiles;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pictures or recordings with one label each: in folders that are called as the labels
 * (torchvision's ImageFolder), or listed in {@code labels.csv} or {@code labels.txt}, a line {@code
 * file,label} or {@code file label} each.
 *
 * @param labels by item, in the order of the list or of the paths
 */
record TagDataset(Map<LabelledItem, String> labels) {
  private static final List<String> LISTS = List.of("labels.csv", "labels.txt");
  private static final Set<String> HEADERS = Set.of("file", "filename", "image", "audio", "path");
  private static final Set<String> PICTURES =
      Set.of("jpg", "jpeg", "png", "webp", "bmp", "tif", "tiff", "gif");

  /** Between file and label: the first tab, comma or space of the line. */
  private static final Pattern SEPARATOR = Pattern.compile("[\\t,]\\s*|\\s+");

  /**
   * Reads a data set.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when the folder is not in this
   *     form or a file is damaged; the message names the line
   */
  static TagDataset read(Path folder) {
    try {
      Optional<Path> list =
          LISTS.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
      Map<LabelledItem, String> labels =
          list.isPresent() ? listed(folder, list.get()) : byFolder(folder);
      if (labels.isEmpty()) {
        throw DetectionDataset.invalid(
            "folder '"
                + folder.getFileName()
                + "' has no labelled pictures or recordings; put them in folders that are called as"
                + " their labels, or list them in labels.csv with lines file,label");
      }
      return new TagDataset(labels);
    } catch (IOException e) {
      throw DetectionDataset.invalid(
          "data set '" + folder.getFileName() + "' cannot be read; is it a folder?", e);
    }
  }

  private static Map<LabelledItem, String> listed(Path folder, Path list) throws IOException {
    Map<LabelledItem, String> labels = new LinkedHashMap<>();
    ItemFolders items =
        new ItemFolders(List.of(folder, folder.resolve("images"), folder.resolve("audio")));
    List<String> lines = Files.readAllLines(list);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("\ufeff", "").strip();
      String[] fields = SEPARATOR.split(line, 2);
      boolean header = i == 0 && HEADERS.contains(fields[0].toLowerCase(Locale.ROOT));
      if (line.isEmpty() || header) {
        continue;
      }
      if (fields.length < 2) {
        throw DetectionDataset.invalid(
            list.getFileName() + ", line " + (i + 1) + " is not file,label: '" + line + "'");
      }
      labels.put(new LabelledItem(fields[0], items.find(fields[0])), unquoted(fields[1]));
    }
    items.checkComplete();
    return labels;
  }

  private static String unquoted(String label) {
    String text = label.strip();
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
  }

  private static Map<LabelledItem, String> byFolder(Path folder) throws IOException {
    Map<LabelledItem, String> labels = new LinkedHashMap<>();
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.filter(TagDataset::isItem).sorted().toList()) {
        Path inside = folder.relativize(file);
        if (inside.getNameCount() > 1) {
          String name = inside.toString().replace('\\', '/');
          labels.put(new LabelledItem(name, file), inside.getName(0).toString());
        }
      }
    }
    return labels;
  }

  private static boolean isItem(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    boolean picture = PICTURES.contains(name.substring(name.lastIndexOf('.') + 1));
    return (picture || RecordingFiles.isRecording(file)) && Files.isRegularFile(file);
  }
}
