package dev.firstpass.bench.jmh;

import dev.firstpass.core.family.TensorShape;
import java.util.Arrays;
import java.util.Random;

/** Fills a tensor with numbers such as a network gives. */
@FunctionalInterface
interface Filler {
  /** How many things there are, and how many places see each. */
  int THINGS = 50;

  int PLACES_A_THING = 10;

  /** Returns the numbers of a tensor, the first axis being the batch. */
  float[] numbers(TensorShape shape, Random random);

  /**
   * One number of a row.
   *
   * <p>A hit is a row that sees a thing; others see nothing.
   */
  @FunctionalInterface
  interface Column {
    /** Returns the number; {@code thing} is which of the things it is. */
    float number(int thing, boolean hit, Random random);
  }

  /** Returns rows of columns, or with the axes exchanged. */
  static Filler rows(boolean channelsFirst, Column... columns) {
    return (shape, random) -> {
      int rows = shape.intSize(channelsFirst ? -1 : -2);
      float[] numbers = new float[rows * columns.length];
      int every = Math.max(1, rows / (THINGS * PLACES_A_THING));
      for (int row = 0; row < rows; row++) {
        boolean hit = row % every == 0 && row / every < THINGS * PLACES_A_THING;
        for (int column = 0; column < columns.length; column++) {
          int at = channelsFirst ? column * rows + row : row * columns.length + column;
          numbers[at] = columns[column].number(row / every % THINGS, hit, random);
        }
      }
      return numbers;
    };
  }

  /** Returns numbers of one range. */
  static Filler noise(double low, double high) {
    return (shape, random) -> {
      int size = Math.toIntExact(shape.elements());
      float[] numbers = new float[size];
      for (int i = 0; i < size; i++) {
        numbers[i] = (float) (low + (high - low) * random.nextDouble());
      }
      return numbers;
    };
  }

  /** Returns maps of smooth blobs, whose values go from {@code low} to {@code high}. */
  static Filler blobs(double low, double high, double wavelength) {
    return (shape, random) -> {
      int height = shape.intSize(-2);
      int width = shape.intSize(-1);
      int maps = Math.toIntExact(shape.elements()) / (height * width);
      float[] numbers = new float[maps * height * width];
      for (int map = 0; map < maps; map++) {
        double phase = 6 * random.nextDouble();
        for (int i = 0; i < height * width; i++) {
          double wave =
              Math.sin(i % width / wavelength + phase)
                  * Math.sin(Math.floorDiv(i, width) / wavelength - phase);
          numbers[map * height * width + i] = (float) (low + (high - low) * (wave + 1) / 2);
        }
      }
      return numbers;
    };
  }

  /** Returns a map of two columns of bars, as lines of text are. */
  static Filler bars() {
    return (shape, random) -> {
      int height = shape.intSize(-2);
      int width = shape.intSize(-1);
      float[] numbers = new float[height * width];
      for (int i = 0; i < numbers.length; i++) {
        boolean line = Math.floorDiv(i, width) % 36 > 20;
        boolean column = i % width % 340 > 30;
        numbers[i] = line && column ? 0.9f : 0.01f * random.nextFloat();
      }
      return numbers;
    };
  }

  /** Returns as many columns of one range. */
  static Column[] uniform(int count, double low, double high) {
    Column[] columns = new Column[count];
    Arrays.fill(
        columns,
        (Column) (thing, hit, random) -> (float) (low + (high - low) * random.nextDouble()));
    return columns;
  }

  /** Returns centre and size of the things' boxes, nearly, in a square of this side. */
  static Column[] centredBox(double side) {
    return new Column[] {
      (thing, hit, random) -> (float) (side * (0.1 + thing % 7 / 8.0 + 0.01 * random.nextDouble())),
      (thing, hit, random) ->
          (float) (side * (0.1 + Math.floorDiv(thing, 7) / 9.0 + 0.01 * random.nextDouble())),
      (thing, hit, random) -> (float) (side * (0.1 + 0.01 * random.nextDouble())),
      (thing, hit, random) -> (float) (side * (0.09 + 0.01 * random.nextDouble()))
    };
  }

  /** Returns the corners of the things' boxes, nearly, in a square of this side. */
  static Column[] corners(double side) {
    return new Column[] {
      (thing, hit, random) -> (float) (side * (thing % 7 / 8.0 + 0.01 * random.nextDouble())),
      (thing, hit, random) ->
          (float) (side * (Math.floorDiv(thing, 7) / 9.0 + 0.01 * random.nextDouble())),
      (thing, hit, random) -> (float) (side * (0.1 + thing % 7 / 8.0)),
      (thing, hit, random) -> (float) (side * (0.09 + Math.floorDiv(thing, 7) / 9.0))
    };
  }

  /** Returns scores of classes: of hits one is high. */
  static Column[] scores(int classes, double low, double high) {
    Column[] columns = new Column[classes];
    for (int i = 0; i < classes; i++) {
      int classId = i;
      columns[i] =
          (thing, hit, random) ->
              hit && thing % classes == classId
                  ? (float) (high * (0.7 + 0.3 * random.nextDouble()))
                  : (float) (low * (0.9 + 0.1 * random.nextDouble()));
    }
    return columns;
  }

  /** Returns columns one after the other. */
  static Column[] joined(Column[]... parts) {
    return Arrays.stream(parts).flatMap(java.util.Arrays::stream).toArray(Column[]::new);
  }
}
