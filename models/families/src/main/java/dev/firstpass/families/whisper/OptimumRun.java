package dev.firstpass.families.whisper;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the graphs of Optimum's layout for one recording. What the decoder remembers of the encoder
 * is copied once a window, what it remembers of tokens once a step.
 */
final class OptimumRun implements Network.Run {
  private static final TensorShape ANY_STATES = TensorShape.of(1, -1, -1);
  private static final TensorShape ANY_LOGITS = TensorShape.of(1, -1, -1);

  private final Session encoder;
  private final Session first;
  private final Session step;
  private final List<List<Integer>> alignment;
  private final DirectCopies copies = new DirectCopies();

  /** What the decoder takes beside tokens and its own past, for the window that is heard. */
  private final Map<String, Tensor> heard = new HashMap<>();

  OptimumRun(Session encoder, Session first, Session step, List<List<Integer>> alignment) {
    this.encoder = encoder;
    this.first = first;
    this.step = step;
    this.alignment = alignment;
  }

  @Override
  public void listen(Tensor window) {
    Tensor states =
        encoder.run(Map.of(OptimumNetwork.INPUT, window)).get(OptimumNetwork.STATES, ANY_STATES);
    heard.clear();
    heard.put(OptimumNetwork.HEARD, copies.of(OptimumNetwork.HEARD, states));
  }

  @Override
  public Step start(List<Integer> tokens) {
    Map<String, Tensor> inputs = inputs(first, tokens, 0, false);
    for (TensorInfo input : first.signature().inputs()) {
      if (input.name().startsWith(OptimumNetwork.PAST)) {
        inputs.put(input.name(), unused(input));
      }
    }
    Outputs outputs = first.run(inputs);
    Map<String, Tensor> memory = new HashMap<>();
    outputs
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(OptimumNetwork.PRESENT)) {
                String past = OptimumNetwork.PAST + name.substring(OptimumNetwork.PRESENT.length());
                if (name.contains(OptimumNetwork.ENCODER_MEMORY)) {
                  heard.put(past, copies.of(past, tensor));
                } else {
                  memory.put(past, tensor);
                }
              }
            });
    return step(tokens.size(), outputs, memory);
  }

  @Override
  public Step next(Step before, int token) {
    Map<String, Tensor> inputs = inputs(step, List.of(token), before.tokens(), true);
    before.memory().forEach((name, tensor) -> inputs.put(name, copies.of(name, tensor)));
    Outputs outputs = step.run(inputs);
    Map<String, Tensor> memory = new HashMap<>();
    for (String name : before.memory().keySet()) {
      String present = OptimumNetwork.PRESENT + name.substring(OptimumNetwork.PAST.length());
      memory.put(name, outputs.get(present, TensorShape.of(1, -1, -1, -1)));
    }
    return step(before.tokens() + 1, outputs, memory);
  }

  private Map<String, Tensor> inputs(
      Session decoder, List<Integer> tokens, int position, boolean cached) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    for (TensorInfo input : decoder.signature().inputs()) {
      Tensor known = heard.get(input.name());
      if (input.name().equals(OptimumNetwork.TOKENS)) {
        inputs.put(OptimumNetwork.TOKENS, Tensors.row(tokens));
      } else if (input.name().equals(OptimumNetwork.BRANCH)) {
        inputs.put(OptimumNetwork.BRANCH, Tensors.flag(cached));
      } else if (input.name().equals(OptimumNetwork.POSITION)) {
        inputs.put(OptimumNetwork.POSITION, Tensor.of(TensorShape.of(1), (long) position));
      } else if (known != null) {
        inputs.put(input.name(), known);
      }
    }
    return inputs;
  }

  /** The merged graph wants a past even where it does not read it: one token of zeros. */
  private Tensor unused(TensorInfo input) {
    long[] sizes = input.shape().toArray();
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = axis == 0 || axis == 2 || sizes[axis] < 0 ? 1 : sizes[axis];
    }
    TensorShape shape = TensorShape.of(sizes);
    ByteBuffer zeros =
        ByteBuffer.allocateDirect(Math.toIntExact(shape.elements() * input.type().bytes()))
            .order(ByteOrder.nativeOrder());
    return new Tensor(input.type(), shape, zeros);
  }

  private Step step(int tokens, Outputs outputs, Map<String, Tensor> memory) {
    List<Tensor> attention = new ArrayList<>();
    for (List<Integer> head : alignment) {
      Tensor layer =
          outputs.get(OptimumNetwork.ATTENTION + head.get(0), TensorShape.of(1, -1, -1, -1));
      attention.add(Tensors.head(layer, head.get(1)));
    }
    Tensor logits =
        Tensors.floats(OptimumNetwork.LOGITS, outputs.get(OptimumNetwork.LOGITS, ANY_LOGITS));
    return new Step(tokens, logits, memory, attention);
  }
}
