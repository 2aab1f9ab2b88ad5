package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.MaskRuns;
import java.util.List;

/** The pixels of two masks together. */
public final class MaskUnion {
  private MaskUnion() {}

  /**
   * Returns the pixels that are in one of two masks or in both. Takes time in proportion to the
   * runs.
   *
   * @throws IllegalArgumentException when the masks are not of the same size
   */
  public static Mask of(Mask a, Mask b) {
    if (a.width() != b.width() || a.height() != b.height()) {
      throw new IllegalArgumentException("masks of different pictures");
    }
    MaskRuns union = new MaskRuns(a.width(), a.height());
    SetRuns ofA = new SetRuns(a.runs());
    SetRuns ofB = new SetRuns(b.runs());
    while (ofA.left() || ofB.left()) {
      SetRuns first = !ofB.left() || (ofA.left() && ofA.from <= ofB.from) ? ofA : ofB;
      union.add(first.from, first.to);
      first.next();
    }
    return union.toMask();
  }

  /** Walks over the runs of set pixels. */
  private static final class SetRuns {
    private final List<Integer> runs;
    private int index = -1;
    private long from;
    private long to;

    SetRuns(List<Integer> runs) {
      this.runs = runs;
      next();
    }

    boolean left() {
      return index < runs.size();
    }

    void next() {
      index += 2;
      if (left()) {
        from = to + runs.get(index - 1);
        to = from + runs.get(index);
      }
    }
  }
}
