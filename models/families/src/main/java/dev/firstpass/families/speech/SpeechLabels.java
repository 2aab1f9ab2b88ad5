package dev.firstpass.families.speech;

import dev.firstpass.core.model.LabelSet;
import java.util.List;

/** What families of speech call what they hear. */
public final class SpeechLabels {
  /** The label of segments with words. */
  public static final String SPEECH = "speech";

  private SpeechLabels() {}

  /** Returns the labels of a model that hears nothing but words. */
  public static LabelSet speech() {
    return new LabelSet(List.of(SPEECH));
  }
}
