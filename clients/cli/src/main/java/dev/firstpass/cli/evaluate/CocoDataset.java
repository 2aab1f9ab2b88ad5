package dev.firstpass.cli.evaluate;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads data sets in COCO's form: a JSON file with {@code images}, {@code categories} and {@code
 * annotations}, and image files beside it.
 */
public final class CocoDataset {
  private static final Set<String> LISTS = Set.of("images", "categories", "annotations");
  private static final String ANNOTATIONS = "annotations";

  private CocoDataset() {}

  /**
   * Reads a data set.
   *
   * @param path the JSON file; or a folder with one {@code instances*.json}, or else one COCO JSON
   *     file, in itself or in {@code annotations/}. Image files are looked for in the folder and
   *     its {@code images/}, {@code data/} and, for {@code instances_val2017.json}, {@code
   *     val2017/}
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when there is no such file or
   *     it is damaged; the message names the entry
   */
  public static DetectionDataset read(Path path) {
    if (!Files.exists(path)) {
      throw DetectionDataset.invalid("there is no file or folder '" + path.getFileName() + "'");
    }
    try {
      Path json = Files.isDirectory(path) ? find(path) : path;
      return parse(json, folders(json));
    } catch (IOException e) {
      throw DetectionDataset.invalid(
          "data set '" + path.getFileName() + "' cannot be read; is access to it allowed?", e);
    }
  }

  private static Path find(Path folder) throws IOException {
    for (String pattern : List.of("instances*.json", "*.json")) {
      List<Path> candidates = new ArrayList<>();
      for (Path place : List.of(folder, folder.resolve(ANNOTATIONS))) {
        candidates.addAll(cocoFiles(place, pattern));
      }
      if (candidates.size() == 1) {
        return candidates.get(0);
      }
      if (candidates.size() > 1) {
        throw DetectionDataset.invalid(
            "the folder has several COCO files; name one of them: "
                + candidates.stream().map(file -> String.valueOf(file.getFileName())).toList());
      }
    }
    throw DetectionDataset.invalid(
        "folder '"
            + folder.getFileName()
            + "' has no COCO JSON file (instances*.json) in itself or in annotations/, and no"
            + " Pascal VOC folder Annotations/");
  }

  private static List<Path> cocoFiles(Path folder, String pattern) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, pattern)) {
        for (Path file : stream) {
          if (pattern.startsWith("instances") || isCoco(file)) {
            files.add(file);
          }
        }
      }
    }
    files.sort(null);
    return files;
  }

  private static boolean isCoco(Path file) {
    Set<String> seen = new HashSet<>();
    try (JsonParser parser = PlainJson.factory().createParser(file.toFile())) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          seen.add(parser.currentName());
          parser.nextToken();
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      return false;
    }
    return seen.containsAll(LISTS);
  }

  private static List<Path> folders(Path json) {
    Path beside = json.toAbsolutePath().normalize().getParent();
    if (beside == null) {
      return List.of();
    }
    Path above = beside.getParent();
    boolean inAnnotations = beside.endsWith(ANNOTATIONS) && above != null;
    Path root = inAnnotations && above != null ? above : beside;
    String split = String.valueOf(json.getFileName()).replaceAll("^instances_?|\\.json$", "");
    return List.of(root, root.resolve("images"), root.resolve("data"), root.resolve(split), beside);
  }

  private static DetectionDataset parse(Path json, List<Path> folders) throws IOException {
    String name = String.valueOf(json.getFileName());
    var entries = new CocoEntries(name, new ItemFolders(folders));
    try (JsonParser parser = PlainJson.factory().createParser(json.toFile())) {
      parse(parser, name, entries);
    } catch (JsonProcessingException e) {
      throw DetectionDataset.invalid(name + " is not valid JSON" + line(e), e);
    }
    return entries.dataset();
  }

  /** Jackson does not know the place when its own limits are exceeded. */
  private static String line(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null ? "" : " (line " + location.getLineNr() + ")";
  }

  private static void parse(JsonParser parser, String name, CocoEntries entries)
      throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw DetectionDataset.invalid(name + " is not a JSON object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "images" -> eachEntry(parser, name, field, entries::addImage);
        case "categories" -> eachEntry(parser, name, field, entries::addCategory);
        case "annotations" -> eachEntry(parser, name, field, entries::addAnnotation);
        default -> parser.skipChildren();
      }
    }
  }

  private static void eachEntry(
      JsonParser parser, String name, String field, Consumer<CocoEntry> consumer)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw DetectionDataset.invalid(name + ": '" + field + "' is not a list");
    }
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      consumer.accept(CocoEntry.read(parser, name + ": " + field + "[" + index + "]"));
    }
  }
}
