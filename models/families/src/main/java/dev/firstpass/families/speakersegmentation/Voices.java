package dev.firstpass.families.speakersegmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups the voices of a recording into speakers, by the cosine of their embeddings. Of more than
 * {@code most} voices that many, evenly spread, are clustered and each other one goes to the
 * nearest mean. Confined to one thread.
 */
final class Voices {
  /** Their distances take 72 MB. */
  static final int MOST = 6000;

  private final int most;
  private final List<float[]> units = new ArrayList<>();

  /**
   * @param most how many are clustered, at least 1
   */
  Voices(int most) {
    this.most = most;
  }

  /**
   * Takes a voice.
   *
   * @param embedding of the same length as the others, not copied
   * @return its number, counted from 0; -1 when the embedding has no direction
   */
  int add(float[] embedding) {
    double squares = 0;
    for (float value : embedding) {
      squares += (double) value * value;
    }
    double length = Math.sqrt(squares);
    if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
      return -1;
    }
    for (int i = 0; i < embedding.length; i++) {
      embedding[i] = (float) (embedding[i] / length);
    }
    units.add(embedding);
    return units.size() - 1;
  }

  /**
   * Returns the speaker of each voice, numbered in the order of their first voices.
   *
   * @param speakers how many there are; 0 when that is not known
   * @param threshold voices are of one speaker when 1 less their cosine is below this
   */
  int[] speakers(int speakers, double threshold) {
    int count = units.size();
    if (count == 0) {
      return new int[0];
    }
    int[] chosen =
        count <= most
            ? IntStream.range(0, count).toArray()
            : IntStream.range(0, most).map(i -> (int) ((long) i * count / most)).toArray();
    CompleteLinkage linkage =
        new CompleteLinkage(
            chosen.length,
            (one, other) -> Math.max(1 - dot(units.get(chosen[one]), units.get(chosen[other])), 0));
    int[] clusters = speakers > 0 ? linkage.cutInto(speakers) : linkage.cutAt(threshold);
    return count <= most ? clusters : nearest(means(chosen, clusters));
  }

  private float[][] means(int[] chosen, int[] clusters) {
    int count = Arrays.stream(clusters).max().orElse(-1) + 1;
    float[][] means = new float[count][units.get(0).length];
    for (int i = 0; i < chosen.length; i++) {
      float[] mean = means[clusters[i]];
      float[] unit = units.get(chosen[i]);
      for (int j = 0; j < mean.length; j++) {
        mean[j] += unit[j];
      }
    }
    return means;
  }

  private int[] nearest(float[][] means) {
    double[] lengths =
        Arrays.stream(means).mapToDouble(mean -> Math.sqrt(dot(mean, mean))).toArray();
    return units.stream()
        .mapToInt(
            unit -> {
              int best = 0;
              double highest = Double.NEGATIVE_INFINITY;
              for (int i = 0; i < means.length; i++) {
                double cosine = dot(unit, means[i]) / lengths[i];
                if (cosine > highest) {
                  highest = cosine;
                  best = i;
                }
              }
              return best;
            })
        .toArray();
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }
}
