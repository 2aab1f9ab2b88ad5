package dev.firstpass.cli.evaluate;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Photos with the boxes that people drew.
 *
 * @param name for people: the name of the file or folder
 * @param images with distinct ids
 * @param categories with distinct ids and names
 * @param groundTruths of these images and categories
 */
public record DetectionDataset(
    String name,
    List<DatasetImage> images,
    List<Category> categories,
    List<GroundTruth> groundTruths) {
  public DetectionDataset {
    Objects.requireNonNull(name, "name");
    images = List.copyOf(images);
    categories = List.copyOf(categories);
    groundTruths = List.copyOf(groundTruths);
  }

  /**
   * One photo.
   *
   * @param id in the data set
   * @param name its path relative to the images of the data set, as the data set writes it
   * @param file where it is
   * @param width pixels, as the data set says
   * @param height pixels, as the data set says
   */
  public record DatasetImage(long id, String name, Path file, int width, int height) {}

  /**
   * One class of objects.
   *
   * @param id in the data set
   * @param name what people call it
   */
  public record Category(long id, String name) {}

  /** Reads all of a data set, as {@link #read(Path, Optional)} does. */
  public static DetectionDataset read(Path path) {
    return read(path, Optional.empty());
  }

  /**
   * Reads a data set in whichever form it is: a COCO JSON file, a folder with one, or a Pascal VOC
   * folder.
   *
   * @param split the name of a list in {@code ImageSets/Main} of a Pascal VOC folder; empty for all
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when it is neither, or damaged
   */
  public static DetectionDataset read(Path path, Optional<String> split) {
    if (Files.isDirectory(path) && VocDataset.isVoc(path)) {
      return split.map(list -> VocDataset.read(path, list)).orElseGet(() -> VocDataset.read(path));
    }
    if (split.isPresent()) {
      throw invalid(
          "a split is a list of a Pascal VOC folder; of COCO name the split's own JSON file"
              + " with --data");
    }
    return CocoDataset.read(path);
  }

  /**
   * Returns how many boxes have no area: nothing can match them, so they always count as missed.
   */
  public long degenerateBoxes() {
    return groundTruths.stream().filter(truth -> truth.box().area() == 0).count();
  }

  static DraftingException invalid(String message) {
    return new DraftingException(ErrorCode.INVALID_REQUEST, message);
  }

  static DraftingException invalid(String message, Throwable cause) {
    return new DraftingException(ErrorCode.INVALID_REQUEST, message, cause);
  }
}
