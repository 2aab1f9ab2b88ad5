package dev.firstpass.families.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds for whatever the network gives. */
final class TranscriberTest {
  private static final int SECOND = 16_000;
  private static final float[] HOSTILE = {
    Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -1e30f, 0
  };

  @Test
  void hear_randomLogits_givesSegmentsInOrderInsideTheSource() {
    int words = 0;
    for (int seed = 0; seed < 12; seed++) {
      boolean attention = seed % 2 == 0;
      ScriptedWhisper whisper = new ScriptedWhisper(attention, true, random(seed));
      int samples = seed % 3 == 0 ? 47 * SECOND + 1234 : (1 + seed) * SECOND / 2;

      List<Segment> segments =
          whisper.hear(
              samples,
              Map.of(
                  "wordTimes",
                  attention ? "attention" : "proportional",
                  "beam",
                  1 + seed % 4,
                  "bestOf",
                  2,
                  "temperatures",
                  List.of(0, 0.7)));

      assertWellFormed(segments, 5 + samples / (double) SECOND);
      words += segments.stream().mapToInt(segment -> segment.words().size()).sum();
    }
    assertTrue(words > 0, "the logits must give words");
  }

  @Test
  void hear_hostileLogits_givesSegmentsInsideTheSourceOrNone() {
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      int share = 1 + seed % 6;
      ScriptedWhisper whisper =
          new ScriptedWhisper(
              true,
              true,
              logits -> {
                for (int i = 0; i < logits.length; i++) {
                  logits[i] =
                      random.nextInt(share) == 0
                          ? HOSTILE[random.nextInt(HOSTILE.length)]
                          : (float) random.nextGaussian();
                }
              });

      List<Segment> segments =
          whisper.hear(
              31 * SECOND,
              Map.of(
                  "wordTimes",
                  "attention",
                  "bestOf",
                  2,
                  "beam",
                  1 + seed % 3,
                  "temperatures",
                  List.of(0, 1)));

      assertWellFormed(segments, 36);
    }
  }

  @Test
  void hear_neverEnding_stopsWhenTheDecoderIsFull() {
    Tokenizer tokenizer = TinyVocabulary.tokenizer();
    ScriptedWhisper whisper =
        new ScriptedWhisper(
            false, true, logits -> Arrays.fill(logits, 0, tokenizer.special().end(), 20));

    whisper.hear(10 * SECOND, Map.of("temperatures", List.of(0)));

    // The language, the question, and half of what the decoder holds but for the last token.
    assertEquals(1 + ScriptedWhisper.CONTEXT / 2, whisper.decoderRuns());
  }

  @Test
  void hear_twice_isEqual() {
    Map<String, Object> sampled = Map.of("temperatures", List.of(0.8), "logProbability", -100);
    ScriptedWhisper first = new ScriptedWhisper(false, true, random(3));
    ScriptedWhisper second = new ScriptedWhisper(false, true, random(3));

    assertEquals(first.hear(20 * SECOND, sampled), second.hear(20 * SECOND, sampled));
  }

  @Test
  void hear_nothing_isNothing() {
    ScriptedWhisper whisper = new ScriptedWhisper(false, true, random(1));

    assertEquals(List.of(), whisper.hear(0, Map.of()));
    assertEquals(0, whisper.decoderRuns());
  }

  @Test
  void hear_proportionalWords_fillTheirSegmentByLetters() {
    ScriptedWhisper whisper = new ScriptedWhisper(false, true, random(5));

    for (Segment segment : whisper.hear(60 * SECOND, Map.of("temperatures", List.of(0)))) {
      List<Word> words = segment.words();
      int letters = words.stream().mapToInt(TranscriberTest::letters).sum();
      double at = segment.span().startSeconds();
      for (Word word : words) {
        assertEquals(at, word.span().startSeconds(), 1e-9);
        at += segment.span().seconds() * letters(word) / letters;
        assertEquals(at, word.span().endSeconds(), 1e-9);
      }
    }
  }

  @Test
  void check_whatTheModelCannotDo_isRefused() {
    ScriptedWhisper many = new ScriptedWhisper(false, true, random(1));
    ScriptedWhisper english = new ScriptedWhisper(false, false, random(1));

    assertTrue(refusal(many, Map.of("language", "xx")).contains("auto, en, zh, de, es, ru, ko"));
    assertTrue(refusal(many, Map.of("wordTimes", "attention")).contains("proportional"));
    assertTrue(refusal(english, Map.of("language", "de")).contains("English only"));
    assertTrue(refusal(english, Map.of("task", "translate")).contains("English only"));
    many.pipeline().check(many.settings(Map.of("language", "ko", "task", "translate")));
    english.pipeline().check(english.settings(Map.of("language", "en")));
  }

  @Test
  void hear_englishOnly_asksNeitherLanguageNorTask() {
    ScriptedWhisper english = new ScriptedWhisper(false, false, random(2));

    List<Segment> segments = english.hear(9 * SECOND, Map.of("temperatures", List.of(0)));

    assertFalse(segments.isEmpty());
    segments.forEach(segment -> assertEquals("en", segment.language()));
  }

  private static String refusal(ScriptedWhisper whisper, Map<String, ?> changes) {
    DraftingException problem =
        assertThrows(
            DraftingException.class, () -> whisper.pipeline().check(whisper.settings(changes)));
    assertEquals(ErrorCode.INVALID_PARAMETER, problem.code());
    return String.valueOf(problem.getMessage());
  }

  /** Text rather than times, ends now and then. */
  private static Consumer<float[]> random(int seed) {
    Random random = new Random(seed);
    Tokenizer tokenizer = TinyVocabulary.tokenizer();
    int first = tokenizer.special().firstTime();
    return logits -> {
      for (int i = 0; i < logits.length; i++) {
        logits[i] = (float) random.nextGaussian() * 3 - (i < first ? 0 : 3);
      }
      logits[tokenizer.special().end()] += 4;
    };
  }

  private static void assertWellFormed(List<Segment> segments, double end) {
    double start = 5;
    for (Segment segment : segments) {
      assertTrue(segment.span().startSeconds() >= start, "segments are not in order");
      start = segment.span().startSeconds();
      assertTrue(segment.span().endSeconds() <= end, segment + " reaches past the source");
      assertEquals("speech", segment.label());
      for (Word word : segment.words()) {
        assertTrue(word.span().startSeconds() >= segment.span().startSeconds());
        assertTrue(word.span().endSeconds() <= segment.span().endSeconds());
      }
    }
  }

  private static int letters(Word word) {
    return word.text().codePointCount(0, word.text().length());
  }
}
