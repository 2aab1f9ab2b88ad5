package dev.firstpass.core.tool;

import dev.firstpass.core.model.Settings;
import java.util.List;
import java.util.Objects;

/**
 * How labels are written, and what was lost.
 *
 * @param options those of {@link LabelFormat#options}
 * @param report counts what the format cannot hold; grows while labels are written
 */
public record LabelWriting(Settings options, DropReport report) {
  public LabelWriting {
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(report, "report");
  }

  /** Returns no options and an empty report, for what is not a format. */
  public static LabelWriting plain() {
    return new LabelWriting(Settings.prediction(List.of()), new DropReport());
  }

  /** Returns the format's defaults and an empty report. */
  public static LabelWriting defaults(LabelFormat format) {
    return new LabelWriting(Settings.prediction(format.options()), new DropReport());
  }
}
