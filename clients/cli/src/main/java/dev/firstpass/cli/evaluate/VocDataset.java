package dev.firstpass.cli.evaluate;

import dev.firstpass.cli.evaluate.DetectionDataset.Category;
import dev.firstpass.cli.evaluate.DetectionDataset.DatasetImage;
import dev.firstpass.cli.evaluate.VocAnnotation.VocObject;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads data sets in Pascal VOC's form: XML files in {@code Annotations/}, images in {@code
 * JPEGImages/} or {@code images/}, splits in {@code ImageSets/Main/}.
 *
 * <p>Corners are read as labelImg, CVAT and Datumaro read them: as continuous edges, so that the
 * width is {@code xmax - xmin}. {@code difficult} objects need not be found. Categories are the
 * labels in alphabetical order, ids from 1.
 */
public final class VocDataset {
  private VocDataset() {}

  /** Returns whether a folder looks like this. */
  static boolean isVoc(Path folder) {
    return annotations(folder)
        .filter(
            found -> {
              try (Stream<Path> files = Files.list(found)) {
                return files.anyMatch(file -> file.toString().endsWith(".xml"));
              } catch (IOException e) {
                return false;
              }
            })
        .isPresent();
  }

  /**
   * Reads every image that has an XML file.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when the folder is not in this
   *     form or a file is damaged; the message names the file
   */
  public static DetectionDataset read(Path folder) {
    try (Stream<Path> files = Files.list(requireAnnotations(folder))) {
      return read(
          folder,
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.endsWith(".xml"))
              .map(name -> name.substring(0, name.length() - ".xml".length()))
              .sorted()
              .toList());
    } catch (IOException e) {
      throw DetectionDataset.invalid(
          "data set '" + folder.getFileName() + "' cannot be read; is access to it allowed?", e);
    }
  }

  /**
   * Reads the images of one split.
   *
   * @param split the name of a list in {@code ImageSets/Main}: {@code test}
   * @throws DraftingException as {@link #read(Path)}
   */
  public static DetectionDataset read(Path folder, String split) {
    Path list = folder.resolve("ImageSets").resolve("Main").resolve(split + ".txt");
    try {
      return read(
          folder,
          Files.readAllLines(list).stream()
              .map(line -> line.strip().split("\\s+", 2)[0])
              .filter(name -> !name.isEmpty())
              .toList());
    } catch (IOException e) {
      throw DetectionDataset.invalid("there is no list ImageSets/Main/" + split + ".txt", e);
    }
  }

  private static DetectionDataset read(Path folder, List<String> stems) throws IOException {
    Path annotations = requireAnnotations(folder);
    var folders =
        new ItemFolders(List.of(folder.resolve("JPEGImages"), folder.resolve("images"), folder));
    List<VocAnnotation> files = new ArrayList<>();
    List<DatasetImage> images = new ArrayList<>();
    for (String stem : stems) {
      VocAnnotation file = VocAnnotation.read(annotations.resolve(stem + ".xml"));
      files.add(file);
      images.add(
          new DatasetImage(
              files.size(),
              file.fileName(),
              folders.find(file.fileName()),
              file.width(),
              file.height()));
    }
    folders.checkComplete();
    return dataset(String.valueOf(folder.getFileName()), images, files);
  }

  private static DetectionDataset dataset(
      String name, List<DatasetImage> images, List<VocAnnotation> files) {
    Map<String, Category> categories = new TreeMap<>();
    files.stream()
        .flatMap(file -> file.objects().stream())
        .map(VocObject::name)
        .sorted()
        .forEach(
            label ->
                categories.computeIfAbsent(label, l -> new Category(categories.size() + 1L, l)));
    List<GroundTruth> truths = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      long imageId = images.get(i).id();
      for (VocObject object : files.get(i).objects()) {
        Category category = categories.get(object.name());
        if (category != null) {
          truths.add(object.groundTruth(imageId, category.id()));
        }
      }
    }
    return new DetectionDataset(name, images, List.copyOf(categories.values()), truths);
  }

  private static Path requireAnnotations(Path folder) {
    return annotations(folder)
        .orElseThrow(
            () ->
                DetectionDataset.invalid(
                    "folder '" + folder.getFileName() + "' has no folder Annotations/"));
  }

  private static Optional<Path> annotations(Path folder) {
    return Stream.of("Annotations", "annotations")
        .map(folder::resolve)
        .filter(Files::isDirectory)
        .findFirst();
  }
}
