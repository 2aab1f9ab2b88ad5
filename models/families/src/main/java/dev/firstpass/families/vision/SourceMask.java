package dev.firstpass.families.vision;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.geometry.Bitmap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the run lengths of a mask that is enlarged or reduced to the source: a source pixel is set
 * when the tensor pixel that holds its centre is. Takes time in proportion to the source's rows and
 * the mask's runs, not to the source's pixels. Confined to one call.
 */
final class SourceMask {
  private final Letterbox letterbox;
  private final Bitmap mask;
  private final List<Integer> runs = new ArrayList<>();
  private long end;

  private SourceMask(Bitmap mask, Letterbox letterbox) {
    this.mask = mask;
    this.letterbox = letterbox;
  }

  /** Returns the mask in the source; empty when no pixel of it is set. */
  static Optional<Mask> of(Bitmap mask, Letterbox letterbox) {
    return new SourceMask(mask, letterbox).mask();
  }

  private Optional<Mask> mask() {
    long pixels = (long) letterbox.sourceWidth() * letterbox.sourceHeight();
    if (pixels > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    int first = Math.max(sourceRow(0), 0);
    int last = Math.min(sourceRow(mask.height()), letterbox.sourceHeight());
    for (int row = first; row < last; row++) {
      addRow(row, tensorRow(row));
    }
    if (end == 0) {
      return Optional.empty();
    }
    runs.add((int) (pixels - end));
    return Optional.of(new Mask(letterbox.sourceWidth(), letterbox.sourceHeight(), runs));
  }

  private void addRow(int row, int tensorRow) {
    long start = (long) row * letterbox.sourceWidth();
    for (int x = mask.rowSet(tensorRow, 0); x < mask.width(); x = mask.rowSet(tensorRow, x)) {
      int clear = mask.rowClear(tensorRow, x);
      int from = sourceColumn(x);
      int to = sourceColumn(clear);
      if (from < to) {
        addRun(start + from, start + to);
      }
      x = clear;
    }
  }

  private void addRun(long from, long to) {
    if (from == end && !runs.isEmpty()) {
      int last = runs.size() - 1;
      runs.set(last, runs.get(last) + (int) (to - from));
    } else {
      runs.add((int) (from - end));
      runs.add((int) (to - from));
    }
    end = to;
  }

  private int tensorRow(int row) {
    double y = (row + 0.5) * letterbox.scaleY() + letterbox.offsetY();
    return (int) Math.min(Math.max(Math.floor(y), 0), mask.height() - 1.0);
  }

  /** The first source row whose centre is not above a tensor row. */
  private int sourceRow(int y) {
    return (int) Math.ceil((y - letterbox.offsetY()) / letterbox.scaleY() - 0.5);
  }

  /** The first source column whose centre is not left of a tensor column, inside the source. */
  private int sourceColumn(int x) {
    double column = Math.ceil((x - letterbox.offsetX()) / letterbox.scaleX() - 0.5);
    return (int) Math.min(Math.max(column, 0), letterbox.sourceWidth());
  }
}
