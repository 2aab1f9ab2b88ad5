package dev.firstpass.tools.coco;

import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import java.util.List;

/** The settings of reading and writing COCO files. */
final class CocoOptions {
  static final String AS_READ = "as-read";
  static final String CONTIGUOUS = "contiguous";
  static final String PAPER = "paper";
  static final String POLYGON = "polygon";
  static final String RLE = "rle";

  /** Which ids categories get. */
  static final Parameter<String> CATEGORIES =
      Parameter.of(
          "categories",
          ParameterType.choice(List.of(AS_READ, CONTIGUOUS, PAPER)),
          AS_READ,
          "category ids: those of the file that the labels came from, 1 to n in the order of the"
              + " classes, or the 91 of the COCO paper for COCO's names");

  /** How masks are written. */
  static final Parameter<String> MASKS =
      Parameter.of(
          "masks",
          ParameterType.choice(List.of(POLYGON, RLE)),
          POLYGON,
          "masks are written as polygons along their pixels or as compressed run lengths, which"
              + " hold holes");

  /** Whether results lists are written and read. */
  static final Parameter<Boolean> RESULTS =
      Parameter.of(
          "results",
          ParameterType.flag(),
          false,
          "writes a results list of the labels with scores beside the file; reads labels from"
              + " results lists even where the file beside them has annotations");

  private CocoOptions() {}

  /** Returns all of them. */
  static List<Parameter<?>> all() {
    return List.of(CATEGORIES, MASKS, RESULTS);
  }
}
