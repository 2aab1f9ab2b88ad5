package dev.firstpass.inference.media.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.model.AudioInput;
import dev.firstpass.inference.media.audio.Recordings.Decoded;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sample {@code n} is the source at {@code n / rate} seconds, and the resampler adds nothing. */
final class TimeAlignmentTest {
  private static final int RATE = 16_000;

  private final AudioDecoder decoder = new AudioDecoder(AudioLimits.defaults());

  /** A burst whose middle is at 1 s of the source. */
  @ParameterizedTest
  @CsvSource({
    "pulse.wav, 1", "pulse.flac, 1", "pulse.mp3, 1", "pulse.ogg, 1", "pulse.opus, 1",
    "pulse.m4a, 1", "pulse.webm, 1", "pulse.aiff, 1", "pulse.au, 1", "pulse.caf, 1",
    "pulse.w64, 1", "pulse.sph, 1", "pulse-alac.m4a, 1", "pulse-adpcm.wav, 1", "video.mp4, 1",
    "video.webm, 1"
  })
  void open_everyEncoding_leavesThingsWhereTheyAre(String name, double at) {
    float[] decoded = decode(Recordings.fixture(name)).samples();

    float[] expected = pulse(decoded.length, at);
    assertEquals(0, Recordings.lag(expected, decoded, 400), 1, name);
    double correlation = Recordings.correlation(expected, decoded, 0);
    assertTrue(correlation > 0.93, () -> name + " correlates by " + correlation);
  }

  /** Its container counts in milliseconds. */
  @Test
  void open_soundThatBeginsLate_staysInTimeWithThePictures() {
    float[] decoded = decode(Recordings.fixture("late.mp4")).samples();

    assertEquals(0, Recordings.lag(pulse(decoded.length, 1.5), decoded, 400), RATE / 1_000);
  }

  /** The reference is scipy.signal.resample_poly; sox agrees with it within 4e-7. */
  @ParameterizedTest
  @CsvSource({"8000, 3000", "44100, 6000", "48000, 6000"})
  void open_sweep_isResampledAsByScipy(int rateHz, int top) {
    float[] golden = Recordings.floats("sweep-" + rateHz + ".f32");

    float[] decoded =
        decode(new WavFile(WavFile.FLOAT, 1, rateHz, 32).of(sweep(rateHz, top))).samples();

    assertEquals(golden.length, decoded.length);
    assertEquals(0, Recordings.difference(golden, decoded), 1e-4);
    assertEquals(0, Recordings.greatestDifference(golden, decoded), 1e-3);
  }

  /** A tone above half the model's rate must vanish, not come back as another. */
  @ParameterizedTest
  @CsvSource({"9000, 1e-3", "12000, 1e-4", "20000, 1e-4"})
  void open_toneAboveTheModelsRange_isGone(int hertz, double rest) {
    double[] tone = new double[48_000];
    for (int i = 0; i < tone.length; i++) {
      double fade = Math.pow(Math.sin(Math.PI * i / tone.length), 2);
      tone[i] = 0.5 * fade * Math.sin(2 * Math.PI * hertz * i / 48_000);
    }

    float[] decoded = decode(new WavFile(WavFile.FLOAT, 1, 48_000, 32).of(tone)).samples();

    assertEquals(0, Recordings.greatestDifference(decoded, new float[decoded.length]), rest);
  }

  /** 44,099 and 16,000 have no common divisor: more phases than are tabulated. */
  @ParameterizedTest
  @ValueSource(ints = {11_025, 22_050, 44_099, 96_000, 192_000})
  void open_otherRates_areResampledToo(int rateHz) {
    float[] decoded =
        decode(new WavFile(WavFile.FLOAT, 1, rateHz, 32).of(sweep(rateHz, 3_000))).samples();

    double[] ideal = sweep(RATE, 3_000);
    float[] expected = new float[RATE];
    for (int i = 0; i < RATE; i++) {
      expected[i] = (float) ideal[i];
    }
    assertEquals(RATE, decoded.length, 1);
    assertEquals(0, Recordings.difference(expected, decoded), 1e-4);
  }

  private Decoded decode(ByteBuffer content) {
    return Recordings.decode(decoder, content, new AudioInput(RATE));
  }

  /** As make_fixtures.py makes it. */
  private static float[] pulse(int length, double at) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      double t = (double) i / RATE - at;
      samples[i] =
          (float) (0.5 * Math.sin(2 * Math.PI * 1_000 * t) * Math.exp(-Math.pow(t / 0.004, 2)));
    }
    return samples;
  }

  /** One second, as make_fixtures.py makes it. */
  private static double[] sweep(int rateHz, int top) {
    double[] samples = new double[rateHz];
    for (int i = 0; i < rateHz; i++) {
      double t = (double) i / rateHz;
      double fade = Math.pow(Math.sin(Math.PI * t), 2);
      samples[i] = 0.7 * fade * Math.sin(2 * Math.PI * (50 * t + (top - 50) / 2.0 * t * t));
    }
    return samples;
  }
}
