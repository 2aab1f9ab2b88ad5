package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.inference.Engine;
import dev.firstpass.inference.registry.GoldenItems;
import dev.firstpass.inference.registry.ModelHandle;
import dev.firstpass.inference.repository.ModelRepository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GreetingTest {
  private static final String ADDRESS = "http://127.0.0.1:1";

  @TempDir private Path folder;

  @Test
  void print_noModels_saysHowToBringOne() {
    try (Engine engine = ToyRepository.engine(models())) {
      String text = text(engine, Optional.empty());

      assertTrue(text.contains("Firstpass listens on " + ADDRESS), text);
      assertTrue(text.contains("No models in " + models()), text);
      assertTrue(text.contains("models pull yolox-nano"), text);
      assertFalse(text.contains("curl"), text);
    }
  }

  @Test
  void print_ownModel_showsOneLineToTry() throws IOException {
    try (Engine engine = ToyRepository.engine(models())) {
      ToyRepository.install(engine, folder);
      engine.registry().loadAll();

      String text = text(engine, Optional.empty());

      assertTrue(
          text.contains(
              "curl -H 'Content-Type: image/jpeg' --data-binary @photo.jpg "
                  + ADDRESS
                  + "/v1/models/toy/predict"),
          text);
      assertFalse(text.contains("models pull"), text);
    }
  }

  @Test
  void print_modelsThatCameAlong_showsTheirSamplesAndHowToBringOthers() throws IOException {
    try (Engine engine = ToyRepository.engine(models())) {
      ToyRepository.install(engine, folder);
      engine.registry().loadAll();
      Path picture = Files.write(folder.resolve("cat.png"), ToyRepository.picture(64, 64, "png"));
      ModelHandle toy = engine.registry().handles().get(0);
      try (ModelHandle.Lease lease = toy.acquire()) {
        GoldenItems.write(lease.model(), picture, new ModelRepository(models()).folder(toy.id()));
      }

      String text = text(engine, Optional.of(models()));

      assertTrue(text.contains("-H 'Content-Type: image/png' --data-binary @"), text);
      assertTrue(text.contains("toy/1/golden/cat.png " + ADDRESS), text);
      assertTrue(text.contains("came with the program"), text);
      assertTrue(text.contains("models pull whisper-tiny"), text);
    }
  }

  @Test
  void print_sampleInFolderWithBlank_quotesItForTheShell() throws IOException {
    Path spaced = folder.resolve("it's mine").resolve("models");
    try (Engine engine = ToyRepository.engine(spaced)) {
      ToyRepository.install(engine, folder);
      engine.registry().loadAll();
      Path picture = Files.write(folder.resolve("cat.png"), ToyRepository.picture(64, 64, "png"));
      ModelHandle toy = engine.registry().handles().get(0);
      try (ModelHandle.Lease lease = toy.acquire()) {
        GoldenItems.write(lease.model(), picture, new ModelRepository(spaced).folder(toy.id()));
      }

      String text = text(engine, Optional.of(spaced));

      assertTrue(text.contains("/it'\\''s mine/models/toy/1/golden/cat.png' " + ADDRESS), text);
    }
  }

  private Path models() {
    return folder.resolve("models");
  }

  private String text(Engine engine, Optional<Path> builtIn) {
    StringWriter out = new StringWriter();
    new Greeting(ADDRESS, engine, models(), builtIn).print(new PrintWriter(out));
    return out.toString();
  }
}
