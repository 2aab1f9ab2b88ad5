package dev.firstpass.inference.batch;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.model.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out whether a graph whose batch axis is dynamic by its own account really answers a batch
 * of pictures with a batch of their answers. Graphs that end in suppression do not: their first
 * axis counts detections.
 */
final class BatchProof {
  private static final int IMAGE_RANK = 4;
  private static final int PROBES = 3;
  private static final double TOLERANCE = 0.01;

  private final Session session;
  private final List<Map<String, Tensor>> probes = new ArrayList<>();

  /**
   * @param inputs of one picture
   */
  BatchProof(Session session, Map<String, Tensor> inputs) {
    this.session = session;
    for (int i = 0; i < PROBES; i++) {
      Map<String, Tensor> probe = new LinkedHashMap<>();
      int part = i;
      inputs.forEach((name, tensor) -> probe.put(name, altered(tensor, part)));
      probes.add(probe);
    }
  }

  /** Returns why pictures cannot share runs; empty when they can. */
  Optional<String> obstacle() {
    List<Outputs> alone = probes.stream().map(session::run).toList();
    for (int size = 2; size <= PROBES; size++) {
      Outputs batch = session.run(new TensorStack().stack(probes.subList(0, size), size));
      List<Outputs> split = TensorStack.split(batch, size, size);
      if (split.isEmpty()) {
        return Optional.of("a run of " + size + " pictures gives " + shapes(batch));
      }
      for (int i = 0; i < size; i++) {
        Optional<String> difference = difference(alone.get(i), split.get(i));
        if (difference.isPresent()) {
          return difference;
        }
      }
    }
    return Optional.empty();
  }

  /** A copy whose image is black in its first part, so that the probes differ. */
  private static Tensor altered(Tensor tensor, int part) {
    int bytes = Math.toIntExact(tensor.shape().elements() * tensor.type().bytes());
    ByteBuffer copy = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    copy.put(0, tensor.data(), tensor.data().position(), bytes);
    if (tensor.shape().rank() == IMAGE_RANK) {
      int black = bytes / tensor.type().bytes() * part / PROBES * tensor.type().bytes();
      copy.put(0, new byte[black]);
    }
    return new Tensor(tensor.type(), tensor.shape(), copy);
  }

  private static Optional<String> difference(Outputs alone, Outputs batched) {
    for (Map.Entry<String, Tensor> output : alone.tensors().entrySet()) {
      Tensor expected = output.getValue();
      Tensor actual = batched.get(output.getKey(), expected.shape());
      if (expected.type() == ElementType.FLOAT32 && !alike(expected, actual)) {
        return Optional.of(
            "output '" + output.getKey() + "' of a picture depends on the others of its run");
      }
    }
    return Optional.empty();
  }

  /** In order of value, because equal scores may change places among the rows of an output. */
  private static boolean alike(Tensor expected, Tensor actual) {
    float[] one = sorted(expected);
    float[] other = sorted(actual);
    for (int i = 0; i < one.length; i++) {
      double allowed = TOLERANCE * Math.max(1, Math.abs(one[i]));
      if (Float.compare(one[i], other[i]) != 0 && !(Math.abs(one[i] - other[i]) <= allowed)) {
        return false;
      }
    }
    return one.length == other.length;
  }

  private static float[] sorted(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.shape().elements())];
    tensor.floats().get(values);
    Arrays.sort(values);
    return values;
  }

  private static String shapes(Outputs outputs) {
    StringBuilder text = new StringBuilder();
    outputs
        .tensors()
        .forEach(
            (name, tensor) ->
                text.append(text.isEmpty() ? "" : ", ")
                    .append(name)
                    .append(' ')
                    .append(tensor.shape()));
    return text.toString();
  }
}
