package dev.firstpass.inference.runtime;

/**
 * How ONNX Runtime runs one session.
 *
 * @param intraOpThreads threads inside one operator; 1 with a worker per core gives the best
 *     throughput
 * @param spinning whether its threads wait by spinning; saves milliseconds for one caller on an
 *     idle machine and collapses under any other load
 * @param optimisation how far the graph is rewritten at load
 * @param arena whether freed tensor memory is kept for the next run
 */
public record RuntimeOptions(
    int intraOpThreads, boolean spinning, Optimisation optimisation, boolean arena) {
  /** What was measured to be best for a server on a CPU ({@code docs/performance.md}). */
  public static final RuntimeOptions DEFAULT = new RuntimeOptions(1, false, Optimisation.ALL, true);

  public RuntimeOptions {
    if (intraOpThreads < 1) {
      throw new IllegalArgumentException("intraOpThreads must be positive: " + intraOpThreads);
    }
  }

  /** How far a graph is rewritten at load. */
  public enum Optimisation {
    NONE,
    BASIC,
    EXTENDED,
    ALL
  }
}
