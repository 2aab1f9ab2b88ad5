package dev.firstpass.families.transducer;

import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.families.speech.Fbank;
import java.util.List;

/** Makes frames of sound of samples. Immutable and thread-safe. */
interface Encoder {
  /**
   * Returns the frames, float32 {@code [1, frames, size]}, in one tensor or several.
   *
   * @param samples a window
   * @param fbank how features are made
   * @param session runs the graph
   * @return none when the samples are too few for a frame
   */
  List<Tensor> encode(float[] samples, Fbank fbank, Session session);
}
