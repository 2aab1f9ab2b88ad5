package dev.firstpass.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Makes progress bars on the terminal's error stream; nothing where there is no terminal. */
final class Bars {
  private Bars() {}

  /**
   * Returns a bar, which the caller closes.
   *
   * @param steps how many make the whole
   * @param unit what people count in
   * @param size how many steps a unit is
   */
  @SuppressWarnings("SystemConsoleNull") // from JDK 22 on, the bar may also show where nobody looks
  static ProgressBar of(String task, long steps, String unit, int size) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setUnit(unit, size)
            .setStyle(ProgressBarStyle.ASCII);
    if (System.console() == null) {
      builder.setConsumer(new SilentConsumer());
    }
    return builder.build();
  }
}
