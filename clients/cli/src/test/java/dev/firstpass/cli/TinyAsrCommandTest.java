package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A speech recogniser of several files goes from a folder to a subtitle file. */
final class TinyAsrCommandTest {
  @TempDir private Path folder;

  @Test
  void label_transducerInAFolder_writesSubtitles() throws IOException {
    Path files = Files.createDirectory(folder.resolve("zipformer"));
    for (String name : List.of("encoder.onnx", "decoder.onnx", "joiner.onnx", "tokens.txt")) {
      Files.copy(resource(name), files.resolve(name));
    }
    CommandRun command = new CommandRun(Files.createDirectory(folder.resolve("models")));
    Path out = folder.resolve("out");

    command.add(files);
    assertTrue(command.printed().contains("transducer, offline export"), command::printed);
    command.run("models", "list", "--json");
    assertTrue(command.printed().contains("segmenter"), command::printed);
    assertTrue(command.printed().contains("channels"), command::printed);
    command.run(
        "label",
        resource("recording.wav").toString(),
        "--format",
        "srt",
        "--set",
        "decoding=beam",
        "--output",
        out.toString());

    String subtitles = Files.readString(out.resolve("recording.srt"));
    // What sherpa-onnx hears, with spaces between Chinese and Latin: tiny-asr/expected.json.
    assertTrue(subtitles.contains("oe x the the the thes 界 b Te one on"), subtitles);
  }

  private static Path resource(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(TinyAsrCommandTest.class.getResource("/tiny-asr/" + name), name)
              .toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
