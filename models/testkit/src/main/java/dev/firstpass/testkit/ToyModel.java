package dev.firstpass.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A tiny real ONNX model of the family {@code yolox} whose answer is known by hand: in every
 * picture it finds a dog and a person. {@code toy_yolox.py} beside it made it and says why the
 * boxes are where they are.
 */
public final class ToyModel {
  /** Its classes. */
  public static final List<String> LABELS = List.of("cat", "dog", "person");

  /** Width and height of its input, pixels. */
  public static final int SIZE = 64;

  /** The score of the dog: objectness 0.9 times class score 0.8. */
  public static final double DOG_SCORE = 0.72;

  /** The dog's box in the tensor: x, y, width, height. */
  public static final List<Double> DOG_BOX = List.of(20.0, 8.0, 16.0, 24.0);

  /** The score of the person. */
  public static final double PERSON_SCORE = 0.5;

  private ToyModel() {}

  /**
   * Writes the model and its label file {@code labels.txt} into a folder; returns the model's path.
   */
  public static Path write(Path folder) {
    try (InputStream model = ToyModel.class.getResourceAsStream("toy-yolox.onnx")) {
      Files.write(folder.resolve("labels.txt"), LABELS);
      return Files.write(
          folder.resolve("toy-yolox.onnx"), Objects.requireNonNull(model).readAllBytes());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
