package dev.firstpass.cli.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes figures that may be undefined. */
final class Figures {
  private Figures() {}

  /** Writes a field; null for NaN. */
  static void write(String name, double value, JsonGenerator json) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }
}
