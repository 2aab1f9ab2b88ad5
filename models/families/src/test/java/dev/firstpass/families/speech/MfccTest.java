package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MfccTest {
  static Stream<GoldenSpeech> nemo() {
    return GoldenSpeech.cases("nemo-mfcc");
  }

  static Stream<GoldenSpeech> keyword() {
    return GoldenSpeech.cases("keyword-mfcc");
  }

  @ParameterizedTest
  @MethodSource("nemo")
  void nemoFrames_areThoseOfTorchaudio(GoldenSpeech golden) {
    golden.assertEqualTo(new NemoMfcc().frames(golden.signal()), GoldenSpeech.TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("keyword")
  void keywordFrames_areThoseOfTheFormulas(GoldenSpeech golden) {
    float[] samples = golden.signal();

    golden.assertEqualTo(
        new KeywordMfcc().frames(samples, 0, samples.length), GoldenSpeech.TOLERANCE);
  }

  @Test
  void nemoStream_inPieces_givesTheSameRows() {
    NemoMfcc mfcc = new NemoMfcc();

    GoldenSpeech.assertSameInPieces(mfcc.stream(), mfcc.stream(), GoldenSpeech.signal("short"));
  }

  @Test
  void keywordFrames_ofSilence_areFiniteAndAlike() {
    FeatureFrames frames = new KeywordMfcc().frames(new float[0], 0, 0);

    assertEquals(KeywordMfcc.FRAMES, frames.count());
    assertEquals(KeywordMfcc.COEFFICIENTS, frames.size());
    for (int frame = 0; frame < frames.count(); frame++) {
      assertEquals(Math.log(1e-6) * Math.sqrt(2 * 40), frames.at(frame, 0), 1e-4);
      assertEquals(0, frames.at(frame, 1), 1e-4);
    }
  }

  @Test
  void keywordFrames_louder_areTheSame() {
    float[] samples = GoldenSpeech.signal("second");
    float[] quiet = samples.clone();
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] /= 4;
    }
    KeywordMfcc mfcc = new KeywordMfcc();

    float[] expected = mfcc.frames(samples, 0, samples.length).toArray();
    float[] actual = mfcc.frames(quiet, 0, quiet.length).toArray();

    assertTrue(expected.length > 0);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-5);
    }
  }

  @Test
  void keywordFrames_ofMoreThanASecond_areRefused() {
    KeywordMfcc mfcc = new KeywordMfcc();

    assertThrows(IllegalArgumentException.class, () -> mfcc.frames(new float[16_001], 0, 16_001));
  }
}
