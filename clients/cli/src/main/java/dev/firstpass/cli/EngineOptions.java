package dev.firstpass.cli;

import dev.firstpass.inference.Engine;
import dev.firstpass.inference.EngineConfig;
import dev.firstpass.inference.media.MediaLimits;
import dev.firstpass.inference.media.audio.AudioLimits;
import dev.firstpass.inference.repository.Families;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.RuntimeOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that runs models. */
final class EngineOptions {
  private static final long MEBIBYTE = 1 << 20;

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      converter = DeviceConverter.class,
      description =
          "cpu, gpu, gpu:N or auto (a GPU when one can be used). Default: ${DEFAULT-VALUE}")
  private Device device = Device.AUTO;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Items worked on at once. Default: one per core")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--intra-op-threads",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Threads inside one run of a model. Default: ${DEFAULT-VALUE}, best for throughput")
  private int intraOpThreads;

  @Option(
      names = "--spinning",
      description = "Let these threads spin: faster for one caller on an idle machine, else slower")
  private boolean spinning;

  @Option(
      names = "--optimisation",
      paramLabel = "LEVEL",
      defaultValue = "all",
      description =
          "How far graphs are rewritten: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private RuntimeOptions.Optimisation optimisation = RuntimeOptions.Optimisation.ALL;

  @Option(
      names = "--no-arena",
      description = "Give tensor memory back after each run: less memory, more time")
  private boolean noArena;

  @Option(
      names = "--max-pixels",
      paramLabel = "MILLIONS",
      defaultValue = "100",
      description = "Largest picture, in millions of pixels. Default: ${DEFAULT-VALUE}")
  private int maxMegapixels;

  @Option(
      names = "--max-seconds",
      paramLabel = "SECONDS",
      defaultValue = "43200",
      description = "Longest recording. Default: ${DEFAULT-VALUE} (12 hours)")
  private double maxSeconds;

  @Option(
      names = "--max-channels",
      paramLabel = "N",
      defaultValue = "32",
      description = "Most channels of a recording. Default: ${DEFAULT-VALUE}")
  private int maxChannels;

  @Option(
      names = "--max-decoded-bytes",
      paramLabel = "BYTES",
      defaultValue = "20000000000",
      description =
          "The most that the samples of a recording come to, which are never kept all at once."
              + " Default: ${DEFAULT-VALUE}")
  private long maxDecodedBytes;

  @Option(
      names = "--queue",
      paramLabel = "N",
      defaultValue = "" + EngineConfig.DEFAULT_QUEUE,
      description = "Items that may wait or be worked on. Default: ${DEFAULT-VALUE}")
  private int queue;

  @Option(
      names = "--remember",
      paramLabel = "MIB",
      defaultValue = "0",
      description =
          "How much each model remembers of what it made of pictures, so that the same picture"
              + " with another threshold costs no run. Default: ${DEFAULT-VALUE}")
  private int remember;

  /** Returns the folder that models are added to. */
  Path models() {
    return repository.models();
  }

  /** Returns the folder of the models that come with the program, when they are used. */
  Optional<Path> builtIn() {
    return repository.builtIn();
  }

  /** Opens an engine to use models, which the caller closes; loads no model yet. */
  Engine open() {
    return open(repository.used());
  }

  /** Opens an engine to add models, which the caller closes. */
  Engine openToAdd() {
    return open(models());
  }

  private Engine open(Path folder) {
    return new Engine(
        new EngineConfig(
            folder,
            device,
            new RuntimeOptions(intraOpThreads, spinning, optimisation, !noArena),
            workers,
            Math.max(queue, workers),
            limits(),
            audioLimits(),
            remember * MEBIBYTE),
        Families.onClassPath());
  }

  private MediaLimits limits() {
    MediaLimits defaults = MediaLimits.defaults();
    return new MediaLimits(maxMegapixels * 1_000_000L, defaults.maxSide(), defaults.maxBytes());
  }

  private AudioLimits audioLimits() {
    return new AudioLimits(maxSeconds, maxChannels, maxDecodedBytes);
  }

  /** Reads a device. */
  static final class DeviceConverter implements ITypeConverter<Device> {
    @Override
    public Device convert(String text) {
      return Device.parse(text);
    }
  }
}
