package dev.firstpass.families.speakersegmentation;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Prepared;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speakersegmentation.SpeakerTurns.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Listens to a recording window by window and says who speaks when. Speakers are told apart by
 * their voices where there is an embedding graph, otherwise by where windows overlap.
 *
 * @param input the spec's
 * @param labels one: speech
 * @param graph of one window
 * @param embedding of one voice
 * @param parameters of all
 */
record SpeakerPipeline(
    AudioInput input,
    LabelSet labels,
    SegmentationGraph graph,
    Optional<EmbeddingGraph> embedding,
    SpeakerParameters parameters)
    implements MultiPass {
  @Override
  public void check(Settings settings) {
    if (embedding.isEmpty()) {
      parameters.checkWithoutVoices(settings);
    }
  }

  @Override
  public List<Suggestion> draft(Prepared media, Sessions sessions, Settings settings) {
    if (!(media instanceof PreparedAudio audio)) {
      throw new IllegalArgumentException("not a recording: " + media);
    }
    int step = parameters.step(settings, graph);
    double rate = (double) input.sampleRateHz() / graph.fieldShift();
    SpeakerTurns turns = parameters.turns(settings, rate);
    Stitching stitching = new Stitching(graph.frames(), (double) step / graph.fieldShift(), turns);
    SlidingWindows windows = new SlidingWindows(audio.samples(), graph.window(), step);
    WindowListener listener = new WindowListener(graph, sessions.session(ModelFile.MODEL));
    if (embedding.isPresent()) {
      Session session = sessions.session(EmbeddingGraph.ROLE);
      byVoice(windows, listener, embedding.get(), session, settings, stitching);
    } else {
      byOverlap(windows, listener, stitching);
    }
    stitching.end(windows.total() / graph.fieldShift() + 1);
    return segments(turns.inOrder(), audio.timing());
  }

  private static void byOverlap(
      SlidingWindows windows, WindowListener listener, Stitching stitching) {
    SpeakerMatching matching = new SpeakerMatching();
    while (windows.next()) {
      WindowSpeech speech = listener.hear(windows.samples());
      stitching.add(speech, matching.names(speech, stitching.agreement(speech)));
    }
  }

  private void byVoice(
      SlidingWindows windows,
      WindowListener listener,
      EmbeddingGraph embeddings,
      Session session,
      Settings settings,
      Stitching stitching) {
    Voices voices = new Voices(Voices.MOST);
    WindowNames names = new WindowNames();
    while (windows.next()) {
      WindowSpeech speech = listener.hear(windows.samples());
      names.add(
          speech,
          speaker -> {
            float[] solo = SoloSpeech.of(speech, speaker, windows.samples(), windows.count());
            return embeddings.embedding(solo, session).map(voices::add).orElse(Stitching.NOBODY);
          });
    }
    names.stitch(parameters.speakers(settings, voices), stitching);
  }

  /** Names speakers in the order in which they first speak. */
  private List<Suggestion> segments(List<Turn> turns, FrameTiming timing) {
    Map<Integer, String> names = new HashMap<>();
    List<Suggestion> segments = new ArrayList<>();
    for (Turn turn : turns) {
      TimeSpan span = timing.span(sample(turn.start()), sample(turn.end()));
      if (span.seconds() > 0) {
        String name = names.computeIfAbsent(turn.name(), unused -> "speaker-" + (names.size() + 1));
        segments.add(Segment.of(span, labels.name(0), turn.score()).withSpeaker(name));
      }
    }
    return segments;
  }

  /** Returns the middle of what a frame sees. */
  private double sample(long frame) {
    return (double) frame * graph.fieldShift() + 0.5 * graph.fieldSize();
  }
}
