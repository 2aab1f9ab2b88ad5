package dev.firstpass.families.transducer;

import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.families.speech.AudioGraph;

/**
 * The decoder and the joiner of a transducer, by the names of what they take and give.
 *
 * @param decoderInput the input that takes tokens, {@code [N, context]}
 * @param decoderType of the tokens
 * @param context how many tokens the decoder looks at
 * @param decoderOutput where it gives what they mean
 * @param joinerSound the input that takes a frame of the encoder
 * @param joinerText the input that takes what the decoder gave
 * @param joinerOutput where the scores of tokens come out
 * @param batched whether the joiner takes several hypotheses at once
 */
record TransducerGraphs(
    String decoderInput,
    ElementType decoderType,
    int context,
    String decoderOutput,
    String joinerSound,
    String joinerText,
    String joinerOutput,
    boolean batched) {
  private static final long ANY = TensorShape.DYNAMIC;
  private static final String CONTEXT = "context_size";

  /**
   * Returns the graphs of a model.
   *
   * @param tokens how many tokens there are; the joiner must score as many
   */
  static TransducerGraphs of(ModelSpec spec, ModelContent content, int tokens) {
    AudioGraph decoder = AudioGraph.of(spec, content, TransducerExport.DECODER);
    AudioGraph joiner = AudioGraph.of(spec, content, TransducerExport.JOINER);
    TensorInfo written = decoder.input(0);
    decoder.requireWhole(written, ANY, ANY);
    decoder.requireFloats(decoder.output(0), ANY, ANY);
    joiner.requireFloats(joiner.input(0), ANY, ANY);
    joiner.requireFloats(joiner.input(1), ANY, ANY);
    TensorInfo scores = joiner.output(0);
    joiner.requireFloats(scores, ANY, ANY);
    if (scores.shape().size(1) != ANY && scores.shape().size(1) < tokens) {
      throw joiner.mismatch("'" + scores + "' scores fewer than the " + tokens + " tokens");
    }
    return new TransducerGraphs(
        written.name(),
        written.type(),
        context(decoder, written.shape().size(1)),
        decoder.output(0).name(),
        joiner.input(0).name(),
        joiner.input(1).name(),
        scores.name(),
        joiner.input(0).shape().size(0) == ANY && joiner.input(1).shape().size(0) == ANY);
  }

  private static int context(AudioGraph decoder, long size) {
    String said = decoder.metadata().getOrDefault(CONTEXT, "");
    boolean number = said.matches("[1-9][0-9]?");
    if (size == ANY && !number) {
      throw decoder.mismatch("neither its input nor its metadata tell the decoder's " + CONTEXT);
    }
    if (size != ANY && number && size != Integer.parseInt(said)) {
      throw decoder.mismatch(
          "the decoder takes " + size + " tokens, its metadata say " + CONTEXT + " " + said);
    }
    return size == ANY ? Integer.parseInt(said) : (int) size;
  }
}
