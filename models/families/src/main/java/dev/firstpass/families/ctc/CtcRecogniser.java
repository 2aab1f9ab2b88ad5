package dev.firstpass.families.ctc;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.CtcToken;
import dev.firstpass.families.speech.DecodingParameters;
import dev.firstpass.families.speech.Heard;
import dev.firstpass.families.speech.LogProbabilities;
import dev.firstpass.families.speech.OutputFrames;
import dev.firstpass.families.speech.TextJoin;
import dev.firstpass.families.speech.TimedToken;
import dev.firstpass.families.speech.TokenTable;
import dev.firstpass.families.speech.WindowRecogniser;
import java.util.List;

/**
 * Recognises a window with one run of a CTC graph.
 *
 * @param frontend what makes the graph's inputs
 * @param output where the probabilities come out
 * @param table the tokens
 * @param blank the blank's number
 * @param frameSeconds from one frame of the output to the next
 * @param parameters how tokens are searched
 * @param label what segments are called
 */
record CtcRecogniser(
    CtcFrontend frontend,
    OutputFrames output,
    TokenTable table,
    int blank,
    double frameSeconds,
    DecodingParameters parameters,
    String label)
    implements WindowRecogniser {
  @Override
  public Heard hear(float[] samples, Sessions sessions, Settings settings) {
    List<TimedToken> tokens =
        frontend.inputs(samples).stream()
            .map(inputs -> sessions.session(ModelFile.MODEL).run(inputs))
            .flatMap(outputs -> tokens(outputs, settings).stream())
            .map(token -> token.timed(0, frameSeconds))
            .toList();
    return Heard.words(new TextJoin(table).words(tokens), label);
  }

  private List<CtcToken> tokens(Outputs outputs, Settings settings) {
    LogProbabilities frames = output.of(outputs);
    return parameters.ctc(settings, table, blank).decode(frames);
  }

  @Override
  public void check(Settings settings) {
    parameters.check(settings);
  }
}
