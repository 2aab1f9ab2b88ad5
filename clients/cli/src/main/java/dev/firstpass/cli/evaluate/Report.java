package dev.firstpass.cli.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The outcome of an evaluation. */
public interface Report {
  /** Returns the figures for people, in lines that each end. */
  String toText();

  /** Writes counts and figures as an object; null where a figure is not defined. */
  void toJson(JsonGenerator json) throws IOException;
}
