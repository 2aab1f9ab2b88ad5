package dev.firstpass.inference.repository;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.BatchPolicy;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelCard;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads {@code model.yaml}, strictly: an unknown key is an error that names the nearest known one.
 */
public final class SpecReader {
  /** The name of a spec inside a model's folder. */
  public static final String FILE_NAME = "model.yaml";

  private static final Pattern BARE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._ -]{0,127}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private static final double NANOS_PER_MILLI = 1e6;

  private SpecReader() {}

  /**
   * Reads the spec in a model's folder.
   *
   * @param id name and version, which the folder's path gives
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL}; the message names the key
   */
  public static ModelSpec read(ModelId id, Path folder) throws IOException {
    String text = Files.readString(folder.resolve(FILE_NAME));
    YamlMap yaml = YamlMap.parse(id + " " + FILE_NAME, text);
    try {
      ModelSpec spec =
          new ModelSpec(
              id,
              yaml.text("family"),
              task(yaml),
              files(yaml),
              InputYaml.read(
                  yaml.child("input").orElseThrow(() -> yaml.problem("input", "is missing"))),
              labels(yaml, folder),
              yaml.plain("parameters"),
              yaml.plain("options"),
              new ModelCard(
                  yaml.optionalText("description").orElse(""),
                  yaml.optionalText("licence").orElse(""),
                  yaml.optionalText("source").orElse(""),
                  yaml.plain("metrics")),
              yaml.child("batch").map(SpecReader::batch).orElse(null),
              yaml.flag("rewrite").orElse(true));
      yaml.close();
      return spec;
    } catch (IllegalArgumentException e) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL, id + " " + FILE_NAME + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns the labels in a text file: one a line, blank lines left out, repeated ones numbered.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} when it is not text
   */
  public static LabelSet readLabels(Path file) throws IOException {
    try {
      return LabelSet.numberingRepeats(
          Files.readString(file, StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList());
    } catch (CharacterCodingException e) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL, "label file " + file.getFileName() + " is not UTF-8 text", e);
    }
  }

  private static BatchPolicy batch(YamlMap yaml) {
    int max = yaml.integer("max").orElseThrow(() -> yaml.problem("max", "is missing"));
    double millis = yaml.number("delay-ms").orElse(0.0);
    yaml.close();
    return new BatchPolicy(max, Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI)));
  }

  private static ModelTask task(YamlMap yaml) {
    return yaml.choice("task", ModelTask.class)
        .orElseThrow(() -> yaml.problem("task", "is missing"));
  }

  private static List<ModelFile> files(YamlMap yaml) {
    List<ModelFile> files = new ArrayList<>();
    for (YamlMap file : yaml.children("files")) {
      String name = file.text("name");
      String sha256 = file.text("sha256");
      if (!BARE_NAME.matcher(name).matches() || name.contains("..")) {
        throw file.problem("name", "must be a bare file name inside the model's folder");
      }
      if (!SHA256.matcher(sha256).matches()) {
        throw file.problem("sha256", "must be 64 lower-case hexadecimal digits");
      }
      files.add(new ModelFile(file.optionalText("role").orElse(ModelFile.MODEL), name, sha256));
      file.close();
    }
    return files;
  }

  /** A list of names, or the bare name of a file beside the spec with one name a line. */
  private static LabelSet labels(YamlMap yaml, Path folder) throws IOException {
    if (yaml.isText("labels")) {
      String name = yaml.text("labels");
      if (!BARE_NAME.matcher(name).matches()) {
        throw yaml.problem("labels", "must be a list or a bare file name");
      }
      return readLabels(folder.resolve(name));
    }
    return new LabelSet(
        yaml.list("labels").orElse(List.of()).stream().map(String::valueOf).toList());
  }
}
