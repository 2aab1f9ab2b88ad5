package dev.firstpass.families.whisper;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Reads which network a model's files are. Failures are {@code model-mismatch} with what was
 * expected and what is there.
 */
final class Networks {
  private static final long ANY = TensorShape.DYNAMIC;

  private Networks() {}

  /**
   * Returns the network.
   *
   * @param content by role
   */
  static Network read(ModelContent content) {
    GraphSignature encoder = content.graph(Roles.ENCODER).signature();
    return SherpaNetwork.isEncoder(encoder) ? sherpa(content) : optimum(content);
  }

  /** Returns how many tokens the decoder tells of; 0 when neither file nor graph says. */
  static int vocabulary(ModelContent content) {
    GraphSignature decoder = content.graph(Roles.DECODER).signature();
    long width =
        decoder.output(OptimumNetwork.LOGITS).map(logits -> logits.shape().size(-1)).orElse(ANY);
    return width != ANY
        ? Math.toIntExact(width)
        : Documents.number(config(content), "vocab_size").orElse(0);
  }

  private static Network optimum(ModelContent content) {
    GraphSignature encoder = content.graph(Roles.ENCODER).signature();
    GraphSignature decoder = content.graph(Roles.DECODER).signature();
    require(OptimumNetwork.isEncoder(encoder), "the encoder", "input_features", encoder);
    require(OptimumNetwork.isFirst(decoder), "the decoder", "input_ids", decoder);
    if (!OptimumNetwork.isMerged(decoder)) {
      GraphSignature step = content.graph(Roles.DECODER_WITH_PAST).signature();
      require(OptimumNetwork.isStep(step), "the decoder with past", "past_key_values", step);
    }
    Map<?, ?> config = config(content);
    TensorInfo input = encoder.input(OptimumNetwork.INPUT).orElseThrow();
    int mels = mels(input, Documents.number(config, "num_mel_bins"));
    requireWindow(input, mels);
    int context =
        Documents.number(config, "max_target_positions")
            .orElseThrow(
                () ->
                    mismatch(
                        "nothing says how many tokens the decoder can hold; add config.json (its"
                            + " max_target_positions)"));
    return new OptimumNetwork(mels, context, alignment(content, decoder));
  }

  private static Network sherpa(ModelContent content) {
    GraphSignature decoder = content.graph(Roles.DECODER).signature();
    require(SherpaNetwork.isDecoder(decoder), "the decoder", "in_n_layer_self_k_cache", decoder);
    SherpaFacts facts = SherpaFacts.of(content.graph(Roles.ENCODER));
    TensorInfo input =
        content.graph(Roles.ENCODER).signature().input(SherpaNetwork.INPUT).orElseThrow();
    int mels = mels(input, OptionalInt.of(facts.number("n_mels")));
    requireWindow(input, mels);
    int context = facts.number("n_text_ctx");
    int layers = facts.number("n_text_layer");
    int width = facts.number("n_text_state");
    TensorInfo keys = decoder.input(SherpaNetwork.KEYS).orElseThrow();
    requireShape(keys, TensorShape.of(layers, ANY, context, width));
    int heads =
        decoder.output(SherpaNetwork.ATTENTION).isPresent()
            ? facts.list("alignment_heads").size()
            : 0;
    return new SherpaNetwork(mels, context, layers, width, heads);
  }

  /** The heads that follow the speech, when the graph tells where they look. */
  private static List<List<Integer>> alignment(ModelContent content, GraphSignature decoder) {
    Map<?, ?> generation = Documents.object(content, Roles.GENERATION).orElse(Map.of());
    List<List<Integer>> heads = new ArrayList<>();
    for (Object pair : Documents.list(generation, "alignment_heads")) {
      if (pair instanceof List<?> list
          && list.size() == 2
          && list.get(0) instanceof Number layer
          && list.get(1) instanceof Number head) {
        if (decoder.output(OptimumNetwork.ATTENTION + layer.intValue()).isEmpty()) {
          return List.of();
        }
        heads.add(List.of(layer.intValue(), head.intValue()));
      }
    }
    return heads;
  }

  private static Map<?, ?> config(ModelContent content) {
    return Documents.object(content, Roles.CONFIG).orElse(Map.of());
  }

  private static int mels(TensorInfo input, OptionalInt said) {
    long fixed = input.shape().size(1);
    if (fixed == ANY && said.isEmpty()) {
      throw mismatch(
          "nothing says how many mel bands the encoder takes; add config.json (its num_mel_bins)");
    }
    int mels = fixed == ANY ? said.getAsInt() : Math.toIntExact(fixed);
    if (mels < 1 || mels > 1024) {
      throw mismatch("the encoder takes " + mels + " mel bands; Whisper has 80 or 128");
    }
    return mels;
  }

  private static void requireWindow(TensorInfo input, int mels) {
    requireShape(input, TensorShape.of(ANY, mels, FeatureWindows.FRAMES));
  }

  private static void requireShape(TensorInfo input, TensorShape expected) {
    if (input.type() != ElementType.FLOAT32 || !expected.admits(input.shape())) {
      throw mismatch(
          "input '"
              + input.name()
              + "' is "
              + input.type()
              + input.shape()
              + " in the graph where "
              + ElementType.FLOAT32
              + expected
              + " was expected");
    }
  }

  private static void require(boolean holds, String which, String name, GraphSignature graph) {
    if (!holds) {
      throw mismatch(
          which + " should have an input '" + name + "' and what goes with it; it has " + graph);
    }
  }

  private static DraftingException mismatch(String what) {
    return new DraftingException(ErrorCode.MODEL_MISMATCH, what);
  }
}
