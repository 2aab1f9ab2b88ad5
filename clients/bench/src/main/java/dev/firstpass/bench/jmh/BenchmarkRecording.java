package dev.firstpass.bench.jmh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one recording of a benchmark. */
final class BenchmarkRecording {
  private static final int SECONDS = 60;
  private static final Pattern RATE_AND_CHANNELS = Pattern.compile("([0-9]+)x([0-9]+)");

  private BenchmarkRecording() {}

  /**
   * Returns a recording in a direct buffer.
   *
   * @param name {@code 16000x1}: a minute of noise at that rate with so many channels, as 16-bit
   *     WAV; or a file
   */
  static ByteBuffer of(String name) throws IOException {
    Matcher made = RATE_AND_CHANNELS.matcher(name);
    if (made.matches()) {
      return noise(Integer.parseInt(made.group(1)), Integer.parseInt(made.group(2)));
    }
    byte[] bytes = Files.readAllBytes(Path.of(name));
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  private static ByteBuffer noise(int rateHz, int channels) {
    int frameBytes = 2 * channels;
    int bytes = SECONDS * rateHz * frameBytes;
    ByteBuffer wav = ByteBuffer.allocateDirect(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(36 + bytes).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) channels).putInt(rateHz);
    wav.putInt(rateHz * frameBytes).putShort((short) frameBytes).putShort((short) 16);
    wav.put(ascii("data")).putInt(bytes);
    Random random = new Random(7);
    while (wav.hasRemaining()) {
      wav.putShort((short) (1_000 * random.nextGaussian()));
    }
    return wav.flip();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
