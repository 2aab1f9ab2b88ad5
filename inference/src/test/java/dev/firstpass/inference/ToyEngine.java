package dev.firstpass.inference;

import dev.firstpass.core.item.Item;
import dev.firstpass.inference.media.MediaLimits;
import dev.firstpass.inference.media.audio.AudioLimits;
import dev.firstpass.inference.registry.ModelInstaller;
import dev.firstpass.inference.repository.Families;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.RuntimeOptions;
import dev.firstpass.testkit.ToyModel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** An engine over a repository that holds the toy model as {@code toy:1}, loaded. */
final class ToyEngine {
  private ToyEngine() {}

  static Engine open(Path folder, int workers, int queue) throws IOException {
    return open(folder, workers, queue, 0);
  }

  static Engine remembering(Path folder, long bytes) throws IOException {
    return open(folder, 1, 4, bytes);
  }

  private static Engine open(Path folder, int workers, int queue, long rememberBytes)
      throws IOException {
    Engine engine =
        new Engine(
            new EngineConfig(
                folder.resolve("models"),
                Device.CPU,
                RuntimeOptions.DEFAULT,
                workers,
                queue,
                MediaLimits.defaults(),
                AudioLimits.defaults(),
                rememberBytes),
            Families.onClassPath());
    engine
        .installer()
        .install(
            new ModelInstaller.Request(
                List.of(ToyModel.write(folder)),
                Optional.of("toy"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(folder.resolve("labels.txt")),
                List.of()));
    engine.registry().loadAll();
    return engine;
  }

  static Item picture(String id) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", out);
      return Item.of(id, out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
