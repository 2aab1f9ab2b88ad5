package dev.firstpass.inference.repository;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.Nearest;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.StandardLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labels as people give them: a text file with one a line, the {@code config.json} of a Hugging
 * Face model ({@code id2label}), or the name of a standard set.
 */
public final class GivenLabels {
  private GivenLabels() {}

  /**
   * Returns the labels.
   *
   * @param given a file or, where there is none of that name, a standard set
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} when it is neither, or a file
   *     that holds no labels; the message lists the standard sets
   */
  public static LabelSet read(Path given) throws IOException {
    if (!Files.isRegularFile(given)) {
      return standard(given.toString());
    }
    return given.toString().endsWith(".json") ? ofConfig(given) : SpecReader.readLabels(given);
  }

  private static LabelSet standard(String name) {
    return StandardLabels.named(name)
        .orElseThrow(
            () ->
                invalid(
                    "there is no label file '"
                        + name
                        + "', and no standard label set of that name"
                        + Nearest.hint(name, StandardLabels.names())
                        + " There are: "
                        + String.join(", ", StandardLabels.names())));
  }

  private static LabelSet ofConfig(Path file) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(Files.newBufferedReader(file))) {
      if (PlainJson.read(parser) instanceof Map<?, ?> config
          && config.get("id2label") instanceof Map<?, ?> names
          && !names.isEmpty()) {
        return LabelSet.numberingRepeats(inOrder(names, file));
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL, "label file " + file.getFileName() + " is not JSON", e);
    }
    throw invalid("label file " + file.getFileName() + " has no 'id2label' with names by number");
  }

  private static List<String> inOrder(Map<?, ?> names, Path file) {
    List<String> labels = new ArrayList<>();
    for (int id = 0; id < names.size(); id++) {
      int number = id;
      labels.add(
          Optional.ofNullable(names.get(String.valueOf(id)))
              .map(String::valueOf)
              .filter(name -> !name.isBlank())
              .orElseThrow(
                  () ->
                      invalid(
                          "label file "
                              + file.getFileName()
                              + ": 'id2label' names "
                              + names.size()
                              + " classes, but not number "
                              + number)));
    }
    return labels;
  }

  private static DraftingException invalid(String message) {
    return new DraftingException(ErrorCode.INVALID_MODEL, message);
  }
}
