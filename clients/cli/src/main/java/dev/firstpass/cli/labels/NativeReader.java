package dev.firstpass.cli.labels;

import dev.firstpass.core.draft.Draft;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    Set<String> labels = new LinkedHashSet<>();
    List<String> problems = new ArrayList<>();
    for (String file : files) {
      String text;
      try (InputStream in = source.open(file)) {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      int line = 0;
      for (String json : drafts(text)) {
        line++;
        try {
          Draft draft = DraftJsonReader.draft(PlainJson.read(json));
          draft.suggestions().forEach(suggestion -> labels.add(suggestion.label()));
          items.add(ItemLabels.of(draft));
        } catch (IOException e) {
          problems.add(file + ": draft " + line + ": " + e.getMessage());
        }
      }
    }
    return new LabelCollection(new LabelSet(List.copyOf(labels)), items, Map.of(), problems);
  }

  /** A draft a line, unless the file is one that was laid out over several. */
  private static List<String> drafts(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return !lines.isEmpty() && lines.get(0).endsWith("}") ? lines : List.of(text);
  }
}
