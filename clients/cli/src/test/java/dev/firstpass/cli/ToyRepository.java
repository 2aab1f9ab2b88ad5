package dev.firstpass.cli;

import dev.firstpass.inference.Engine;
import dev.firstpass.inference.EngineConfig;
import dev.firstpass.inference.media.MediaLimits;
import dev.firstpass.inference.media.audio.AudioLimits;
import dev.firstpass.inference.registry.ModelInstaller;
import dev.firstpass.inference.repository.Families;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.RuntimeOptions;
import dev.firstpass.testkit.ToyModel;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A repository with the toy model as {@code toy:1}, engines over it, and pictures. */
final class ToyRepository {
  static final String NAME = "toy";

  private ToyRepository() {}

  /** Returns an engine over a folder; no model is loaded yet. */
  static Engine engine(Path models) {
    return engine(models, MediaLimits.defaults());
  }

  static Engine engine(Path models, MediaLimits limits) {
    return new Engine(
        new EngineConfig(
            models, Device.CPU, RuntimeOptions.DEFAULT, 2, 64, limits, AudioLimits.defaults()),
        Families.onClassPath());
  }

  /** Adds the toy model to the engine's repository. */
  static void install(Engine engine, Path scratch) throws IOException {
    Path model = ToyModel.write(scratch);
    engine
        .installer()
        .install(
            new ModelInstaller.Request(
                List.of(model),
                Optional.of(NAME),
                Optional.empty(),
                Optional.empty(),
                Optional.of(scratch.resolve("labels.txt")),
                List.of()));
  }

  /** Returns an encoded picture of one colour. */
  static byte[] picture(int width, int height, String format) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      image.setRGB(x, x % height, Color.ORANGE.getRGB());
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
