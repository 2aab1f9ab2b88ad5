package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.List;

/** The settings of Label Studio files of one kind of media. Immutable. */
final class TaskOptions {
  /** All that a task holds. */
  static final String ALL = "all";

  /** What people drew. */
  static final String ANNOTATIONS = "annotations";

  /** What models proposed. */
  static final String PREDICTIONS = "predictions";

  private static final String MULTIPLE = "multiple";
  private static final int MAX_LETTERS = 1000;

  private static final Parameter<String> PREFIX =
      Parameter.of(
          "prefix",
          ParameterType.text(MAX_LETTERS),
          "",
          "what stands before a path in the address of the media:"
              + " /data/local-files/?d=, s3://bucket/");
  private static final Parameter<String> CHOICE =
      Parameter.of(
          "choice",
          ParameterType.choice(List.of("single", MULTIPLE)),
          "single",
          "which tags of a model are written: its best or all");
  private static final Parameter<String> LABELS =
      Parameter.of(
          "labels",
          ParameterType.choice(List.of(ALL, ANNOTATIONS, PREDICTIONS)),
          ALL,
          "which labels of a task are read: of people, of models, or both");

  private final Parameter<String> field;

  TaskOptions(MediaKind media) {
    field =
        Parameter.of(
            "field",
            ParameterType.text(MAX_LETTERS),
            media.wireName(),
            "the field of a task's data that says where the media is");
  }

  /** Returns all of them. */
  List<Parameter<?>> all() {
    return List.of(PREFIX, field, CHOICE, LABELS);
  }

  /** Returns the name of the field that says where the media is. */
  String field(Settings settings) {
    return settings.get(field);
  }

  /** Returns how addresses are made and read. */
  static MediaAddress address(Settings settings) {
    return new MediaAddress(settings.get(PREFIX));
  }

  /** Returns whether all tags of a model are written. */
  static boolean severalTags(Settings settings) {
    return settings.get(CHOICE).equals(MULTIPLE);
  }

  /** Returns whether labels of a kind are read. */
  static boolean reads(String kind, Settings settings) {
    String wanted = settings.get(LABELS);
    return wanted.equals(ALL) || wanted.equals(kind);
  }
}
