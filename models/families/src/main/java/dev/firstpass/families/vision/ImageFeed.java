package dev.firstpass.families.vision;

import dev.firstpass.core.family.PreparedImage;
import dev.firstpass.core.family.Tensor;
import java.util.Map;

/** Makes a graph's inputs of a prepared image. Immutable and thread-safe. */
@FunctionalInterface
public interface ImageFeed {
  /** Returns what {@link dev.firstpass.core.family.SinglePass#inputs} promises. */
  Map<String, Tensor> inputs(PreparedImage image);
}
