package dev.firstpass.families.speakersegmentation;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lays windows over one another: in each frame of the recording as many speak as the windows hear
 * on average, rounded, and they are those whom most windows hear; of equals, who came first. Who no
 * window hears there speaks not, however many should. Holds one window of frames. Confined to one
 * thread.
 *
 * <p>Source: {@code ComputeSpeakersPerFrame}, {@code ComputeSpeakerCount} and {@code
 * FinalizeLabels} of sherpa-onnx; {@code speaker_count} and {@code to_diarization} of
 * pyannote.audio.
 */
final class Stitching {
  /** The name of a window's speaker whom nobody is known to be. */
  static final int NOBODY = -1;

  private final double framesPerStep;
  private final SpeakerTurns turns;
  private final int[] windows;
  private final int[] speakers;
  private final Map<Integer, Votes> votes = new TreeMap<>();
  private long next;
  private long added;

  /**
   * @param frames the most that a window has, and no fewer than from one window to the next
   * @param framesPerStep from one window to the next
   * @param turns told who speaks
   */
  Stitching(int frames, double framesPerStep, SpeakerTurns turns) {
    this.framesPerStep = framesPerStep;
    this.turns = turns;
    this.windows = new int[frames];
    this.speakers = new int[frames];
  }

  /**
   * Returns for each name that is heard where the next window lies how often windows heard it while
   * each of the next window's speakers speaks.
   */
  Map<Integer, long[]> agreement(WindowSpeech speech) {
    long start = start();
    finish(start);
    Map<Integer, long[]> agreement = new TreeMap<>();
    votes.forEach(
        (name, heard) -> {
          long[] sums = new long[speech.speakers()];
          for (int frame = 0; frame < speech.frames(); frame++) {
            int count = heard.frames[slot(start + frame)];
            for (int speaker = 0; count > 0 && speaker < sums.length; speaker++) {
              sums[speaker] += speech.speaks(speaker, frame) ? count : 0;
            }
          }
          agreement.put(name, sums);
        });
    return agreement;
  }

  /**
   * Adds the next window.
   *
   * @param names of its speakers, 0 or more, or {@link #NOBODY}; several may have the same
   */
  void add(WindowSpeech speech, int[] names) {
    long start = start();
    finish(start);
    for (int frame = 0; frame < speech.frames(); frame++) {
      int slot = slot(start + frame);
      windows[slot]++;
      speakers[slot] += speech.count(frame);
      for (int name : speaking(speech, frame, names)) {
        votes.computeIfAbsent(name, unused -> new Votes(windows.length)).add(slot);
      }
    }
    added++;
  }

  /**
   * Ends the recording.
   *
   * @param frames how many it has; later ones are dropped
   */
  void end(long frames) {
    finish(frames);
    turns.end();
  }

  private static Set<Integer> speaking(WindowSpeech speech, int frame, int[] names) {
    Set<Integer> speaking = new HashSet<>();
    for (int speaker = 0; speaker < names.length; speaker++) {
      if (names[speaker] != NOBODY && speech.speaks(speaker, frame)) {
        speaking.add(names[speaker]);
      }
    }
    return speaking;
  }

  /** Returns the first frame of the next window. */
  private long start() {
    return (long) (added * framesPerStep + 0.5);
  }

  private int slot(long frame) {
    return (int) (frame % windows.length);
  }

  /** No later window reaches the frames before this one: decides them. */
  private void finish(long end) {
    for (; next < end; next++) {
      int slot = slot(next);
      if (windows[slot] > 0) {
        decide(slot);
        windows[slot] = 0;
        speakers[slot] = 0;
        votes.values().removeIf(heard -> heard.clear(slot));
      }
    }
  }

  private void decide(int slot) {
    Set<Integer> chosen = new HashSet<>();
    int count = (int) ((double) speakers[slot] / windows[slot] + 0.5);
    while (count-- > 0) {
      int best = most(slot, chosen);
      if (best == NOBODY) {
        return;
      }
      chosen.add(best);
      turns.speaks(best, next, (double) heard(best, slot) / windows[slot]);
    }
  }

  private int most(int slot, Collection<Integer> without) {
    int best = NOBODY;
    for (int name : votes.keySet()) {
      if (heard(name, slot) > heard(best, slot) && !without.contains(name)) {
        best = name;
      }
    }
    return best;
  }

  private int heard(int name, int slot) {
    Votes heard = votes.get(name);
    return heard == null ? 0 : heard.frames[slot];
  }

  /** How many windows hear somebody in each frame. */
  private static final class Votes {
    private final int[] frames;
    private long sum;

    private Votes(int length) {
      frames = new int[length];
    }

    private void add(int slot) {
      frames[slot]++;
      sum++;
    }

    /** Forgets a frame; returns whether nothing is left. */
    private boolean clear(int slot) {
      sum -= frames[slot];
      frames[slot] = 0;
      return sum == 0;
    }
  }
}
