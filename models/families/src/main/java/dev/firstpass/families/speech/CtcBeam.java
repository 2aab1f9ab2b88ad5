package dev.firstpass.families.speech;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Prefix beam search: adds up the probabilities of all paths that write the same tokens, keeping
 * the best prefixes (Hannun et al., arXiv:1408.2873; reference: WeNet, {@code
 * wenet/models/transformer/search.py}, {@code ctc_prefix_beam_search}). Each frame offers its best
 * classes, as many as prefixes are kept. The frames of the tokens are those of the most probable
 * path through them.
 *
 * @param table what tokens write, for phrases
 * @param blank its number
 * @param width how many prefixes are kept
 * @param hotwords phrases with a bonus
 */
public record CtcBeam(TokenTable table, int blank, int width, Hotwords hotwords)
    implements CtcDecoder {
  @Override
  public List<CtcToken> decode(LogProbabilities frames) {
    List<CtcPrefix> beam = List.of(CtcPrefix.empty(hotwords.start()));
    for (int frame = 0; frame < frames.frames(); frame++) {
      beam = next(beam, frames.frame(frame), frame + 1);
    }
    CtcPrefix best =
        beam.stream()
            .max(Comparator.comparingDouble(prefix -> prefix.finalScore(hotwords)))
            .orElseThrow();
    return new CtcAlignment(blank).align(frames, best.tokens());
  }

  private List<CtcPrefix> next(List<CtcPrefix> beam, float[] row, int frame) {
    List<CtcPrefix> reached = new ArrayList<>();
    for (int token : LogProbabilities.best(row, width)) {
      for (CtcPrefix prefix : beam) {
        extend(prefix, token, row[token], frame, reached);
      }
    }
    reached.sort(Comparator.comparingDouble(CtcPrefix::score).reversed());
    List<CtcPrefix> kept = reached.subList(0, Math.min(width, reached.size()));
    kept.forEach(CtcPrefix::advance);
    return kept;
  }

  private void extend(
      CtcPrefix prefix, int token, double logProbability, int frame, List<CtcPrefix> reached) {
    if (token == blank) {
      prefix.addBlank(frame, prefix.total() + logProbability, reached);
    } else if (token == prefix.token()) {
      prefix.addToken(frame, prefix.afterToken() + logProbability, reached);
      child(prefix, token).addToken(frame, prefix.afterBlank() + logProbability, reached);
    } else {
      child(prefix, token).addToken(frame, prefix.total() + logProbability, reached);
    }
  }

  private CtcPrefix child(CtcPrefix prefix, int token) {
    return prefix.child(token, state -> hotwords.step(state, table.written(token)));
  }
}
