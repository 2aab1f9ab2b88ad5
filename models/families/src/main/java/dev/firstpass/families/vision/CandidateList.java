package dev.firstpass.families.vision;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.model.LabelSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Boxes that passed their threshold, in primitive arrays, in the order in which they were added.
 * Only what suppression leaves of them becomes objects. Confined to one thread.
 */
public final class CandidateList {
  private static final int FIRST_CAPACITY = 128;

  private float[] corners = new float[4 * FIRST_CAPACITY];
  private float[] scores = new float[FIRST_CAPACITY];
  private int[] classes = new int[FIRST_CAPACITY];
  private int[] rows = new int[FIRST_CAPACITY];
  private int size;

  /**
   * Adds a box, unless a number of it is NaN or infinite: what a network gives as no number is no
   * box. Scores above 1 count as 1.
   *
   * @param row where in the model's output it came from, for families that read more of it later
   * @param classId index in the model's labels
   * @param score not negative
   * @param xMin left edge, tensor pixels; edges in the wrong order make an empty box
   * @param yMin top edge
   * @param xMax right edge
   * @param yMax bottom edge
   */
  public void add(
      int row, int classId, float score, float xMin, float yMin, float xMax, float yMax) {
    if (!Float.isFinite(score) || !finite(xMin, yMin, xMax, yMax)) {
      return;
    }
    if (size == scores.length) {
      grow();
    }
    int corner = 4 * size;
    corners[corner] = xMin;
    corners[corner + 1] = yMin;
    corners[corner + 2] = xMax;
    corners[corner + 3] = yMax;
    // Adding 0 turns -0 into 0, whose bits order as its value does.
    scores[size] = Math.min(score, 1) + 0f;
    classes[size] = classId;
    rows[size] = row;
    size++;
  }

  /** Adds a box given by its centre and size, as {@link #add} does. */
  public void addCentred(
      int row, int classId, float score, float x, float y, float width, float height) {
    float halfWidth = width / 2;
    float halfHeight = height / 2;
    add(row, classId, score, x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
  }

  /** Returns how many candidates there are. */
  public int size() {
    return size;
  }

  /** Returns the score of a candidate, in [0, 1]. */
  public float score(int candidate) {
    return scores[candidate];
  }

  /** Returns the class of a candidate. */
  public int classId(int candidate) {
    return classes[candidate];
  }

  /** Returns where in the model's output a candidate came from. */
  public int row(int candidate) {
    return rows[candidate];
  }

  /** Returns an edge of a candidate in tensor pixels: 0 left, 1 top, 2 right, 3 bottom. */
  public float edge(int candidate, int side) {
    return corners[4 * candidate + side];
  }

  /** Returns a candidate's box in source pixels; empty when nothing of it lies inside the image. */
  public Box box(int candidate, SourceFrame frame) {
    return frame.box(
        edge(candidate, 0), edge(candidate, 1), edge(candidate, 2), edge(candidate, 3));
  }

  /** Gives a candidate another score, in [0, 1]. */
  void rescore(int candidate, float score) {
    scores[candidate] = score;
  }

  /**
   * Returns the chosen candidates as regions in source pixels, in the given order, without empty
   * ones: those that the network gave so and those of which nothing lies inside the image.
   *
   * @param chosen indexes of candidates
   */
  public List<Suggestion> regions(int[] chosen, SourceFrame frame, LabelSet labels) {
    List<Suggestion> regions = new ArrayList<>(chosen.length);
    for (int candidate : chosen) {
      Box box = box(candidate, frame);
      if (box.area() > 0) {
        regions.add(new Region(labels.name(classes[candidate]), scores[candidate], box));
      }
    }
    return regions;
  }

  private static boolean finite(float a, float b, float c, float d) {
    return Float.isFinite(a) && Float.isFinite(b) && Float.isFinite(c) && Float.isFinite(d);
  }

  private void grow() {
    int capacity = 2 * scores.length;
    corners = Arrays.copyOf(corners, 4 * capacity);
    scores = Arrays.copyOf(scores, capacity);
    classes = Arrays.copyOf(classes, capacity);
    rows = Arrays.copyOf(rows, capacity);
  }
}
