package dev.firstpass.families.speakersegmentation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Names the speakers of one window after the other without knowing their voices: of all ways to
 * give each of a window's speakers another name, takes the one that agrees best with what earlier
 * windows heard in the same frames. Who agrees with nobody is new. Confined to one thread.
 */
final class SpeakerMatching {
  private int known;

  /**
   * Returns the names of a window's speakers; {@link Stitching#NOBODY} for those who are silent.
   *
   * @param agreement by name, for each speaker; see {@link Stitching#agreement}
   */
  int[] names(WindowSpeech speech, Map<Integer, long[]> agreement) {
    int[] names = new Search(speech.speakers(), agreement).best();
    for (int speaker = 0; speaker < names.length; speaker++) {
      if (names[speaker] == Stitching.NOBODY && speech.speaks(speaker)) {
        names[speaker] = known++;
      }
    }
    return names;
  }

  /** Tries every assignment of a few candidates. */
  private static final class Search {
    private final Map<Integer, long[]> agreement;
    private final List<List<Integer>> candidates;
    private final int[] names;
    private int[] best;
    private long most;

    private Search(int speakers, Map<Integer, long[]> agreement) {
      this.agreement = agreement;
      this.candidates =
          IntStream.range(0, speakers).mapToObj(speaker -> candidates(speaker, speakers)).toList();
      this.names = new int[speakers];
      Arrays.fill(names, Stitching.NOBODY);
      this.best = names.clone();
    }

    private int[] best() {
      extend(0, 0);
      return best;
    }

    /** More names than there are speakers are never needed: the others take but so many. */
    private List<Integer> candidates(int speaker, int most) {
      return agreement.entrySet().stream()
          .filter(entry -> entry.getValue()[speaker] > 0)
          .sorted(Comparator.comparingLong(entry -> -entry.getValue()[speaker]))
          .limit(most)
          .map(Map.Entry::getKey)
          .toList();
    }

    private void extend(int speaker, long sum) {
      if (speaker == names.length) {
        if (sum > most) {
          most = sum;
          best = names.clone();
        }
        return;
      }
      for (int name : candidates.get(speaker)) {
        if (Arrays.stream(names, 0, speaker).noneMatch(taken -> taken == name)) {
          names[speaker] = name;
          long[] agreed = agreement.getOrDefault(name, new long[names.length]);
          extend(speaker + 1, sum + agreed[speaker]);
        }
      }
      names[speaker] = Stitching.NOBODY;
      extend(speaker + 1, sum);
    }
  }
}
