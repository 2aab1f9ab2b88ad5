package dev.firstpass.families.whisper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Follows several hypotheses at once and keeps the likeliest. Immutable.
 *
 * <p>Reference: openai/whisper, {@code BeamSearchDecoder} with patience 1. Hypotheses are run one
 * after the other.
 *
 * @param rules what may follow
 * @param end the token that ends a transcript
 * @param context tokens that the decoder can hold
 * @param width how many hypotheses
 */
record BeamSearch(LogitRules rules, int end, int context, int width) {
  /** Returns the best candidate. */
  Candidate search(Opening opening) {
    float[] logits = new float[opening.step().vocabulary()];
    List<Candidate> finished = new ArrayList<>();
    List<Beam> beams = List.of(new Beam(List.of(), 0, opening.step()));
    List<Extension> kept = List.of();
    for (int length = 1; length <= context / 2; length++) {
      List<Extension> extensions = new ArrayList<>();
      beams.forEach(beam -> extend(beam, logits, extensions));
      extensions.sort(Comparator.comparingDouble(Extension::sum).reversed());
      kept = keep(extensions, finished);
      boolean full = opening.asked().size() + length > context;
      if (finished.size() >= width || kept.isEmpty() || full || length == context / 2) {
        break;
      }
      beams = kept.stream().map(extension -> extension.run(opening.run())).toList();
    }
    for (Extension unfinished : kept) {
      if (finished.size() < width) {
        finished.add(new Candidate(unfinished.tokens(), unfinished.sum()));
      }
    }
    return Candidate.best(finished);
  }

  /** Adds the likeliest continuations of a beam, one more than there are beams: one may end. */
  private void extend(Beam beam, float[] logits, List<Extension> extensions) {
    beam.step().readLast(logits);
    rules.apply(logits, beam.tokens());
    double all = LogProbabilities.logSum(logits);
    for (int i = 0; i <= width; i++) {
      int token = LogProbabilities.best(logits);
      float logit = logits[token];
      if (!(logit > Float.NEGATIVE_INFINITY)) {
        if (i == 0 && extensions.isEmpty()) {
          extensions.add(new Extension(beam, end, beam.sum()));
        }
        return;
      }
      extensions.add(new Extension(beam, token, beam.sum() + logit - all));
      logits[token] = Float.NEGATIVE_INFINITY;
    }
  }

  /** Sorts what ends from what goes on, the best first, until there are enough that go on. */
  private List<Extension> keep(List<Extension> extensions, List<Candidate> finished) {
    List<Extension> kept = new ArrayList<>();
    for (Extension extension : extensions) {
      if (extension.token() != end) {
        kept.add(extension);
        if (kept.size() == width) {
          break;
        }
      } else if (finished.size() < width) {
        finished.add(new Candidate(extension.beam().tokens(), extension.sum()));
      }
    }
    return kept;
  }

  /** A hypothesis and what the decoder made of it. */
  private record Beam(List<Integer> tokens, double sum, Step step) {}

  /** A hypothesis and one token more. */
  private record Extension(Beam beam, int token, double sum) {
    List<Integer> tokens() {
      List<Integer> tokens = new ArrayList<>(beam.tokens());
      tokens.add(token);
      return List.copyOf(tokens);
    }

    Beam run(Network.Run run) {
      return new Beam(tokens(), sum, run.next(beam.step(), token));
    }
  }
}
