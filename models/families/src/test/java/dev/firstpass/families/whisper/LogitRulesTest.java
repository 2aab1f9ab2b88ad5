package dev.firstpass.families.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LogitRulesTest {
  private final Tokenizer tokenizer = TinyVocabulary.tokenizer();
  private final int first = tokenizer.special().firstTime();
  private final int end = tokenizer.special().end();
  private final int word = tokenizer.encode("the").get(0);
  private final LogitRules rules = new LogitRules(tokenizer, true);

  @Test
  void apply_beginning_allowsTimesOfTheFirstSecondOnly() {
    float[] logits = applied(rules, 0);

    assertEquals(first, allowed(logits).get(0));
    assertEquals(first + 50, allowed(logits).get(allowed(logits).size() - 1));
    assertEquals(51, allowed(logits).size());
  }

  @Test
  void apply_afterTheFirstTime_allowsTextAndEndOnly() {
    float[] logits = applied(rules, 0, first + 5);

    assertTrue(isAllowed(logits, word) && isAllowed(logits, end));
    assertTrue(allowed(logits).stream().noneMatch(token -> token >= first));
  }

  @Test
  void apply_afterText_allowsLaterTimesOnlyAndText() {
    float[] logits = applied(rules, 8, first + 5, word);

    assertTrue(isAllowed(logits, word) && isAllowed(logits, end));
    assertFalse(isAllowed(logits, first + 5));
    assertTrue(isAllowed(logits, first + 6));
  }

  @Test
  void apply_afterTextAndTime_allowsTheSameTimeAgainOrTheEnd() {
    float[] logits = applied(rules, 8, first + 5, word, first + 9);

    assertFalse(isAllowed(logits, word));
    assertTrue(isAllowed(logits, end));
    assertFalse(isAllowed(logits, first + 8));
    assertTrue(isAllowed(logits, first + 9));
  }

  @Test
  void apply_afterTwoTimes_allowsNoTime() {
    float[] logits = applied(rules, 8, first + 5, word, first + 9, first + 9);

    assertTrue(isAllowed(logits, word));
    assertTrue(allowed(logits).stream().noneMatch(token -> token >= first));
  }

  @Test
  void apply_timesLikelierThanAnyText_allowsTimesOnly() {
    // 1490 times at 0 sum to log 1490 = 7.3.
    assertTrue(isAllowed(applied(rules, 7.4f, first, word), word));
    assertFalse(isAllowed(applied(rules, 7.2f, first, word), word));
  }

  @Test
  void apply_always_bansWhatIsNotSpokenAndUnknown() {
    float[] logits = new float[tokenizer.size() + 10];
    Arrays.fill(logits, 0, first, 9);

    rules.apply(logits, List.of(first, word));

    NonSpeech.banned(tokenizer).forEach(token -> assertFalse(isAllowed(logits, token)));
    assertFalse(isAllowed(logits, tokenizer.special().noTimes()));
    assertFalse(isAllowed(logits, tokenizer.size()));
  }

  @Test
  void apply_withoutTimes_allowsTextAndNoBlankAtTheBeginning() {
    LogitRules without = new LogitRules(tokenizer, false);
    int blank = tokenizer.encode(" ").get(0);

    assertFalse(isAllowed(applied(without, 0), blank) || isAllowed(applied(without, 0), end));
    assertTrue(isAllowed(applied(without, 0), word));
    assertTrue(isAllowed(applied(without, 0, word), end));
    assertFalse(isAllowed(applied(without, 0, word), first));
  }

  @Test
  void apply_anyLogits_givesTimesThatPairAndNeverGoBack() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<Integer> sampled = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        float[] logits = new float[tokenizer.size()];
        for (int k = 0; k < logits.length; k++) {
          logits[k] = (float) random.nextGaussian() * 3 + (k < first ? 5 : 0);
        }
        rules.apply(logits, sampled);
        int token = LogProbabilities.best(logits);
        if (token == end) {
          break;
        }
        sampled.add(token);
      }
      assertWellFormed(sampled);
    }
  }

  private void assertWellFormed(List<Integer> sampled) {
    assertTrue(sampled.get(0) >= first);
    int last = first;
    int run = 0;
    for (int token : sampled) {
      run = token >= first ? run + 1 : 0;
      assertTrue(run <= 2, "three times in a row");
      if (token >= first) {
        assertTrue(token >= last, "times go back");
        last = token;
      }
    }
    assertTrue(Cuts.of(sampled, first, 3000).advance() > 0);
  }

  /** Text has one logit, all others 0. */
  private float[] applied(LogitRules with, float text, Integer... sampled) {
    float[] logits = new float[tokenizer.size()];
    Arrays.fill(logits, 0, end + 1, text);
    with.apply(logits, List.of(sampled));
    return logits;
  }

  private static boolean isAllowed(float[] logits, int token) {
    return logits[token] > Float.NEGATIVE_INFINITY;
  }

  private static List<Integer> allowed(float[] logits) {
    List<Integer> allowed = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      if (isAllowed(logits, i)) {
        allowed.add(i);
      }
    }
    return allowed;
  }
}
