package dev.firstpass.inference.registry;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what a model's one pass made of the pictures that were here last, before settings are
 * applied, so that another threshold, other labels or the same click again cost neither decoding
 * nor a run. What was used longest ago is forgotten first. Thread-safe.
 */
final class PassMemory {
  private final long maxBytes;
  private final Map<String, Pass> remembered = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * One pass.
   *
   * @param outputs of the graph, read-only
   * @param letterbox how the picture lay in the tensor
   */
  record Pass(Outputs outputs, Letterbox letterbox) {}

  /**
   * @param maxBytes how much is remembered; 0 for nothing
   */
  PassMemory(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Returns the pass of a picture.
   *
   * @param sha256 digest of its bytes
   */
  synchronized Optional<Pass> recall(String sha256) {
    return Optional.ofNullable(remembered.get(sha256));
  }

  /** Remembers a pass, if there is room for it at all. */
  synchronized void remember(String sha256, Outputs outputs, Letterbox letterbox) {
    long size = size(outputs);
    if (size > maxBytes
        || remembered.putIfAbsent(sha256, new Pass(readOnly(outputs), letterbox)) != null) {
      return;
    }
    bytes += size;
    Iterator<Pass> oldest = remembered.values().iterator();
    while (bytes > maxBytes) {
      bytes -= size(oldest.next().outputs());
      oldest.remove();
    }
  }

  /** Returns how many bytes are remembered. */
  synchronized long bytes() {
    return bytes;
  }

  /** Several requests read them at once: none may change them. */
  private static Outputs readOnly(Outputs outputs) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    outputs
        .tensors()
        .forEach(
            (name, tensor) ->
                tensors.put(
                    name,
                    new Tensor(
                        tensor.type(),
                        tensor.shape(),
                        tensor.data().asReadOnlyBuffer().order(ByteOrder.nativeOrder()))));
    return new Outputs(tensors);
  }

  private static long size(Outputs outputs) {
    return outputs.tensors().values().stream().mapToLong(t -> t.data().remaining()).sum();
  }
}
