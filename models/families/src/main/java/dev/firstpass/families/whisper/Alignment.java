package dev.firstpass.families.whisper;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where the words of a window are by where the decoder looks when it is given their tokens.
 * Confined to one thread.
 *
 * <p>Reference: openai/whisper, {@code find_alignment} in {@code whisper/timing.py}.
 */
final class Alignment {
  /** Seconds from one frame of the encoder to the next. */
  private static final double STEP = 0.02;

  private final Tokenizer tokenizer;
  private final String language;
  private final List<Integer> request;
  private final Network.Run run;

  /**
   * @param request the tokens that ask for a transcript, without the one that asks for no times
   * @param run has listened to the window
   */
  Alignment(Tokenizer tokenizer, String language, List<Integer> request, Network.Run run) {
    this.tokenizer = tokenizer;
    this.language = language;
    this.request = List.copyOf(request);
    this.run = run;
  }

  /**
   * Returns the words of a window, in seconds of the window.
   *
   * @param text tokens of text only
   * @param frames of 10 ms that lie inside the recording
   */
  List<TimedWord> words(List<Integer> text, int frames) {
    List<WordSplit.Part> parts = WordSplit.words(tokenizer, text, language);
    if (parts.isEmpty() || frames < 2) {
      return List.of();
    }
    List<Integer> given = new ArrayList<>(request);
    given.add(tokenizer.special().noTimes());
    given.addAll(text);
    given.add(tokenizer.special().end());
    Step step = run.start(given);
    Steps.check(step, tokenizer);
    int[] entries = TimeWarp.entries(costs(step, frames / 2));
    double[] probabilities = probabilities(step, text);
    List<TimedWord> words = new ArrayList<>();
    int first = 0;
    for (WordSplit.Part part : parts) {
      int next = first + part.tokens().size();
      double sum = 0;
      for (int i = first; i < next; i++) {
        sum += probabilities[i] / part.tokens().size();
      }
      words.add(
          new TimedWord(
              part.text(), part.tokens(), entries[first] * STEP, entries[next] * STEP, sum));
      first = next;
    }
    return words;
  }

  /** A row for the token before the text, and one for each token of it. */
  private double[][] costs(Step step, int frames) {
    double[][] map = AttentionMap.of(step.attention(), frames);
    int rows = map.length - 1 - request.size();
    double[][] costs = new double[rows][frames];
    for (int row = 0; row < rows; row++) {
      for (int frame = 0; frame < frames; frame++) {
        costs[row][frame] = -map[row + request.size()][frame];
      }
    }
    return costs;
  }

  /** How likely each token was among those of text. */
  private double[] probabilities(Step step, List<Integer> text) {
    float[] logits = new float[step.vocabulary()];
    double[] probabilities = new double[text.size()];
    for (int i = 0; i < probabilities.length; i++) {
      step.read(request.size() + i, logits);
      double all = LogProbabilities.logSum(logits, 0, tokenizer.special().end());
      probabilities[i] = Math.exp(logits[text.get(i)] - all);
    }
    return probabilities;
  }
}
