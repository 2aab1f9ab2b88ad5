package dev.firstpass.inference;

import dev.firstpass.inference.media.MediaLimits;
import dev.firstpass.inference.media.audio.AudioLimits;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.RuntimeOptions;
import java.nio.file.Path;

/**
 * How the engine is built.
 *
 * @param models folder of the model repository
 * @param device where graphs run
 * @param runtime how they run
 * @param workers how many items are worked on at once
 * @param queue how many items may wait or be worked on
 * @param media limits of pictures
 * @param audio limits of recordings
 * @param rememberBytes how much each model remembers of its passes over pictures; 0 for nothing
 */
public record EngineConfig(
    Path models,
    Device device,
    RuntimeOptions runtime,
    int workers,
    int queue,
    MediaLimits media,
    AudioLimits audio,
    long rememberBytes) {
  /** How many items may wait or be worked on unless told otherwise. */
  public static final int DEFAULT_QUEUE = 256;

  /** Makes a configuration that remembers no passes. */
  public EngineConfig(
      Path models,
      Device device,
      RuntimeOptions runtime,
      int workers,
      int queue,
      MediaLimits media,
      AudioLimits audio) {
    this(models, device, runtime, workers, queue, media, audio, 0);
  }

  /** Returns what is best on this machine for the models in a folder. */
  public static EngineConfig defaults(Path models) {
    return new EngineConfig(
        models,
        Device.AUTO,
        RuntimeOptions.DEFAULT,
        Runtime.getRuntime().availableProcessors(),
        DEFAULT_QUEUE,
        MediaLimits.defaults(),
        AudioLimits.defaults());
  }
}
