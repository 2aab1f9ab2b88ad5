package dev.firstpass.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Joins recordings of single digits ({@code 7_theo_12.wav}) to strings with their transcripts, in
 * LibriSpeech's layout.
 */
final class DigitStrings {
  private static final List<String> WORDS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
  private static final AudioFormat FORMAT = new AudioFormat(8000, 16, 1, true, false);
  private static final int LOUDEST_NOISE = 20;

  private final Random random = new Random(20);
  private final Path recordings;

  /**
   * @param recordings the folder of the single digits
   */
  DigitStrings(Path recordings) {
    this.recordings = recordings;
  }

  /** Writes {@code count} strings of one speaker, one to eight digits each. */
  void write(String speaker, int count, Path folder) throws IOException {
    List<Path> digits;
    try (Stream<Path> files = Files.list(recordings)) {
      digits = files.filter(file -> name(file).contains("_" + speaker + "_")).sorted().toList();
    }
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      ByteArrayOutputStream samples = new ByteArrayOutputStream();
      List<String> words = new ArrayList<>();
      pause(samples);
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        Path digit = digits.get(random.nextInt(digits.size()));
        samples.write(samples(digit));
        pause(samples);
        words.add(WORDS.get(name(digit).charAt(0) - '0'));
      }
      String name = speaker + "-" + i;
      write(samples.toByteArray(), folder.resolve(name + ".wav"));
      lines.append(name).append(' ').append(String.join(" ", words)).append('\n');
    }
    Files.writeString(folder.resolve(speaker + ".trans.txt"), lines);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private byte[] samples(Path file) throws IOException {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
      return levelled(in.readAllBytes());
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(file.toString(), e);
    }
  }

  /** The recordings differ in loudness by 20 dB: each is brought to within 6 dB of half of full. */
  private byte[] levelled(byte[] samples) {
    ShortBuffer words = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    int peak = 1;
    for (int i = 0; i < words.limit(); i++) {
      peak = Math.max(peak, Math.abs(words.get(i)));
    }
    double gain = 0.5 * Short.MAX_VALUE * Math.pow(10, -6 * random.nextDouble() / 20) / peak;
    for (int i = 0; i < words.limit(); i++) {
      words.put(i, (short) Math.round(words.get(i) * gain));
    }
    return samples;
  }

  /** A tenth to a third of a second of faint noise. */
  private void pause(ByteArrayOutputStream samples) {
    for (int n = 800 + random.nextInt(1800); n > 0; n--) {
      int noise = random.nextInt(2 * LOUDEST_NOISE + 1) - LOUDEST_NOISE;
      samples.write(noise);
      samples.write(noise >> 8);
    }
  }

  private static void write(byte[] samples, Path file) throws IOException {
    try (AudioInputStream in =
        new AudioInputStream(new ByteArrayInputStream(samples), FORMAT, samples.length / 2)) {
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
    }
  }
}
