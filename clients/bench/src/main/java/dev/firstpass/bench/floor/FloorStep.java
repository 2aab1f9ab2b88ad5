package dev.firstpass.bench.floor;

/** What the floor counts as work. */
public enum FloorStep {
  /** The strict floor of {@code docs/performance.md}: decode the JPEG, run the model. */
  DECODE_RUN("decode + run"),
  /** What any server must do: decode, resize and fill the tensor, run. */
  DECODE_FILL_RUN("decode + fill + run");

  private final String title;

  FloorStep(String title) {
    this.title = title;
  }

  /** Returns its name in reports. */
  public String title() {
    return title;
  }
}
