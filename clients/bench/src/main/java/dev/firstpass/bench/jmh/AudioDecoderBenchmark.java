package dev.firstpass.bench.jmh;

import dev.firstpass.core.model.AudioInput;
import dev.firstpass.inference.media.audio.AudioDecoder;
import dev.firstpass.inference.media.audio.AudioLimits;
import dev.firstpass.inference.media.audio.OpenRecording;
import java.io.IOException;
import java.nio.ByteBuffer;
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
 * What does it take to decode a recording and bring it to 16 kHz: a minute of WAV as a model wants
 * it, and of stereo WAV at 44.1 kHz?
 *
 * <pre>clients/bench/bench jmh AudioDecoderBenchmark</pre>
 *
 * <p>{@code -p recording=FILE} decodes a file of any format.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AudioDecoderBenchmark {
  private static final AudioInput INPUT = new AudioInput(16_000);

  /** Rate and channels of a minute of WAV, or a file. */
  @Param({"16000x1", "44100x2"})
  public String recording = "";

  private final AudioDecoder decoder = new AudioDecoder(AudioLimits.defaults());
  private final float[] second = new float[16_000];
  private ByteBuffer content = ByteBuffer.allocate(0);

  /** Reads or makes the recording. */
  @Setup
  public void open() throws IOException {
    content = BenchmarkRecording.of(recording);
  }

  /** From bytes to the last sample. */
  @Benchmark
  public long decode() {
    long samples = 0;
    try (OpenRecording open = decoder.open(content, INPUT)) {
      for (int read = second.length; read == second.length; samples += read) {
        read = open.samples().read(second);
      }
    }
    return samples;
  }
}
