package dev.firstpass.families.speakersegmentation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins frames into turns: a pause that is not longer than {@code longestPause} is closed, then a
 * turn that is not longer than {@code shortestTurn} is dropped. Confined to one thread.
 *
 * <p>Source: {@code ComputeResult} and {@code MergeSegments} of sherpa-onnx.
 */
final class SpeakerTurns {
  private final double longestPause;
  private final double shortestTurn;
  private final Map<Integer, Growing> growing = new HashMap<>();
  private final List<Turn> turns = new ArrayList<>();

  /**
   * A stretch in which somebody speaks.
   *
   * @param name who
   * @param start its first frame
   * @param end the frame after its last
   * @param score mean share of the windows that hear it
   */
  record Turn(int name, long start, long end, double score) {}

  /**
   * @param longestPause in frames
   * @param shortestTurn in frames
   */
  SpeakerTurns(double longestPause, double shortestTurn) {
    this.longestPause = longestPause;
    this.shortestTurn = shortestTurn;
  }

  /**
   * Takes a frame in which somebody speaks; each speaker's frames come in order.
   *
   * @param share of the windows that hear it
   */
  void speaks(int name, long frame, double share) {
    Growing turn = growing.get(name);
    if (turn == null || frame - turn.end > longestPause) {
      finish(name, turn);
      turn = new Growing(frame);
      growing.put(name, turn);
    }
    turn.end = frame + 1;
    turn.sum += share;
    turn.frames++;
  }

  /** Ends the recording. */
  void end() {
    growing.forEach(this::finish);
    growing.clear();
  }

  /** Returns the turns after the end, in time order. */
  List<Turn> inOrder() {
    return turns.stream()
        .sorted(
            Comparator.comparingLong(Turn::start)
                .thenComparingLong(Turn::end)
                .thenComparingInt(Turn::name))
        .toList();
  }

  private void finish(int name, @Nullable Growing turn) {
    if (turn != null && turn.end - turn.start > shortestTurn) {
      turns.add(new Turn(name, turn.start, turn.end, Math.min(turn.sum / turn.frames, 1)));
    }
  }

  private static final class Growing {
    private final long start;
    private long end;
    private double sum;
    private long frames;

    private Growing(long start) {
      this.start = start;
    }
  }
}
