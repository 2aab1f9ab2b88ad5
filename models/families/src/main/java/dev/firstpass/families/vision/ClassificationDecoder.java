package dev.firstpass.families.vision;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns class scores into tags.
 *
 * @param parameters the family's
 * @param labels the model's
 * @param output its name
 * @param classes how many scores it has
 * @param activation applied to all of them, the background's too
 * @param background class that is never suggested, or {@link #NO_BACKGROUND}
 */
public record ClassificationDecoder(
    ScoreParameters parameters,
    LabelSet labels,
    String output,
    int classes,
    Activation activation,
    int background)
    implements OutputDecoder {
  public static final int NO_BACKGROUND = -1;

  @Override
  public void check(Settings settings) {
    parameters.filter(settings, labels);
  }

  @Override
  public List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
    ScoreFilter filter = parameters.filter(settings, labels);
    int max = parameters.max(settings);
    float[] scores = new float[classes];
    outputs.get(output, TensorShape.of(1, classes)).floats().get(0, scores);
    makeFinite(scores);
    activation.apply(scores);
    List<Suggestion> tags = new ArrayList<>();
    for (int classId : ScoreOrder.bestFirst(scores, classes)) {
      if (tags.size() == max) {
        break;
      }
      if (classId != background && filter.keeps(label(classId), scores[classId])) {
        tags.add(new Tag(labels.name(label(classId)), scores[classId]));
      }
    }
    return tags;
  }

  /** Labels may leave the background out; then those after it lie one before their class. */
  private int label(int classId) {
    boolean shifted = labels.size() < classes && classId > background;
    return shifted ? classId - 1 : classId;
  }

  /** NaN counts as the least of numbers, infinities as the largest finite ones of their sign. */
  private static void makeFinite(float[] values) {
    for (int i = 0; i < values.length; i++) {
      float value = Float.isNaN(values[i]) ? -Float.MAX_VALUE : values[i];
      values[i] = Math.min(Math.max(value, -Float.MAX_VALUE), Float.MAX_VALUE);
    }
  }
}
