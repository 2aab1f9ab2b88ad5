package dev.firstpass.families.silerovad;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a recording through the graph, some windows at a time, and gathers where people speak.
 *
 * @param input the spec's
 * @param labels one: speech
 * @param graph checked
 * @param parameters of the hysteresis
 */
record SileroPipeline(
    AudioInput input, LabelSet labels, SileroGraph graph, SpeechParameters parameters)
    implements MultiPass {
  @Override
  public void check(Settings settings) {
    parameters.check(settings);
  }

  @Override
  public List<Suggestion> draft(Prepared media, Sessions sessions, Settings settings) {
    if (!(media instanceof PreparedAudio audio)) {
      throw new IllegalArgumentException("not a recording: " + media);
    }
    List<Suggestion> segments = new ArrayList<>();
    FrameTiming timing = audio.timing();
    String label = labels.name(0);
    SpeechRule rule = parameters.rule(settings, graph);
    PaddedSpeech speech =
        new PaddedSpeech(
            rule.pad(),
            one ->
                segments.add(
                    Segment.of(
                        timing.span((double) one.start(), (double) one.end()),
                        label,
                        one.score())));
    SpeechGate gate = new SpeechGate(rule, speech);
    SileroRecording recording = new SileroRecording(graph, sessions.session(ModelFile.MODEL));
    gate.end(scan(audio.samples(), recording, gate));
    return segments;
  }

  /** Returns how many samples there were. */
  private long scan(PreparedAudio.Samples samples, SileroRecording recording, SpeechGate gate) {
    int window = graph.window();
    float[] buffer = new float[graph.windowsPerRun() * window];
    long total = 0;
    for (int read = samples.read(buffer); read > 0; read = samples.read(buffer)) {
      Arrays.fill(buffer, read, buffer.length, 0);
      recording.score(buffer, (read + window - 1) / window, gate);
      total += read;
    }
    return total;
  }
}
