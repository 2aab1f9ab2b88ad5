package dev.firstpass.families.whisper;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What may follow in a transcript: sets the logits of all other tokens to negative infinity.
 * Immutable.
 *
 * <p>In order: no blank and no end at the beginning; nothing that is not spoken; with times, the
 * rules of times: they come in pairs around text, never go back, the first comes at once and within
 * the first second, and a time follows when all times together are likelier than any text.
 *
 * <p>Reference: openai/whisper, {@code whisper/decoding.py}: {@code SuppressBlank}, {@code
 * SuppressTokens}, {@code ApplyTimestampRules}.
 */
final class LogitRules {
  /** 1 s in steps of 0.02 s. */
  private static final int LAST_FIRST_TIME = 50;

  private static final float NEVER = Float.NEGATIVE_INFINITY;

  private final int end;
  private final int noTimes;
  private final int firstTime;
  private final int known;
  private final int[] atBeginning;
  private final int[] banned;
  private final boolean times;

  /**
   * @param times whether a transcript has times; without them none is allowed
   */
  LogitRules(Tokenizer tokenizer, boolean times) {
    SpecialTokens special = tokenizer.special();
    this.end = special.end();
    this.noTimes = special.noTimes();
    this.firstTime = special.firstTime();
    this.known = tokenizer.size();
    this.atBeginning =
        IntStream.concat(ints(tokenizer.encode(" ")), IntStream.of(special.end())).toArray();
    this.banned = ints(NonSpeech.banned(tokenizer)).toArray();
    this.times = times;
  }

  /**
   * Applies the rules.
   *
   * @param logits of the next token, changed
   * @param sampled the tokens that the model gave so far
   */
  void apply(float[] logits, List<Integer> sampled) {
    if (sampled.isEmpty()) {
      ban(logits, atBeginning);
    }
    ban(logits, banned);
    ban(logits, known, logits.length);
    if (times) {
      logits[noTimes] = NEVER;
      pair(logits, sampled);
      begin(logits, sampled);
      preferTimes(logits);
    } else {
      ban(logits, firstTime, logits.length);
    }
  }

  private void pair(float[] logits, List<Integer> sampled) {
    int count = sampled.size();
    boolean afterTime = count >= 1 && isTime(sampled.get(count - 1));
    boolean afterTwo = count < 2 || isTime(sampled.get(count - 2));
    if (afterTime && afterTwo) {
      ban(logits, firstTime, logits.length);
    } else if (afterTime) {
      ban(logits, 0, end);
    }
    for (int i = count - 1; i >= 0; i--) {
      if (isTime(sampled.get(i))) {
        // A stretch that is closed has some length, or the walk through the file might stand still.
        boolean opens = afterTime && !afterTwo;
        ban(logits, firstTime, sampled.get(i) + (opens ? 0 : 1));
        return;
      }
    }
  }

  private void begin(float[] logits, List<Integer> sampled) {
    if (sampled.isEmpty()) {
      ban(logits, 0, firstTime);
      ban(logits, firstTime + LAST_FIRST_TIME + 1, logits.length);
    }
  }

  private void preferTimes(float[] logits) {
    float text = NEVER;
    for (int i = 0; i < firstTime; i++) {
      text = Math.max(text, logits[i]);
    }
    if (LogProbabilities.logSum(logits, firstTime, logits.length) > text) {
      ban(logits, 0, firstTime);
    }
  }

  private boolean isTime(int token) {
    return token >= firstTime;
  }

  private static void ban(float[] logits, int[] tokens) {
    for (int token : tokens) {
      logits[token] = NEVER;
    }
  }

  private static void ban(float[] logits, int from, int to) {
    for (int i = from; i < Math.min(to, logits.length); i++) {
      logits[i] = NEVER;
    }
  }

  private static IntStream ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue);
  }
}
