package dev.firstpass.families.whisper;

import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The layout of sherpa-onnx: the encoder gives the keys and values that the decoder needs of it,
 * and the decoder's own have room for all tokens.
 *
 * @param mels mel bands
 * @param context tokens that the decoder can hold
 * @param layers of the decoder
 * @param width of its states
 * @param attentionHeads how many alignment heads it tells of; 0 for none
 */
record SherpaNetwork(int mels, int context, int layers, int width, int attentionHeads)
    implements Network {
  static final String INPUT = "mel";
  static final String CROSS_KEYS = "n_layer_cross_k";
  static final String CROSS_VALUES = "n_layer_cross_v";
  static final String TOKENS = "tokens";
  static final String KEYS = "in_n_layer_self_k_cache";
  static final String VALUES = "in_n_layer_self_v_cache";
  static final String OFFSET = "offset";
  static final String LOGITS = "logits";
  static final String NEW_KEYS = "out_n_layer_self_k_cache";
  static final String NEW_VALUES = "out_n_layer_self_v_cache";
  static final String ATTENTION = "cross_attention_weights";

  @Override
  public boolean tellsAttention() {
    return attentionHeads > 0;
  }

  @Override
  public Run open(Sessions sessions) {
    return new SherpaRun(
        sessions.session(Roles.ENCODER),
        sessions.session(Roles.DECODER),
        TensorShape.of(layers, 1, context, width),
        attentionHeads);
  }

  /** Returns whether a graph is this layout's encoder. */
  static boolean isEncoder(GraphSignature graph) {
    return graph.input(INPUT).filter(mel -> mel.shape().rank() == 3).isPresent()
        && graph.output(CROSS_KEYS).isPresent()
        && graph.output(CROSS_VALUES).isPresent();
  }

  /** Returns whether a graph is this layout's decoder. */
  static boolean isDecoder(GraphSignature graph) {
    return graph.input(TOKENS).isPresent()
        && graph.input(KEYS).isPresent()
        && graph.input(VALUES).isPresent()
        && graph.input(OFFSET).isPresent()
        && graph.output(LOGITS).filter(logits -> logits.shape().rank() == 3).isPresent();
  }

  private static final class SherpaRun implements Run {
    private static final TensorShape ANY = TensorShape.of(-1, 1, -1, -1);

    private final Session encoder;
    private final Session decoder;
    private final TensorShape cache;
    private final int attentionHeads;
    private final Tensor empty;
    private final DirectCopies copies = new DirectCopies();
    private final Map<String, Tensor> heard = new HashMap<>();

    private SherpaRun(Session encoder, Session decoder, TensorShape cache, int attentionHeads) {
      this.encoder = encoder;
      this.decoder = decoder;
      this.cache = cache;
      this.attentionHeads = attentionHeads;
      this.empty = Tensors.zeros(cache);
    }

    @Override
    public void listen(Tensor window) {
      Outputs outputs = encoder.run(Map.of(INPUT, window));
      for (String name : List.of(CROSS_KEYS, CROSS_VALUES)) {
        heard.put(name, copies.of(name, outputs.get(name, ANY)));
      }
    }

    @Override
    public Step start(List<Integer> tokens) {
      return run(tokens, 0, Map.of(KEYS, empty, VALUES, empty));
    }

    @Override
    public Step next(Step before, int token) {
      Map<String, Tensor> memory = new HashMap<>();
      before.memory().forEach((name, tensor) -> memory.put(name, copies.of(name, tensor)));
      return run(List.of(token), before.tokens(), memory);
    }

    private Step run(List<Integer> tokens, int offset, Map<String, Tensor> memory) {
      Map<String, Tensor> inputs = new HashMap<>(heard);
      inputs.putAll(memory);
      inputs.put(TOKENS, Tensors.row(tokens));
      inputs.put(OFFSET, Tensor.of(TensorShape.of(1), (long) offset));
      Outputs outputs = decoder.run(inputs);
      Tensor logits = Tensors.floats(LOGITS, outputs.get(LOGITS, TensorShape.of(1, -1, -1)));
      return new Step(
          offset + tokens.size(),
          logits,
          Map.of(KEYS, outputs.get(NEW_KEYS, cache), VALUES, outputs.get(NEW_VALUES, cache)),
          attention(outputs));
    }

    private List<Tensor> attention(Outputs outputs) {
      List<Tensor> attention = new ArrayList<>();
      for (int head = 0; head < attentionHeads; head++) {
        Tensor all = outputs.get(ATTENTION, TensorShape.of(1, -1, -1, -1));
        attention.add(Tensors.head(all, head));
      }
      return attention;
    }
  }
}
