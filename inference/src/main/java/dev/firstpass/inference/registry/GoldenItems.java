package dev.firstpass.inference.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.DraftJsonReader;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The golden items of a model: pictures with the draft that the model must give, in the folder
 * {@code golden/} as {@code <name>.draft.json} beside the picture that its {@code item.id} names.
 */
public final class GoldenItems {
  /** The folder inside a model's folder. */
  public static final String FOLDER = "golden";

  private static final String SUFFIX = ".draft.json";

  private GoldenItems() {}

  /**
   * Drafts every golden item and compares.
   *
   * @throws DraftingException with {@link ErrorCode#GOLDEN_MISMATCH} when a draft differs; the
   *     message names the item and the first difference
   */
  public static void check(LoadedModel model, Path folder) {
    for (Path expectation : expectations(folder)) {
      Draft expected = read(expectation);
      Path picture = expectation.resolveSibling(expected.item().id());
      if (!Files.isRegularFile(picture, LinkOption.NOFOLLOW_LINKS)
          || !Objects.equals(picture.normalize().getParent(), expectation.getParent())) {
        throw new DraftingException(
            ErrorCode.GOLDEN_MISMATCH,
            expectation.getFileName() + " names a picture that is not beside it");
      }
      Draft actual = draft(model, picture, expected);
      Optional<String> difference = DraftComparison.difference(expected, actual);
      if (difference.isPresent()) {
        throw new DraftingException(
            ErrorCode.GOLDEN_MISMATCH,
            model.spec().id()
                + " does not give its golden draft of '"
                + expected.item().id()
                + "': "
                + difference.get());
      }
    }
  }

  /**
   * Makes a golden item of what the model drafts now: copies the picture and writes the draft.
   *
   * @param picture an encoded picture
   * @param folder the model's folder
   */
  public static void write(LoadedModel model, Path picture, Path folder) throws IOException {
    Path golden = Files.createDirectories(folder.resolve(FOLDER));
    Path name = picture.getFileName();
    byte[] bytes = Files.readAllBytes(picture);
    Files.write(golden.resolve(name), bytes);
    Draft draft = model.draft(Item.of(name.toString(), bytes), model.settings(), LabelMap.IDENTITY);
    try (JsonGenerator json =
        PlainJson.factory()
            .createGenerator(Files.newBufferedWriter(golden.resolve(name + SUFFIX)))) {
      DraftJson.write(draft, json.useDefaultPrettyPrinter());
    }
  }

  /**
   * Returns the golden items' own files, in order of their names.
   *
   * @param folder the model's folder
   */
  public static List<Path> items(Path folder) {
    return expectations(folder).stream()
        .map(expectation -> expectation.resolveSibling(itemOf(expectation)))
        .filter(Files::isRegularFile)
        .toList();
  }

  private static String itemOf(Path expectation) {
    String name = expectation.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private static Draft draft(LoadedModel model, Path picture, Draft expected) {
    try {
      return model.draft(
          Item.of(expected.item().id(), Files.readAllBytes(picture)),
          model.settings().with(expected.parameters()),
          LabelMap.IDENTITY);
    } catch (IOException e) {
      throw new DraftingException(
          ErrorCode.GOLDEN_MISMATCH,
          "golden picture '" + expected.item().id() + "' cannot be read",
          e);
    }
  }

  private static List<Path> expectations(Path folder) {
    Path golden = folder.resolve(FOLDER);
    if (!Files.isDirectory(golden)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(golden)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new DraftingException(ErrorCode.GOLDEN_MISMATCH, "golden items cannot be listed", e);
    }
  }

  private static Draft read(Path expectation) {
    try (JsonParser parser =
        PlainJson.factory().createParser(Files.newBufferedReader(expectation))) {
      return DraftJsonReader.read(parser);
    } catch (IOException e) {
      throw new DraftingException(
          ErrorCode.GOLDEN_MISMATCH,
          "golden draft " + expectation.getFileName() + " cannot be read: " + e.getMessage(),
          e);
    }
  }
}
