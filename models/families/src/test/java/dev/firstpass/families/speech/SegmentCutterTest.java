package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.families.speech.Heard.Sound;
import dev.firstpass.families.speech.SpeechWindows.Window;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SegmentCutterTest {
  private static final int RATE = 100;
  private static final Window WINDOW = new Window(new float[500], 1000);

  /** The recording starts at 7 s of its source; the window at 10 s of the recording. */
  private static final FrameTiming TIMING = new FrameTiming(7, 0.01, 40);

  @Test
  void segments_pause_startsANewSegment() {
    List<Segment> segments = segments(1, word("a", 1, 1.2), word("b", 1.9, 2), word("c", 3, 3.5));

    assertEquals(List.of("a b", "c"), segments.stream().map(Segment::text).toList());
    assertSpan(17.8, 19.2, segments.get(0).span());
    assertSpan(19.8, 20.7, segments.get(1).span());
    assertSpan(18, 18.2, segments.get(0).words().get(0).span());
    assertSpan(18.9, 19, segments.get(0).words().get(1).span());
  }

  @Test
  void segments_shortPause_paddingEndsInItsMiddle() {
    List<Segment> segments = segments(0.1, word("a", 0.1, 1), word("b", 1.2, 4.9));

    assertSpan(17, 18.1, segments.get(0).span());
    assertSpan(18.1, 22, segments.get(1).span());
  }

  @Test
  void segments_wordsBeyondTheWindow_areCut() {
    Segment only = segments(1, word("a", 4.5, 9)).get(0);

    assertEquals(22, only.span().endSeconds());
    assertSpan(21.5, 22, only.words().get(0).span());
  }

  @Test
  void segments_soundWithoutWords_isOverTheWindow() {
    Heard heard =
        new Heard(List.of(), "speech", Optional.of("zh"), List.of(new Sound("laughter", 0.7)));

    List<Segment> segments = new SegmentCutter(TIMING, RATE, 1, 0.2, 0.5).segments(heard, WINDOW);

    assertEquals(List.of(Segment.of(new TimeSpan(17, 22), "laughter", 0.7)), segments);
  }

  @Test
  void segments_score_isTheMeanOverFramesOfLogarithms() {
    SpokenWord sure = new SpokenWord("a", false, 0, 1, 0, 3);
    SpokenWord unsure = new SpokenWord("b", true, 1, 2, Math.log(0.5), 1);

    Segment only = segments(1, sure, unsure).get(0);

    assertEquals(Math.pow(0.5, 0.25), only.score(), 1e-12);
    assertEquals(0.5, only.words().get(1).score(), 1e-12);
  }

  private static void assertSpan(double start, double end, TimeSpan actual) {
    assertEquals(start, actual.startSeconds(), 1e-9);
    assertEquals(end, actual.endSeconds(), 1e-9);
  }

  private static SpokenWord word(String text, double start, double end) {
    return new SpokenWord(text, true, start, end, -0.1, 1);
  }

  private static List<Segment> segments(double pause, SpokenWord... words) {
    return new SegmentCutter(TIMING, RATE, pause, 0.2, 0)
        .segments(Heard.words(List.of(words), "speech"), WINDOW);
  }
}
