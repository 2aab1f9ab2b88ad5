package dev.firstpass.families.whisper;

import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.model.ElementType;
import java.util.List;

/**
 * The layout of Hugging Face Optimum: an encoder, and a decoder that either comes in two graphs
 * (without and with past) or in one with both as branches.
 *
 * @param mels mel bands
 * @param context tokens that the decoder can hold
 * @param alignment which heads follow the speech, as {@code [layer, head]}; empty when the decoder
 *     does not tell where they look
 */
record OptimumNetwork(int mels, int context, List<List<Integer>> alignment) implements Network {
  static final String INPUT = "input_features";
  static final String STATES = "last_hidden_state";
  static final String TOKENS = "input_ids";
  static final String HEARD = "encoder_hidden_states";
  static final String BRANCH = "use_cache_branch";
  static final String POSITION = "cache_position";
  static final String LOGITS = "logits";
  static final String PAST = "past_key_values.";
  static final String PRESENT = "present.";
  static final String ATTENTION = "cross_attentions.";

  /** Marks what the decoder remembers of the encoder. */
  static final String ENCODER_MEMORY = ".encoder.";

  OptimumNetwork {
    alignment = List.copyOf(alignment);
  }

  @Override
  public boolean tellsAttention() {
    return !alignment.isEmpty();
  }

  @Override
  public Run open(Sessions sessions) {
    Session first = sessions.session(Roles.DECODER);
    boolean merged = first.signature().input(BRANCH).isPresent();
    return new OptimumRun(
        sessions.session(Roles.ENCODER),
        first,
        merged ? first : sessions.session(Roles.DECODER_WITH_PAST),
        alignment);
  }

  /** Returns whether a graph is this layout's encoder. */
  static boolean isEncoder(GraphSignature graph) {
    return has(graph.inputs(), INPUT, 3) && has(graph.outputs(), STATES, 3);
  }

  /** Returns whether a graph is this layout's decoder without past, or both decoders. */
  static boolean isFirst(GraphSignature graph) {
    return decodes(graph) && graph.input(HEARD).isPresent() && (!past(graph) || isMerged(graph));
  }

  /** Returns whether a graph is this layout's decoder with past. */
  static boolean isStep(GraphSignature graph) {
    return decodes(graph) && past(graph) && !isMerged(graph);
  }

  /** Returns whether a graph is both decoders of this layout. */
  static boolean isMerged(GraphSignature graph) {
    return graph.input(BRANCH).isPresent();
  }

  private static boolean decodes(GraphSignature graph) {
    return has(graph.inputs(), TOKENS, 2)
        && has(graph.outputs(), LOGITS, 3)
        && graph.output(PRESENT + "0.decoder.key").isPresent();
  }

  private static boolean past(GraphSignature graph) {
    return graph.inputs().stream().anyMatch(input -> input.name().startsWith(PAST));
  }

  private static boolean has(List<TensorInfo> tensors, String name, int rank) {
    return tensors.stream()
        .anyMatch(
            tensor ->
                tensor.name().equals(name)
                    && tensor.shape().rank() == rank
                    && tensor.type() != ElementType.BOOL);
  }
}
