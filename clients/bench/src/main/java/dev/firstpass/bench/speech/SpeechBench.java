package dev.firstpass.bench.speech;

import ai.onnxruntime.OrtException;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.EngineConfig;
import dev.firstpass.inference.media.audio.AudioDecoder;
import dev.firstpass.inference.media.audio.AudioLimits;
import dev.firstpass.inference.media.audio.OpenRecording;
import dev.firstpass.inference.registry.LoadedModel;
import dev.firstpass.inference.registry.ModelHandle.Lease;
import dev.firstpass.inference.registry.ModelInstaller;
import dev.firstpass.inference.repository.Families;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench speech-bench}: what share of the published window-by-window loop does finding speech
 * cost here, from the recording's bytes to segments?
 *
 * <pre>
 * clients/bench/bench speech-bench --model-file silero_sequence.onnx --loop-file silero.onnx --recording call.wav
 * </pre>
 */
@Command(
    name = "speech-bench",
    description = {
      "Set what finding speech costs (decoding, resampling, Silero VAD, segments) against ONNX"
          + " Runtime alone running the graph window by window over samples that are decoded already,"
          + " on the same recording in turn, thread CPU time."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class SpeechBench implements Callable<Integer> {
  @Option(names = "--model-file", required = true, description = "A Silero VAD, as we run it")
  private Path modelFile = Path.of("");

  @Option(
      names = "--loop-file",
      required = true,
      description = "A Silero VAD for the loop; the sequence graph runs one window at a time")
  private Path loopFile = Path.of("");

  @Option(names = "--recording", required = true, description = "What both hear")
  private Path recording = Path.of("");

  @Option(names = "--rounds", defaultValue = "9", description = "Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Spec private CommandSpec spec;

  /** A step whose CPU time is taken. */
  @FunctionalInterface
  private interface Step {
    void run() throws OrtException;
  }

  @Override
  public Integer call() throws IOException, OrtException {
    Path models = Files.createTempDirectory("firstpass-bench");
    byte[] bytes = Files.readAllBytes(recording);
    float[] samples = samples(bytes);
    try (Engine engine = new Engine(EngineConfig.defaults(models), Families.onClassPath())) {
      ModelId id = add(engine);
      // Not before: DJL wants to start ONNX Runtime itself.
      try (Lease lease = engine.registry().load(id).acquire();
          WindowLoop loop = new WindowLoop(loopFile)) {
        compare(lease.model(), Item.of("recording", bytes), loop, samples);
      }
    }
    return 0;
  }

  private void compare(LoadedModel model, Item item, WindowLoop loop, float[] samples)
      throws OrtException {
    double[] ours = new double[rounds];
    double[] bare = new double[rounds];
    double[] ratios = new double[rounds];
    Draft draft = model.draft(item, model.settings(), LabelMap.IDENTITY);
    loop.probabilities(samples);
    for (int round = 0; round < rounds; round++) {
      bare[round] = cpuMillis(() -> loop.probabilities(samples));
      ours[round] = cpuMillis(() -> model.draft(item, model.settings(), LabelMap.IDENTITY));
      ratios[round] = ours[round] / bare[round];
    }
    double minutes = samples.length / (60.0 * WindowLoop.RATE);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%.2f minutes, %d segments%n", minutes, draft.suggestions().size());
    print(out, "window by window, ONNX Runtime alone, CPU ms a minute", bare, minutes);
    print(out, "bytes to segments here, CPU ms a minute", ours, minutes);
    print(out, "ratio", ratios, 1);
    out.flush();
  }

  private static void print(PrintWriter out, String what, double[] values, double per) {
    double[] sorted = Arrays.stream(values).map(value -> value / per).sorted().toArray();
    out.printf(
        Locale.ROOT,
        "%s: %.3f (%.3f-%.3f)%n",
        what,
        sorted[sorted.length / 2],
        sorted[0],
        sorted[sorted.length - 1]);
  }

  private static double cpuMillis(Step step) throws OrtException {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    step.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
  }

  private ModelId add(Engine engine) {
    ModelInstaller.Request request =
        new ModelInstaller.Request(
            List.of(modelFile),
            Optional.of("vad"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    try {
      return engine.installer().install(request).spec().id();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float[] samples(byte[] bytes) {
    AudioDecoder decoder = new AudioDecoder(AudioLimits.defaults());
    try (OpenRecording open =
        decoder.open(ByteBuffer.wrap(bytes), new AudioInput(WindowLoop.RATE))) {
      return readAll(open.samples());
    }
  }

  private static float[] readAll(PreparedAudio.Samples samples) {
    float[] all = new float[0];
    float[] part = new float[WindowLoop.RATE * 60];
    for (int count = samples.read(part); count > 0; count = samples.read(part)) {
      all = Arrays.copyOf(all, all.length + count);
      System.arraycopy(part, 0, all, all.length - count, count);
    }
    return all;
  }
}
