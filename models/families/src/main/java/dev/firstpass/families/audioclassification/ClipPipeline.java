package dev.firstpass.families.audioclassification;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Prepared;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.Activation;
import dev.firstpass.families.vision.ScoreFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Scores the clips of a recording and gives tags, or segments of windows.
 *
 * @param input the spec's
 * @param labels a label a class
 * @param graph checked
 * @param features what it hears
 * @param activation applied to its scores
 * @param multiLabel whether several classes can be true at once
 * @param clip samples that it hears at once
 * @param parameters of the family
 */
record ClipPipeline(
    AudioInput input,
    LabelSet labels,
    ClipGraph graph,
    ClipFeatures features,
    Activation activation,
    boolean multiLabel,
    int clip,
    ClipParameters parameters)
    implements MultiPass {
  @Override
  public void check(Settings settings) {
    parameters.check(settings, labels, (double) clip / input.sampleRateHz());
  }

  @Override
  public List<Suggestion> draft(Prepared media, Sessions sessions, Settings settings) {
    if (!(media instanceof PreparedAudio audio)) {
      throw new IllegalArgumentException("not a recording: " + media);
    }
    ClipScorer scorer =
        new ClipScorer(graph, features, activation, sessions.session(ModelFile.MODEL));
    return parameters.window(settings, input.sampleRateHz()) > 0
        ? segments(audio, scorer, settings)
        : tags(audio, scorer, settings);
  }

  private List<Suggestion> tags(PreparedAudio audio, ClipScorer scorer, Settings settings) {
    double[] sums = new double[labels.size()];
    int clips = 0;
    SlidingWindow windows = new SlidingWindow(audio.samples(), clip, clip);
    while (windows.next()) {
      // What is left after whole clips counts when it is most of one.
      if (clips == 0 || 2 * windows.filled() > clip) {
        float[] scores = scorer.score(windows.window(), windows.filled());
        for (int label = 0; label < sums.length; label++) {
          sums[label] += scores[label];
        }
        clips++;
      }
    }
    ScoreFilter filter = parameters.filter(settings, labels);
    List<Tag> tags = new ArrayList<>();
    for (int label = 0; clips > 0 && label < sums.length; label++) {
      float mean = (float) Math.min(Math.max(sums[label] / clips, 0), 1);
      if (filter.keeps(label, mean)) {
        tags.add(new Tag(labels.name(label), mean));
      }
    }
    tags.sort(Comparator.comparingDouble(Tag::score).reversed());
    return List.copyOf(tags.subList(0, Math.min(tags.size(), parameters.max(settings))));
  }

  private List<Suggestion> segments(PreparedAudio audio, ClipScorer scorer, Settings settings) {
    int size = parameters.window(settings, input.sampleRateHz());
    int hop = parameters.hop(settings, input.sampleRateHz());
    ScoreFilter filter = parameters.filter(settings, labels);
    LabelRuns runs = new LabelRuns(labels, audio.timing());
    SlidingWindow windows = new SlidingWindow(audio.samples(), size, hop);
    long end = 0;
    while (windows.next()) {
      float[] scores = scorer.score(windows.window(), windows.filled());
      long middle = windows.start() == 0 ? 0 : windows.start() + (size - hop) / 2;
      end = windows.start() + windows.filled();
      runs.window(Math.min(middle, end), kept(scores, filter), scores);
    }
    return List.copyOf(runs.end(end, parameters.max(settings)));
  }

  private boolean[] kept(float[] scores, ScoreFilter filter) {
    boolean[] kept = new boolean[scores.length];
    int best = 0;
    for (int label = 0; label < scores.length; label++) {
      best = scores[label] > scores[best] ? label : best;
      kept[label] = multiLabel && filter.keeps(label, scores[label]);
    }
    kept[best] = filter.keeps(best, scores[best]);
    return kept;
  }
}
