package dev.firstpass.cli.evaluate;

/** COCO's classes of size; an object on a border belongs to both classes. */
enum AreaRange {
  ALL("all", 0, 1e5 * 1e5),
  SMALL("small", 0, 32 * 32),
  MEDIUM("medium", 32 * 32, 96 * 96),
  LARGE("large", 96 * 96, 1e5 * 1e5);

  private final String label;
  private final double smallest;
  private final double largest;

  AreaRange(String label, double smallest, double largest) {
    this.label = label;
    this.smallest = smallest;
    this.largest = largest;
  }

  /** Returns the name in reports. */
  String label() {
    return label;
  }

  /** Returns whether an area in square pixels belongs to the class. */
  boolean contains(double area) {
    return area >= smallest && area <= largest;
  }
}
