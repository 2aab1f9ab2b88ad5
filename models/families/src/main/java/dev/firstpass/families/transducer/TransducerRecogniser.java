package dev.firstpass.families.transducer;

import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.DecodingParameters;
import dev.firstpass.families.speech.Fbank;
import dev.firstpass.families.speech.Heard;
import dev.firstpass.families.speech.TextJoin;
import dev.firstpass.families.speech.TokenTable;
import dev.firstpass.families.speech.WindowRecogniser;

/**
 * Recognises a window with a transducer: the encoder once or chunk by chunk, then decoder and
 * joiner for each of its frames.
 *
 * @param fbank how features are made
 * @param encoder how they are encoded
 * @param graphs the decoder and the joiner
 * @param table the tokens
 * @param frameSeconds from one frame of the encoder to the next
 * @param parameters how tokens are searched
 * @param label what segments are called
 */
record TransducerRecogniser(
    Fbank fbank,
    Encoder encoder,
    TransducerGraphs graphs,
    TokenTable table,
    double frameSeconds,
    DecodingParameters parameters,
    String label)
    implements WindowRecogniser {
  @Override
  public Heard hear(float[] samples, Sessions sessions, Settings settings) {
    boolean searches = parameters.searches(settings);
    BeamSearch search =
        new BeamSearch(
            new Predictions(graphs, sessions),
            graphs,
            table,
            searches ? parameters.beam(settings) : 1,
            parameters.hotwords(settings),
            frameSeconds);
    for (Tensor frames :
        encoder.encode(samples, fbank, sessions.session(TransducerExport.ENCODER))) {
      float[] frame = new float[frames.shape().intSize(2)];
      for (int i = 0; i < frames.shape().intSize(1); i++) {
        frames.floats().get(i * frame.length, frame);
        search.accept(frame);
      }
    }
    return Heard.words(new TextJoin(table).words(search.finish()), label);
  }

  @Override
  public void check(Settings settings) {
    parameters.check(settings);
  }
}
