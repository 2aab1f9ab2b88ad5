package dev.firstpass.cli.labels;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.DraftJsonReader;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads drafts in our own JSON, as {@code firstpass label} writes them: one a file or one a line.
 * The labels are those that occur, in their order.
 */
public final class NativeReader implements LabelReader {
  @Override
  public LabelCollection read(LabelSource source, Settings options) throws IOException {
    List<String> files =
        source.files().stream()
            .filter(path -> path.endsWith(".json") || path.endsWith(".jsonl"))
            .toList();
    if (files.isEmpty()) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST, "no drafts here: looked for *.json and *.jsonl");
    }
    List<ItemLabels> items = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String file : files) {
      try (InputStream in = source.open(file)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        read(file, drafts(text), items, problems);
      }
    }
    return new LabelCollection(labels(items), items, Map.of(), problems);
  }

  private static void read(
      String file, List<String> drafts, List<ItemLabels> items, List<String> problems) {
    for (int i = 0; i < drafts.size(); i++) {
      try {
        items.add(ItemLabels.of(DraftJsonReader.draft(PlainJson.read(drafts.get(i)))));
      } catch (IOException e) {
        problems.add(file + ": draft " + (i + 1) + ": " + e.getMessage());
      }
    }
  }

  private static LabelSet labels(List<ItemLabels> items) {
    return new LabelSet(
        items.stream()
            .flatMap(item -> item.labels().stream())
            .map(label -> label.suggestion().label())
            .distinct()
            .toList());
  }

  /** A draft a line, unless the file is one that was laid out over several. */
  private static List<String> drafts(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return !lines.isEmpty() && lines.get(0).endsWith("}") ? lines : List.of(text);
  }
}
