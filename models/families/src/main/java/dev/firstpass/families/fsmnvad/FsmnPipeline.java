package dev.firstpass.families.fsmnvad;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Prepared;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.Cmvn;
import dev.firstpass.families.speech.Fbank;
import dev.firstpass.families.speech.FbankOptions;
import dev.firstpass.families.speech.FeatureFrames;
import dev.firstpass.families.speech.FeatureStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a recording through features and graph, some seconds at a time, and gathers where people
 * speak.
 *
 * @param input the spec's
 * @param labels one: speech
 * @param graph checked
 * @param cmvn how features are normalised
 * @param parameters of the decision
 */
record FsmnPipeline(
    AudioInput input, LabelSet labels, FsmnGraph graph, Cmvn cmvn, FsmnParameters parameters)
    implements MultiPass {
  private static final int FRAMES_A_SECOND = 100;

  @Override
  public void check(Settings settings) {}

  @Override
  public List<Suggestion> draft(Prepared media, Sessions sessions, Settings settings) {
    if (!(media instanceof PreparedAudio audio)) {
      throw new IllegalArgumentException("not a recording: " + media);
    }
    List<Suggestion> segments = new ArrayList<>();
    FrameTiming timing = audio.timing();
    double shift = (double) input.sampleRateHz() / FRAMES_A_SECOND;
    FrameGate gate =
        new FrameGate(
            parameters.rule(settings),
            speech ->
                segments.add(
                    Segment.of(
                        timing.span(speech.start() * shift, speech.end() * shift),
                        labels.name(0),
                        speech.score())));
    scan(audio.samples(), new FsmnRecording(graph, sessions.session(ModelFile.MODEL)), gate);
    gate.end();
    return segments;
  }

  private void scan(PreparedAudio.Samples samples, FsmnRecording recording, FrameGate gate) {
    FeatureStream stream =
        new Fbank(FbankOptions.funAsr().withSampleRate(input.sampleRateHz())).stream();
    JoinedFrames joined = new JoinedFrames(FsmnGraph.JOINED, FsmnGraph.BANDS);
    float[] buffer = new float[FsmnRecording.FRAMES_A_RUN * input.sampleRateHz() / FRAMES_A_SECOND];
    for (int read = samples.read(buffer); read > 0; read = samples.read(buffer)) {
      stream.accept(buffer, 0, read);
      FeatureFrames rows = new FeatureFrames(FsmnGraph.FEATURES);
      joined.accept(stream.take(), rows);
      score(rows, recording, gate);
    }
    stream.finish();
    FeatureFrames rest = new FeatureFrames(FsmnGraph.FEATURES);
    joined.accept(stream.take(), rest);
    joined.finish(rest);
    score(rest, recording, gate);
  }

  private void score(FeatureFrames rows, FsmnRecording recording, FrameGate gate) {
    cmvn.apply(rows);
    int most = FsmnRecording.FRAMES_A_RUN;
    for (int first = 0; first < rows.count(); first += most) {
      recording.score(rows, first, Math.min(most, rows.count() - first), gate);
    }
  }
}
