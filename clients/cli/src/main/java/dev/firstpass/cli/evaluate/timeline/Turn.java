package dev.firstpass.cli.evaluate.timeline;

import dev.firstpass.core.draft.TimeSpan;
import java.util.Objects;

/**
 * Somebody speaks.
 *
 * @param speaker who; any name that tells speakers of one recording apart
 * @param span when, in seconds
 */
public record Turn(String speaker, TimeSpan span) {
  public Turn {
    Objects.requireNonNull(speaker, "speaker");
    Objects.requireNonNull(span, "span");
  }
}
