package dev.firstpass.families.whisper;

import java.util.ArrayList;
import java.util.List;

/**
 * A window's tokens cut into segments, and how far to go on.
 *
 * <p>Between two times that stand together one segment ends and the next begins. When the last time
 * stands alone, nobody speaks after it and the window is done; else the next window begins where
 * the last whole segment ended. Without any such pair the window is one segment.
 *
 * <p>Reference: openai/whisper, {@code whisper/transcribe.py}.
 *
 * @param pieces in order
 * @param advance frames of 10 ms to the next window, positive
 * @param done whether the window ended with a single time
 */
record Cuts(List<Piece> pieces, int advance, boolean done) {
  /** Frames of 10 ms from one time token to the next. */
  static final int STRIDE = 2;

  Cuts {
    pieces = List.copyOf(pieces);
  }

  /**
   * A segment.
   *
   * @param start frame of the window; negative when the model gave nonsense
   * @param end frame of the window
   * @param tokens text and times
   */
  record Piece(int start, int end, List<Integer> tokens) {
    Piece {
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * Cuts.
   *
   * @param tokens of the window
   * @param firstTime the token of 0 s
   * @param frames of the window that lie inside the recording
   */
  static Cuts of(List<Integer> tokens, int firstTime, int frames) {
    int count = tokens.size();
    boolean done = isTime(tokens, count - 1, firstTime) && !isTime(tokens, count - 2, firstTime);
    done &= count >= 2;
    List<Integer> ends = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      if (isTime(tokens, i - 1, firstTime) && isTime(tokens, i, firstTime)) {
        ends.add(i);
      }
    }
    if (ends.isEmpty()) {
      return new Cuts(List.of(whole(tokens, firstTime, frames)), frames, done);
    }
    if (done) {
      ends.add(count);
    }
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int end : ends) {
      List<Integer> piece = tokens.subList(from, end);
      int start = STRIDE * (piece.get(0) - firstTime);
      pieces.add(new Piece(start, STRIDE * (piece.get(piece.size() - 1) - firstTime), piece));
      from = end;
    }
    int last = STRIDE * (tokens.get(from - 1) - firstTime);
    // The rules of times make this positive; whatever else a graph gives must not stand still.
    return new Cuts(pieces, done ? frames : Math.max(last, 1), done);
  }

  private static Piece whole(List<Integer> tokens, int firstTime, int frames) {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (tokens.get(i) > firstTime) {
        return new Piece(0, STRIDE * (tokens.get(i) - firstTime), tokens);
      }
      if (tokens.get(i) == firstTime) {
        break;
      }
    }
    return new Piece(0, frames, tokens);
  }

  private static boolean isTime(List<Integer> tokens, int index, int firstTime) {
    return index >= 0 && tokens.get(index) >= firstTime;
  }
}
