package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LogMelTest {
  static Stream<GoldenSpeech> ownMaximum() {
    return GoldenSpeech.cases("log-mel").filter(golden -> !golden.options().containsKey("width"));
  }

  static Stream<GoldenSpeech> windows() {
    return GoldenSpeech.cases("log-mel").filter(golden -> golden.options().containsKey("width"));
  }

  @ParameterizedTest
  @MethodSource("ownMaximum")
  void features_ofAStretch_areThoseOfTheReference(GoldenSpeech golden) {
    LogMel logMel = new LogMel(golden.option("mels", 80));
    float[] samples = golden.signal();
    int frames = LogMel.frames(samples.length);
    FloatBuffer into =
        ByteBuffer.allocateDirect(Float.BYTES * frames * logMel.mels())
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();

    logMel.features(samples, into);

    assertEquals(0, into.remaining());
    golden.assertEqualTo(untransposed(into, logMel.mels(), frames), GoldenSpeech.TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("windows")
  void write_aWindowWithTheMaximumOfAll_isThatOfTranscribe(GoldenSpeech golden) {
    LogMel logMel = new LogMel(golden.option("mels", 80));
    FeatureStream stream = logMel.stream();
    stream.accept(golden.signal());
    stream.acceptSilence(400);
    stream.finish();
    FeatureFrames logs = stream.take();
    int width = golden.option("width", 0);
    FloatBuffer into = FloatBuffer.allocate(width * logMel.mels());

    LogMel.write(
        logs, golden.option("first", 0), golden.option("frames", 0), width, logs.maximum(), into);

    golden.assertEqualTo(untransposed(into, logMel.mels(), width), GoldenSpeech.TOLERANCE);
  }

  @Test
  void stream_inPieces_givesTheSameRows() {
    for (String signal : new String[] {"noise", "short"}) {
      LogMel logMel = new LogMel(80);
      GoldenSpeech.assertSameInPieces(
          logMel.stream(), logMel.stream(), GoldenSpeech.signal(signal));
    }
  }

  @Test
  void features_lessThanAFrame_giveWhatThereIs() {
    LogMel logMel = new LogMel(80);

    logMel.features(new float[159], FloatBuffer.allocate(0));
    FloatBuffer one = FloatBuffer.allocate(80);
    logMel.features(new float[160], one);

    assertEquals(0, one.remaining());
    for (float value : one.array()) {
      assertEquals((-10 + 4) / 4f, value, 1e-6);
    }
  }

  @Test
  void features_loud_spanTwoAtMost() {
    LogMel logMel = new LogMel(128);
    float[] samples = GoldenSpeech.signal("gap");
    FloatBuffer into = FloatBuffer.allocate(128 * LogMel.frames(samples.length));

    logMel.features(samples, into);

    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    for (float value : into.array()) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    assertEquals(2, greatest - least, 1e-6);
    assertTrue(greatest < 2.5);
  }

  private static FeatureFrames untransposed(FloatBuffer features, int mels, int frames) {
    FeatureFrames rows = new FeatureFrames(mels);
    float[] row = new float[mels];
    for (int frame = 0; frame < frames; frame++) {
      for (int mel = 0; mel < mels; mel++) {
        row[mel] = features.get(mel * frames + frame);
      }
      rows.add(row);
    }
    return rows;
  }
}
