package dev.firstpass.inference.media.audio;

import dev.firstpass.core.model.AudioInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Recordings to decode, and what comes of it. */
final class Recordings {
  private Recordings() {}

  /**
   * What a recording was decoded to.
   *
   * @param samples at the rate that was asked for
   * @param seconds of the source
   * @param warnings about it
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Decoded(float[] samples, double seconds, List<String> warnings) {}

  /** Returns a file of src/test/resources beside these tests; the README says who made them. */
  static ByteBuffer fixture(String name) {
    try (InputStream file = Recordings.class.getResourceAsStream(name)) {
      return ByteBuffer.wrap(Objects.requireNonNull(file, name).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the little-endian float32 values of a fixture. */
  static float[] floats(String name) {
    ByteBuffer bytes = fixture(name).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  static ByteBuffer read(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Decoded decode(AudioDecoder decoder, ByteBuffer content, AudioInput input) {
    return decode(decoder, content, input, 4_000);
  }

  /**
   * @param block how many samples are read at once
   */
  static Decoded decode(AudioDecoder decoder, ByteBuffer content, AudioInput input, int block) {
    try (OpenRecording recording = decoder.open(content, input)) {
      float[] samples = new float[0];
      float[] into = new float[block];
      for (int read = block; read == block; ) {
        read = recording.samples().read(into);
        int before = samples.length;
        samples = Arrays.copyOf(samples, before + read);
        System.arraycopy(into, 0, samples, before, read);
      }
      return new Decoded(samples, recording.seconds(), recording.warnings());
    }
  }

  /** Returns the root of the mean square of the difference, over the length of the shorter. */
  static double difference(float[] one, float[] other) {
    double sum = 0;
    int length = Math.min(one.length, other.length);
    for (int i = 0; i < length; i++) {
      sum += Math.pow(one[i] - other[i], 2);
    }
    return Math.sqrt(sum / length);
  }

  /** Returns the greatest difference, over the length of the shorter. */
  static double greatestDifference(float[] one, float[] other) {
    double greatest = 0;
    for (int i = 0; i < Math.min(one.length, other.length); i++) {
      greatest = Math.max(greatest, Math.abs(one[i] - other[i]));
    }
    return greatest;
  }

  /** Returns Pearson's correlation with a signal that is {@code lag} samples later. */
  static double correlation(float[] one, float[] other, int lag) {
    double product = 0;
    double energy = 0;
    double otherEnergy = 0;
    for (int i = Math.max(0, -lag); i < one.length && i + lag < other.length; i++) {
      product += (double) one[i] * other[i + lag];
      energy += (double) one[i] * one[i];
      otherEnergy += (double) other[i + lag] * other[i + lag];
    }
    return product / Math.sqrt(energy * otherEnergy);
  }

  /** Returns by how many samples the second signal comes later, at most {@code most} either way. */
  static int lag(float[] one, float[] other, int most) {
    int best = 0;
    for (int lag = -most; lag <= most; lag++) {
      best = correlation(one, other, lag) > correlation(one, other, best) ? lag : best;
    }
    return best;
  }
}
