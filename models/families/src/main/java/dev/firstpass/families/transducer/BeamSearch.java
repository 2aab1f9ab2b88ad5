package dev.firstpass.families.transducer;

import dev.firstpass.families.speech.Hotwords;
import dev.firstpass.families.speech.LogProbabilities;
import dev.firstpass.families.speech.TimedToken;
import dev.firstpass.families.speech.TokenTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The search of a transducer with at most one token a frame: of all continuations of all hypotheses
 * the best stay, those that write the same become one. A width of 1 takes the best token of each
 * frame. Reference: icefall, {@code pruned_transducer_stateless2/beam_search.py}, {@code
 * greedy_search} and {@code modified_beam_search}. Confined to one window.
 */
final class BeamSearch {
  /** The blank's number in every transducer of icefall. */
  static final int BLANK = 0;

  private static final int NOTHING = -1;

  private final Predictions predictions;
  private final TransducerGraphs graphs;
  private final TokenTable table;
  private final int unknown;
  private final int width;
  private final Hotwords hotwords;
  private final double frameSeconds;
  private Collection<Hypothesis> beam;
  private int frame;

  BeamSearch(
      Predictions predictions,
      TransducerGraphs graphs,
      TokenTable table,
      int width,
      Hotwords hotwords,
      double frameSeconds) {
    this.predictions = predictions;
    this.graphs = graphs;
    this.table = table;
    this.unknown = table.id("<unk>").orElse(BLANK);
    this.width = width;
    this.hotwords = hotwords;
    this.frameSeconds = frameSeconds;
    List<Integer> before = new ArrayList<>(Collections.nCopies(graphs.context() - 1, NOTHING));
    before.add(BLANK);
    Hotwords.Step start = hotwords.start();
    this.beam = List.of(new Hypothesis(before, List.of(), start.bonus(), start.state()));
  }

  /** Takes the next frame of the encoder. */
  void accept(float[] sound) {
    List<Hypothesis> now = List.copyOf(beam);
    List<Extension> best = new ArrayList<>();
    if (graphs.batched()) {
      LogProbabilities rows = predictions.next(sound, contexts(now));
      for (int i = 0; i < now.size(); i++) {
        extend(now.get(i), rows.frame(i), best);
      }
    } else {
      for (Hypothesis one : now) {
        extend(one, predictions.next(sound, contexts(List.of(one))).frame(0), best);
      }
    }
    best.sort(Comparator.comparingDouble(Extension::logProbability).reversed());
    Map<List<Integer>, Hypothesis> merged = new LinkedHashMap<>();
    for (Extension extension : best.subList(0, Math.min(width, best.size()))) {
      Hypothesis next = next(extension);
      merged.merge(next.written(), next, BeamSearch::both);
    }
    beam = merged.values();
    frame++;
  }

  /** Returns the best tokens. */
  List<TimedToken> finish() {
    return beam.stream()
        .map(one -> one.with(one.logProbability() + hotwords.ending(one.state())))
        .max(Comparator.comparingDouble(Hypothesis::normalised))
        .map(Hypothesis::tokens)
        .orElse(List.of());
  }

  private List<List<Integer>> contexts(List<Hypothesis> now) {
    return now.stream().map(one -> one.context(graphs.context())).toList();
  }

  private record Extension(Hypothesis of, int token, double logProbability) {}

  private void extend(Hypothesis one, float[] row, List<Extension> into) {
    for (int token : LogProbabilities.best(row, width)) {
      into.add(new Extension(one, token, one.logProbability() + row[token]));
    }
  }

  private Hypothesis next(Extension extension) {
    Hypothesis one = extension.of();
    int token = extension.token();
    if (token == BLANK || token == unknown) {
      return one.with(extension.logProbability());
    }
    double own = Math.min(extension.logProbability() - one.logProbability(), 0);
    TimedToken timed =
        new TimedToken(token, frame * frameSeconds, (frame + 1) * frameSeconds, own, 1);
    Hotwords.Step step = hotwords.step(one.state(), table.written(token));
    return one.and(timed, extension.logProbability() + step.bonus(), step.state());
  }

  private static Hypothesis both(Hypothesis first, Hypothesis second) {
    double greater = Math.max(first.logProbability(), second.logProbability());
    double less = Math.min(first.logProbability(), second.logProbability());
    return first.with(greater + Math.log1p(Math.exp(less - greater)));
  }
}
