package dev.firstpass.families.paraformer;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.Heard;
import dev.firstpass.families.speech.LfrFrontend;
import dev.firstpass.families.speech.LogProbabilities;
import dev.firstpass.families.speech.OutputFrames;
import dev.firstpass.families.speech.TextJoin;
import dev.firstpass.families.speech.TimedToken;
import dev.firstpass.families.speech.TokenTable;
import dev.firstpass.families.speech.WindowRecogniser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises a window with one run of Paraformer's graph: the best token at each place, up to the
 * end.
 *
 * @param frontend what makes the features
 * @param output where the scores of tokens come out
 * @param peaks where the times come out, when they do
 * @param table the tokens
 * @param end the token that ends a window
 * @param sampleRateHz samples a second
 * @param label what segments are called
 */
record ParaformerRecogniser(
    LfrFrontend frontend,
    OutputFrames output,
    Optional<String> peaks,
    TokenTable table,
    int end,
    int sampleRateHz,
    String label)
    implements WindowRecogniser {
  @Override
  public Heard hear(float[] samples, Sessions sessions, Settings settings) {
    Optional<Map<String, Tensor>> inputs = frontend.inputs(samples);
    if (inputs.isEmpty()) {
      return Heard.words(List.of(), label);
    }
    Outputs outputs = sessions.session(ModelFile.MODEL).run(inputs.get());
    List<TimedToken> tokens = tokens(output.of(outputs));
    double[] bounds =
        peaks
            .flatMap(name -> CifTimes.bounds(peaks(outputs, name), tokens.size()))
            .orElseGet(() -> CifTimes.even((double) samples.length / sampleRateHz, tokens.size()));
    List<TimedToken> timed = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      TimedToken token = tokens.get(i);
      timed.add(
          new TimedToken(token.id(), bounds[2 * i], bounds[2 * i + 1], token.logProbability(), 1));
    }
    return Heard.words(new TextJoin(table).words(timed), label);
  }

  @Override
  public void check(Settings settings) {}

  /** Returns the tokens, not yet with times. */
  private List<TimedToken> tokens(LogProbabilities places) {
    List<TimedToken> tokens = new ArrayList<>();
    for (int place = 0; place < places.frames(); place++) {
      float[] row = places.frame(place);
      int best = LogProbabilities.best(row);
      if (best == end) {
        return tokens;
      }
      tokens.add(new TimedToken(best, 0, 0, row[best], 1));
    }
    return tokens;
  }

  private static float[] peaks(Outputs outputs, String name) {
    Tensor tensor = outputs.get(name, TensorShape.of(1, TensorShape.DYNAMIC));
    float[] values = new float[Math.toIntExact(tensor.shape().elements())];
    tensor.floats().get(values);
    return values;
  }
}
