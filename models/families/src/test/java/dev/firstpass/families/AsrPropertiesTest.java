package dev.firstpass.families;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.model.Settings;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every speech recogniser, whatever its network says. */
final class AsrPropertiesTest {
  private static final int RATE = 16_000;
  private static final double START = 12.5;
  private static final double EPSILON = 1e-9;

  static Stream<AsrSubject> subjects() {
    return AsrSubject.all();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void draft_randomScores_givesSegmentsInOrderInsideTheSource(AsrSubject subject) {
    int segments = 0;
    for (int seed = 0; seed < 6; seed++) {
      int samples = 5 * RATE + 977 * seed;
      List<Segment> drafted = draft(subject, seed, 0, samples, n -> n, Map.of("window", 2));
      assertSound(drafted, samples, "seed " + seed);
      segments += drafted.size();
    }
    assertTrue(segments > 0);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void draft_hostileScores_givesSoundSegments(AsrSubject subject) {
    for (int seed = 0; seed < 6; seed++) {
      List<Segment> drafted = draft(subject, seed, 0.3, 2 * RATE, n -> n, Map.of());
      assertSound(drafted, 2 * RATE, "seed " + seed);
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void draft_search_givesSoundSegments(AsrSubject subject) {
    if (subject.found().parameters().stream().anyMatch(p -> p.name().equals("decoding"))) {
      Map<String, Object> search =
          Map.of("decoding", "beam", "beam", 3, "hotwords", List.of("hello", "\u4f60\u597d"));
      assertSound(draft(subject, 1, 0, 2 * RATE, n -> n, search), 2 * RATE, "beam");
      assertSound(draft(subject, 2, 0.2, 2 * RATE, n -> n, search), 2 * RATE, "beam, hostile");
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void draft_readInOtherPieces_givesTheSame(AsrSubject subject) {
    Map<String, Object> windows = Map.of("window", 1.5);
    List<Segment> whole = draft(subject, 4, 0, 4 * RATE + 123, n -> n, windows);

    Random random = new Random(5);
    assertEquals(
        whole,
        draft(subject, 4, 0, 4 * RATE + 123, n -> 1 + random.nextInt(Math.min(n, 700)), windows));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void draft_almostNothing_givesNothing(AsrSubject subject) {
    for (int samples : new int[] {0, 1, 159, 399}) {
      List<Segment> drafted = draft(subject, 1, 0, samples, n -> n, Map.of());
      if (!subject.variant().startsWith("streaming")) {
        assertEquals(List.of(), drafted, samples + " samples");
      }
      assertSound(drafted, samples, samples + " samples");
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void draft_threshold_keepsOnlyBetterOnes(AsrSubject subject) {
    List<Segment> all = draft(subject, 3, 0, 5 * RATE, n -> n, Map.of("pause", 0.05));
    double middle = all.stream().mapToDouble(Segment::score).average().orElse(0.5);

    assertEquals(
        all.stream().filter(segment -> segment.score() >= middle).toList(),
        draft(subject, 3, 0, 5 * RATE, n -> n, Map.of("pause", 0.05, "threshold", middle)));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void check_hotwordsWithoutSearch_areRefused(AsrSubject subject) {
    if (subject.found().parameters().stream().anyMatch(p -> p.name().equals("hotwords"))) {
      Settings settings =
          Settings.prediction(subject.found().parameters()).with(Map.of("hotwords", "hello"));
      DraftingException refused =
          assertThrows(DraftingException.class, () -> subject.open().check(settings));
      assertEquals(ErrorCode.INVALID_PARAMETER, refused.code());
    }
  }

  private static void assertSound(List<Segment> segments, int samples, String shown) {
    double end = START + (double) samples / RATE;
    double before = START;
    for (Segment segment : segments) {
      assertTrue(segment.span().startSeconds() >= before - EPSILON, shown);
      assertTrue(segment.span().endSeconds() <= end + EPSILON, shown);
      assertTrue(segment.score() >= 0 && segment.score() <= 1, shown);
      if (segment.text() != null) {
        assertFalse(segment.text().isBlank(), shown);
        assertFalse(segment.text().matches(".*(<blk>|<pad>|<unk>|</?s>).*"), segment.text());
        assertFalse(segment.words().isEmpty(), shown);
        before = segment.span().endSeconds();
      }
      double word = segment.span().startSeconds();
      for (Word one : segment.words()) {
        assertTrue(one.span().startSeconds() >= word - EPSILON, shown);
        assertTrue(one.span().endSeconds() <= segment.span().endSeconds() + EPSILON, shown);
        word = one.span().startSeconds();
      }
    }
  }

  private static List<Segment> draft(
      AsrSubject subject,
      long seed,
      double spoiled,
      int samples,
      IntUnaryOperator pieces,
      Map<String, Object> parameters) {
    Settings settings = Settings.prediction(subject.found().parameters()).with(parameters);
    double seconds = START + (double) samples / RATE;
    PreparedAudio audio =
        new PreparedAudio(noise(samples, pieces), new FrameTiming(START, 1.0 / RATE, seconds));
    List<Suggestion> drafted =
        subject.open().draft(audio, subject.sessions(seed, spoiled), settings);
    return drafted.stream().map(Segment.class::cast).toList();
  }

  private static PreparedAudio.Samples noise(int samples, IntUnaryOperator pieces) {
    Random random = new Random(9);
    int[] left = {samples};
    return into -> {
      int count = left[0] == 0 ? 0 : Math.min(pieces.applyAsInt(into.length), left[0]);
      for (int i = 0; i < count; i++) {
        into[i] = (float) (0.1 * random.nextGaussian());
      }
      left[0] -= count;
      return count;
    };
  }
}
