package dev.firstpass.families.speakersegmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.families.speakersegmentation.SpeakerTurns.Turn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StitchingTest {
  private final SpeakerTurns turns = new SpeakerTurns(0, 0);

  @Test
  void add_windowsDisagree_mostWindowsDecideHowManySpeak() {
    Stitching stitching = new Stitching(4, 1, turns);

    stitching.add(speech(1, 1, 1, 0), new int[] {5, 7});
    stitching.add(speech(1, 3, 0, 0), new int[] {5, 7});
    stitching.add(speech(3, 1, 0, 0), new int[] {5, 7});
    stitching.end(6);

    // Frames: 0 {5}; 1 {5}, {5}; 2 {5}, {5, 7}, {5, 7}; 3 {}, {}, {5}; then silence.
    assertEquals(List.of(new Turn(5, 0, 3, 1), new Turn(7, 2, 3, 2 / 3.0)), turns.inOrder());
  }

  @Test
  void add_equals_whoCameFirstSpeaks() {
    Stitching stitching = new Stitching(2, 1, turns);

    stitching.add(speech(0, 1), new int[] {1});
    stitching.add(speech(1, 0), new int[] {0});
    stitching.end(3);

    assertEquals(List.of(new Turn(0, 1, 2, 0.5)), turns.inOrder());
  }

  @Test
  void add_unknownVoice_staysSilent() {
    Stitching stitching = new Stitching(2, 2, turns);

    stitching.add(speech(3, 2), new int[] {0, Stitching.NOBODY});
    stitching.end(2);

    assertEquals(List.of(new Turn(0, 0, 1, 1)), turns.inOrder());
  }

  @Test
  void add_twoOfAWindowAreOne_countsOnce() {
    Stitching stitching = new Stitching(1, 1, turns);

    stitching.add(speech(3), new int[] {0, 0});
    stitching.end(1);

    assertEquals(List.of(new Turn(0, 0, 1, 1)), turns.inOrder());
  }

  @Test
  void end_framesPastTheRecording_areDropped() {
    Stitching stitching = new Stitching(4, 4, turns);

    stitching.add(speech(1, 1, 1, 1), new int[] {0});
    stitching.end(2);

    assertEquals(List.of(new Turn(0, 0, 2, 1)), turns.inOrder());
  }

  @Test
  void names_otherOrderInTheNextWindow_followTheSpeakers() {
    Stitching stitching = new Stitching(6, 2, turns);
    SpeakerMatching matching = new SpeakerMatching();
    WindowSpeech first = speech(1, 1, 1, 2, 2, 2);
    WindowSpeech second = speech(2, 1, 1, 1, 4, 4);

    int[] names = matching.names(first, stitching.agreement(first));
    stitching.add(first, names);
    int[] next = matching.names(second, stitching.agreement(second));

    assertArrayEquals(new int[] {0, 1, Stitching.NOBODY}, names);
    assertArrayEquals(new int[] {1, 0, 2}, next);
  }

  @Test
  void names_bestTogether_isNotEachOnesBest() {
    Map<Integer, long[]> agreement =
        Map.of(3, new long[] {10, 9, 0}, 4, new long[] {8, 1, 0}, 9, new long[] {0, 0, 0});

    int[] names = new SpeakerMatching().names(speech(3), agreement);

    assertArrayEquals(new int[] {4, 3, Stitching.NOBODY}, names);
  }

  @Test
  void speaks_shortPausesAndTurns_areClosedThenDropped() {
    SpeakerTurns joined = new SpeakerTurns(2, 4);
    for (long frame : new long[] {0, 1, 4, 10, 11, 12, 13}) {
      joined.speaks(0, frame, 0.5);
    }
    joined.end();

    assertEquals(List.of(new Turn(0, 0, 5, 0.5)), joined.inOrder());
  }

  private static WindowSpeech speech(int... sets) {
    byte[] speaking = new byte[sets.length];
    for (int i = 0; i < sets.length; i++) {
      speaking[i] = (byte) sets[i];
    }
    return new WindowSpeech(3, speaking);
  }
}
