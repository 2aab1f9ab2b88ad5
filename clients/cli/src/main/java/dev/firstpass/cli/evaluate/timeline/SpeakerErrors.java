package dev.firstpass.cli.evaluate.timeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How turns that were found differ from those that people heard, in seconds of speakers: where two
 * speak at once, a second counts twice. Found speakers are called as the speakers with whom they
 * share most time, one to one. This is pyannote.metrics' diarisation error rate, and NIST's.
 *
 * @param spokenSeconds how long all speak
 * @param missedSeconds how much of that has no speaker found
 * @param falseSeconds how long speakers were found where nobody, or not as many, speak
 * @param confusedSeconds how long another speaker was found
 */
public record SpeakerErrors(
    double spokenSeconds, double missedSeconds, double falseSeconds, double confusedSeconds) {
  /** Nothing scored. */
  public static final SpeakerErrors NONE = new SpeakerErrors(0, 0, 0, 0);

  /**
   * Compares turns.
   *
   * @param turns who speaks when
   * @param found who was found to speak when, names as they come
   * @param scored what counts of the recording
   */
  public static SpeakerErrors of(List<Turn> turns, List<Turn> found, Spans scored) {
    List<Moment> moments = Moment.of(turns, found, scored);
    Map<String, String> named = sameSpeakers(turns, found, moments);
    SpeakerErrors sum = NONE;
    for (Moment moment : moments) {
      sum = sum.plus(of(moment, named));
    }
    return sum;
  }

  private static SpeakerErrors of(Moment moment, Map<String, String> named) {
    int spoken = Moment.count(moment.speaking());
    int found = Moment.count(moment.found());
    int right = 0;
    for (Map.Entry<String, Integer> one : moment.found().entrySet()) {
      String name = named.get(one.getKey());
      right += name == null ? 0 : Math.min(one.getValue(), moment.speaking().getOrDefault(name, 0));
    }
    double seconds = moment.seconds();
    return new SpeakerErrors(
        seconds * spoken,
        seconds * Math.max(0, spoken - found),
        seconds * Math.max(0, found - spoken),
        seconds * (Math.min(spoken, found) - right));
  }

  /** The speakers by the names that were found for them. */
  private static Map<String, String> sameSpeakers(
      List<Turn> turns, List<Turn> found, List<Moment> moments) {
    List<String> speakers = speakers(turns);
    List<String> names = speakers(found);
    double[][] shared = new double[names.size()][speakers.size()];
    for (Moment moment : moments) {
      moment.addTo(shared, names, speakers);
    }
    int[] best = Assignment.best(shared);
    Map<String, String> same = new LinkedHashMap<>();
    for (int i = 0; i < best.length; i++) {
      if (best[i] >= 0 && shared[i][best[i]] > 0) {
        same.put(names.get(i), speakers.get(best[i]));
      }
    }
    return same;
  }

  private static List<String> speakers(List<Turn> turns) {
    return List.copyOf(new TreeSet<>(turns.stream().map(Turn::speaker).toList()));
  }

  /** Returns both together. */
  public SpeakerErrors plus(SpeakerErrors other) {
    return new SpeakerErrors(
        spokenSeconds + other.spokenSeconds,
        missedSeconds + other.missedSeconds,
        falseSeconds + other.falseSeconds,
        confusedSeconds + other.confusedSeconds);
  }

  /** Returns errors per time spoken, from 0; NaN when nobody speaks. */
  public double diarisationErrorRate() {
    return (missedSeconds + falseSeconds + confusedSeconds) / spokenSeconds;
  }
}
