package dev.firstpass.families.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the best class of each frame, one token for a run of the same, and leaves the blank out
 * (Graves et al., Connectionist Temporal Classification, 2006).
 *
 * @param blank its number
 */
public record CtcGreedy(int blank) implements CtcDecoder {
  @Override
  public List<CtcToken> decode(LogProbabilities frames) {
    List<CtcToken> tokens = new ArrayList<>();
    int run = blank;
    int start = 0;
    double sum = 0;
    for (int frame = 0; frame < frames.frames(); frame++) {
      float[] row = frames.frame(frame);
      int best = LogProbabilities.best(row);
      if (best != run) {
        add(tokens, run, start, frame - 1, sum);
        run = best;
        start = frame;
        sum = 0;
      }
      sum += row[best];
    }
    add(tokens, run, start, frames.frames() - 1, sum);
    return tokens;
  }

  private void add(List<CtcToken> tokens, int run, int start, int last, double sum) {
    if (run != blank) {
      tokens.add(new CtcToken(run, start, last, sum));
    }
  }
}
