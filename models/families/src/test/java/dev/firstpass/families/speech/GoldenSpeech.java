package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One case of a golden file: what a reference program makes of a signal.
 *
 * @param content as the file has it; see golden-speech/README.md
 */
record GoldenSpeech(Map<String, Object> content) {
  /** How far features may differ from a reference in double precision. */
  static final double TOLERANCE = 1e-4;

  /** Returns the cases of a file. */
  @SuppressWarnings("unchecked") // As the README says.
  static Stream<GoldenSpeech> cases(String file) {
    return ((List<Map<String, Object>>) Objects.requireNonNull(read(file).get("cases")))
        .stream().map(GoldenSpeech::new);
  }

  /** Returns a signal's samples in [-1, 1]. */
  static float[] signal(String name) {
    ByteBuffer bytes = bytes(read("signals"), name);
    float[] samples = new float[bytes.remaining() / Short.BYTES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = bytes.getShort(Short.BYTES * i) / 32_768f;
    }
    return samples;
  }

  float[] signal() {
    return signal((String) Objects.requireNonNull(content.get("signal")));
  }

  int whole(String key) {
    return ((Number) Objects.requireNonNull(content.get(key), key)).intValue();
  }

  @SuppressWarnings("unchecked") // As the README says.
  Map<String, Object> options() {
    return (Map<String, Object>) Objects.requireNonNull(content.get("options"));
  }

  /** Returns an option as a whole number. */
  int option(String key, int otherwise) {
    return ((Number) options().getOrDefault(key, otherwise)).intValue();
  }

  float[] floats(String key) {
    return floats(content, key);
  }

  static float[] floats(Map<String, Object> object, String key) {
    ByteBuffer bytes = bytes(object, key);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  double[] doubles(String key) {
    ByteBuffer bytes = bytes(content, key);
    double[] values = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(values);
    return values;
  }

  /** Asserts that frames are as many as the reference's, and equal where it kept them. */
  void assertEqualTo(FeatureFrames frames, double tolerance) {
    assertEquals(whole("frames"), frames.count(), this + ": frames");
    int[] kept =
        ((List<?>) Objects.requireNonNull(content.get("kept")))
            .stream().mapToInt(index -> ((Number) index).intValue()).toArray();
    float[] expected = floats("float32");
    assertEquals(expected.length, kept.length * frames.size(), this + ": features");
    for (int i = 0; i < expected.length; i++) {
      int frame = kept[i / frames.size()];
      int feature = i % frames.size();
      assertEquals(
          expected[i],
          frames.at(frame, feature),
          tolerance,
          () -> this + ": frame " + frame + ", feature " + feature);
    }
  }

  /** Asserts that samples in pieces of odd sizes give the same rows as samples at once. */
  static void assertSameInPieces(FeatureStream whole, FeatureStream pieces, float[] samples) {
    float[] expected = whole.all(samples).toArray();
    FeatureFrames frames = new FeatureFrames(pieces.take().size());
    int[] sizes = {1, 159, 160, 161, 7, 0, 1023};
    for (int from = 0, i = 0; from < samples.length; i++) {
      int count = Math.min(sizes[i % sizes.length], samples.length - from);
      pieces.accept(samples, from, count);
      frames.addAll(pieces.take());
      from += count;
    }
    pieces.finish();
    frames.addAll(pieces.take());
    assertEquals(Arrays.toString(expected), Arrays.toString(frames.toArray()));
  }

  @Override
  public String toString() {
    return content.get("signal") + " " + content.get("options");
  }

  private static ByteBuffer bytes(Map<String, Object> object, String key) {
    String text = (String) Objects.requireNonNull(object.get(key), key);
    return ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
  }

  @SuppressWarnings("unchecked") // A golden file is an object.
  private static Map<String, Object> read(String name) {
    try (InputStream file =
            Objects.requireNonNull(
                GoldenSpeech.class.getResourceAsStream("/golden-speech/" + name + ".json"));
        var parser = PlainJson.factory().createParser(file)) {
      return (Map<String, Object>) Objects.requireNonNull(PlainJson.read(parser));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
