package dev.firstpass.families.sensevoice;

import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.CtcGreedy;
import dev.firstpass.families.speech.CtcToken;
import dev.firstpass.families.speech.Heard;
import dev.firstpass.families.speech.Heard.Sound;
import dev.firstpass.families.speech.LfrFrontend;
import dev.firstpass.families.speech.LogProbabilities;
import dev.firstpass.families.speech.OutputFrames;
import dev.firstpass.families.speech.SpokenWord;
import dev.firstpass.families.speech.TextJoin;
import dev.firstpass.families.speech.TokenTable;
import dev.firstpass.families.speech.WindowRecogniser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises a window with one run of SenseVoice's graph.
 *
 * @param frontend what makes the features
 * @param queries what the graph is asked beside them
 * @param output where the probabilities come out
 * @param table the tokens
 * @param parameters the family's
 * @param label what segments with words are called
 */
record SenseVoiceRecogniser(
    LfrFrontend frontend,
    SenseVoiceQueries queries,
    OutputFrames output,
    TokenTable table,
    SenseVoiceParameters parameters,
    String label)
    implements WindowRecogniser {
  private static final int BLANK = 0;

  @Override
  public Heard hear(float[] samples, Sessions sessions, Settings settings) {
    Optional<Map<String, Tensor>> inputs = frontend.inputs(samples);
    if (inputs.isEmpty()) {
      return Heard.words(List.of(), label);
    }
    Map<String, Tensor> all = inputs.get();
    all.putAll(queries.inputs(parameters.language(settings), parameters.itn(settings)));
    LogProbabilities frames = output.of(sessions.session(ModelFile.MODEL).run(all));
    return heard(frames, settings);
  }

  @Override
  public void check(Settings settings) {
    parameters.decoding().check(settings);
  }

  private Heard heard(LogProbabilities frames, Settings settings) {
    CtcGreedy greedy = new CtcGreedy(BLANK);
    List<CtcToken> tokens = greedy.decode(frames);
    int marks = Math.min(SenseVoiceMarks.COUNT, tokens.size());
    List<CtcToken> spoken = tokens.subList(marks, tokens.size());
    int before = SenseVoiceMarks.COUNT;
    if (parameters.decoding().searches(settings)) {
      tokens = greedy.decode(frames.frames(0, before));
      marks = Math.min(before, tokens.size());
      spoken =
          parameters
              .decoding()
              .ctc(settings, table, BLANK)
              .decode(frames.frames(before, frames.frames()));
      before = 0;
    }
    double seconds = frontend.frameSeconds();
    double offset = -before * seconds;
    List<SpokenWord> words =
        new TextJoin(table)
            .words(spoken.stream().map(token -> token.timed(offset, seconds)).toList());
    return heard(new SenseVoiceMarks(tokens.subList(0, marks), table), words, settings);
  }

  private Heard heard(SenseVoiceMarks marks, List<SpokenWord> words, Settings settings) {
    List<Sound> sounds = new ArrayList<>();
    if (words.isEmpty() || parameters.events(settings)) {
      marks.event().ifPresent(sounds::add);
    }
    if (!words.isEmpty() && parameters.events(settings)) {
      marks.emotion().ifPresent(sounds::add);
    }
    return new Heard(words, label, marks.language(), sounds);
  }
}
