package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.tool.Label;
import java.util.Map;
import java.util.Optional;

/**
 * Whose labels an annotation or prediction holds.
 *
 * @param model whether a model's
 * @param score of the whole prediction, for regions that have none of their own
 */
record LabelOrigin(boolean model, Optional<Double> score) {
  /** Returns the score of a suggestion: 1 of what people drew, even over a model's draft. */
  double score(Optional<Double> own) {
    return model ? own.or(() -> score).orElse(1.0) : 1;
  }

  /** Returns the label that a suggestion is. */
  Label label(Suggestion suggestion, Map<String, Object> attributes) {
    return new Label(suggestion, model, attributes);
  }
}
