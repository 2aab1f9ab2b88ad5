package dev.firstpass.inference.media.audio;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.model.AudioInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decodes the recordings below a folder again and again, in a process whose heap does not grow, and
 * prints by how many kB its memory grew.
 */
final class RepeatedDecoding {
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 50;

  private final AudioDecoder decoder = new AudioDecoder(AudioLimits.defaults());
  private final float[] into = new float[4_096];

  private RepeatedDecoding() {}

  /** Decodes the recordings of the folder that the argument names. */
  public static void main(String[] arguments) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().contains("audio_")) {
          contents.add(Files.readAllBytes(file));
        }
      }
    }
    var decoding = new RepeatedDecoding();
    decoding.decode(contents, WARM_UP);
    long before = anonymousKilobytes();
    decoding.decode(contents, ROUNDS);
    System.out.println(anonymousKilobytes() - before);
  }

  private void decode(List<byte[]> contents, int times) {
    for (int i = 0; i < times; i++) {
      contents.forEach(this::decode);
    }
  }

  private void decode(byte[] content) {
    try (OpenRecording recording = decoder.open(ByteBuffer.wrap(content), new AudioInput(16_000))) {
      while (recording.samples().read(into) == into.length) {
        // The samples are HostileRecordingsTest's business.
      }
    } catch (DraftingException refused) {
      // So are the refusals.
    }
  }

  private static long anonymousKilobytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("RssAnon:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow();
    }
  }
}
