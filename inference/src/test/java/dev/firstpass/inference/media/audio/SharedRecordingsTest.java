package dev.firstpass.inference.media.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.model.AudioInput;
import dev.firstpass.inference.media.audio.Recordings.Decoded;
import dev.firstpass.testkit.SharedData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same recording in several encodings gives the same samples. */
final class SharedRecordingsTest {
  private static final AudioInput AT_16K = new AudioInput(16_000);
  private static final String LIBRISPEECH = "data/audio/librispeech_237_134500/";

  private final AudioDecoder decoder = new AudioDecoder(AudioLimits.defaults());

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void open_flacOfAWav_isTheSameToTheLastBit(int number) {
    String name = "237-134500-000" + number;

    Decoded wav = decode(LIBRISPEECH + "wav/" + name + ".wav");
    Decoded flac = decode(LIBRISPEECH + "flac/" + name + ".flac");

    assertArrayEquals(wav.samples(), flac.samples());
    assertEquals(wav.seconds(), flac.seconds());
  }

  @ParameterizedTest
  @CsvSource({
    "librispeech_237_134500/wav/237-134500-0000.wav, librispeech_237_134500/ogg/237-134500-0000.ogg, 0.98",
    "jfk/jfk.wav, jfk/jfk.flac, 0.99999",
    "jfk/jfk.wav, jfk/jfk.mp3, 0.999",
    "funasr_zh/asr_example.wav, funasr_zh/asr_example.mp3, 0.999",
    "lhotse/stereo.wav, lhotse/stereo.sph, 0.9999999",
  })
  void open_anotherEncoding_isInStepAndAlike(String one, String other, double alike) {
    Decoded wav = decode("data/audio/" + one);
    Decoded encoded = decode("data/audio/" + other);

    assertEquals(wav.seconds(), encoded.seconds(), 0.1);
    assertEquals(0, Recordings.lag(wav.samples(), encoded.samples(), 20), other);
    double correlation = Recordings.correlation(wav.samples(), encoded.samples(), 0);
    assertTrue(correlation > alike, () -> other + " correlates by " + correlation);
  }

  private Decoded decode(String path) {
    return Recordings.decode(decoder, Recordings.read(SharedData.require(path)), AT_16K);
  }
}
