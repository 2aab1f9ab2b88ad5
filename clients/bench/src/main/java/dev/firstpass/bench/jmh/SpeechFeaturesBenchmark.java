package dev.firstpass.bench.jmh;

import dev.firstpass.families.speech.Fbank;
import dev.firstpass.families.speech.FbankOptions;
import dev.firstpass.families.speech.FeatureFrames;
import dev.firstpass.families.speech.LogMel;
import dev.firstpass.families.speech.NemoMel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What do the features of 30 seconds cost, before any network runs?
 *
 * <pre>clients/bench/bench jmh SpeechFeaturesBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SpeechFeaturesBenchmark {
  private static final int SAMPLES = 30 * LogMel.SAMPLE_RATE;
  private static final int LARGE = 128;

  private final LogMel logMel80 = new LogMel(80);
  private final LogMel logMel128 = new LogMel(LARGE);
  private final Fbank fbank = new Fbank(FbankOptions.funAsr());
  private final NemoMel nemoMel = new NemoMel(80, true);
  private final float[] samples = new float[SAMPLES];
  private final FloatBuffer tensor =
      ByteBuffer.allocateDirect(Float.BYTES * LARGE * LogMel.frames(SAMPLES))
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();

  /** Makes noise. */
  @Setup
  public void make() {
    Random random = new Random(7);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }
  }

  /** Whisper's, 80 bands. */
  @Benchmark
  public FloatBuffer logMel80() {
    logMel80.features(samples, tensor.clear());
    return tensor;
  }

  /** Whisper's, 128 bands. */
  @Benchmark
  public FloatBuffer logMel128() {
    logMel128.features(samples, tensor.clear());
    return tensor;
  }

  /** FunASR's filter banks. */
  @Benchmark
  public FeatureFrames fbank() {
    return fbank.frames(samples);
  }

  /** NeMo's, normalised. */
  @Benchmark
  public FeatureFrames nemoMel() {
    return nemoMel.frames(samples);
  }
}
