package dev.firstpass.families.speakersegmentation;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Which of a window's speakers each class of the network means: nobody, each alone, each pair, and
 * so on. Immutable.
 *
 * <p>Source: {@code Powerset.build_mapping} of pyannote.audio.
 */
final class Powerset {
  static final int MOST_SPEAKERS = 7;

  private final int speakers;
  private final byte[] sets;

  private Powerset(int speakers, byte[] sets) {
    this.speakers = speakers;
    this.sets = sets;
  }

  /**
   * Returns the classes of so many speakers.
   *
   * @param speakers from 1 to {@link #MOST_SPEAKERS}
   * @param atOnce how many of them may speak at once, from 1 to {@code speakers}
   */
  static Powerset of(int speakers, int atOnce) {
    if (speakers < 1 || speakers > MOST_SPEAKERS || atOnce < 1 || atOnce > speakers) {
      throw new IllegalArgumentException("not a powerset: " + speakers + ", " + atOnce);
    }
    byte[] sets = new byte[1 << speakers];
    int count = 1;
    for (int size = 1; size <= atOnce; size++) {
      count = add(sets, count, new Choice(speakers, 0, size, 0));
    }
    return new Powerset(speakers, Arrays.copyOf(sets, count));
  }

  /** Returns how many classes there are. */
  int classes() {
    return sets.length;
  }

  /** Returns how many speakers a window has. */
  int speakers() {
    return speakers;
  }

  /** Returns who speaks in a class, a bit for each speaker. */
  int set(int one) {
    return sets[one];
  }

  /**
   * Returns who speaks in each frame: those of the class that scores highest. A number that is none
   * never does.
   *
   * @param scores {@code [frames, classes]} from index 0
   * @param frames how many are read
   */
  WindowSpeech read(FloatBuffer scores, int frames) {
    byte[] speaking = new byte[frames];
    for (int frame = 0; frame < frames; frame++) {
      speaking[frame] = sets[best(scores, frame * sets.length)];
    }
    return new WindowSpeech(speakers, speaking);
  }

  private int best(FloatBuffer scores, int offset) {
    int best = 0;
    float highest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < sets.length; i++) {
      float score = scores.get(offset + i);
      if (score > highest) {
        highest = score;
        best = i;
      }
    }
    return best;
  }

  /** A set of which some speakers are chosen and some are not yet. */
  private record Choice(int speakers, int from, int left, int chosen) {
    Choice with(int speaker) {
      return new Choice(speakers, speaker + 1, left - 1, chosen | 1 << speaker);
    }
  }

  private static int add(byte[] sets, int count, Choice choice) {
    if (choice.left() == 0) {
      sets[count] = (byte) choice.chosen();
      return count + 1;
    }
    int next = count;
    for (int speaker = choice.from(); speaker < choice.speakers(); speaker++) {
      next = add(sets, next, choice.with(speaker));
    }
    return next;
  }
}
