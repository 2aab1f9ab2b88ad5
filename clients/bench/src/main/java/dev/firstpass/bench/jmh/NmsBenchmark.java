package dev.firstpass.bench.jmh;

import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.Nms;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does suppression cost with many candidates, as evaluation with its low threshold has, and
 * what is gained over the textbook's way?
 *
 * <pre>clients/bench/bench jmh NmsBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NmsBenchmark {
  private static final double IOU = 0.65;
  private static final int MAX = 300;
  private static final int CLASSES = 80;

  /** How many candidates. */
  @Param({"1000", "10000"})
  public int candidates;

  /** Whether boxes of different classes suppress one another. */
  @Param({"false", "true"})
  public boolean classAgnostic;

  private CandidateList list = new CandidateList();

  /** Makes the candidates. */
  @Setup
  public void make() {
    list = RandomCandidates.of(candidates, CLASSES, 7);
  }

  /** The project's. */
  @Benchmark
  public int[] nms() {
    return Nms.suppress(list, IOU, MAX, classAgnostic);
  }

  /** The naive twin. */
  @Benchmark
  public int[] naive() {
    return NaiveNms.suppress(list, IOU, MAX, classAgnostic);
  }
}
