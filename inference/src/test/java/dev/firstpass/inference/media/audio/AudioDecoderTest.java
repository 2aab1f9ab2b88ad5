package dev.firstpass.inference.media.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.Channels;
import dev.firstpass.inference.media.audio.Recordings.Decoded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AudioDecoderTest {
  private static final AudioInput AT_16K = new AudioInput(16_000);

  private final AudioDecoder decoder = new AudioDecoder(AudioLimits.defaults());

  @ParameterizedTest
  @CsvSource({
    "1, 8, false",
    "1, 16, false",
    "1, 24, false",
    "1, 32, false",
    "3, 32, false",
    "3, 64, false",
    "1, 8, true",
    "1, 16, true",
    "1, 24, true",
    "1, 32, true",
    "3, 32, true",
  })
  void open_wavOfEveryFormat_givesItsSamples(int format, int bits, boolean extensible) {
    double[] samples =
        new Random(bits).doubles(5_000, -1, 1).map(s -> Math.rint(s * 120) / 128 + 0.0).toArray();
    WavFile file = new WavFile(format, 1, 16_000, bits);
    ByteBuffer wav = (extensible ? file.extensible(4) : file).of(samples);

    Decoded decoded = Recordings.decode(decoder, wav, AT_16K);

    assertArrayEquals(floats(samples), decoded.samples());
    assertEquals(5_000 / 16_000.0, decoded.seconds());
    assertEquals(List.of(), decoded.warnings());
  }

  /** The JDK's encoders are the reference. */
  @ParameterizedTest
  @CsvSource({"7, ULAW", "6, ALAW"})
  void open_companded_givesWhatTheJdkDecodes(int format, String encoding) throws IOException {
    byte[] bytes = new byte[256];
    IntStream.range(0, 256).forEach(i -> bytes[i] = (byte) i);

    float[] decoded =
        Recordings.decode(decoder, new WavFile(format, 1, 16_000, 8).with(bytes), AT_16K).samples();

    var companded = new AudioFormat(new Encoding(encoding), 16_000, 8, 1, 1, 16_000, false);
    var linear = new AudioFormat(16_000, 16, 1, true, true);
    byte[] expected =
        AudioSystem.getAudioInputStream(
                linear, new AudioInputStream(new ByteArrayInputStream(bytes), companded, 256))
            .readAllBytes();
    for (int i = 0; i < 256; i++) {
      assertEquals(ByteBuffer.wrap(expected).getShort(2 * i) / 32_768f, decoded[i], "code " + i);
    }
  }

  @Test
  void open_stereo_givesTheChannelsAskedFor() {
    ByteBuffer wav = new WavFile(WavFile.PCM, 2, 16_000, 16).of(0.5, -0.25, 0.125, 0.75);

    assertArrayEquals(new float[] {0.125f, 0.4375f}, samples(wav, Channels.MIX));
    assertArrayEquals(new float[] {0.5f, 0.125f}, samples(wav, Channels.FIRST));
    assertArrayEquals(new float[] {-0.25f, 0.75f}, samples(wav, Channels.SECOND));
  }

  @Test
  void open_channelsWithoutLoudspeakers_areMixedEvenly() {
    int channels = 12;
    double[] samples = new double[channels];
    samples[3] = 0.75;
    ByteBuffer wav = new WavFile(WavFile.FLOAT, channels, 16_000, 32).of(samples);

    assertEquals(0.75f / channels, samples(wav, Channels.MIX)[0], 1e-7);
    assertEquals(0.75f, samples(wav, new Channels.Single(3))[0]);
    assertEquals(0f, samples(wav, new Channels.Single(11))[0]);
  }

  @Test
  void open_surround_isMixedAsFfmpegDoes() {
    // Front left and right 0.707, centre 1, side 0.5 each, divided by their sum; no bass.
    int fiveOne = 0x60F;
    double[] samples = {0, 0, 0.5, 0.9, 0, 0};
    ByteBuffer wav = new WavFile(WavFile.PCM, 6, 16_000, 16).extensible(fiveOne).of(samples);
    double sum = 2 * Math.sqrt(0.5) + 1 + 2 * 0.5;

    assertEquals(0.5 / sum, samples(wav, Channels.MIX)[0], 1e-6);
  }

  @Test
  void open_channelThatIsNotThere_saysHowManyThereAre() {
    ByteBuffer wav = new WavFile(WavFile.PCM, 1, 16_000, 16).of(0.5);

    DraftingException refused = refused(wav, AT_16K.withChannels(Channels.SECOND));

    assertEquals(ErrorCode.UNSUPPORTED_MEDIA, refused.code());
    assertTrue(refused.detail().contains("channel 2 is asked for, but the recording has 1"));
  }

  @Test
  void open_floatsOutOfRange_areLimited() {
    ByteBuffer wav =
        new WavFile(WavFile.FLOAT, 1, 16_000, 32)
            .of(7, -7, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.5);

    assertArrayEquals(new float[] {1, -1, 0, 1, -1, 0.5f}, samples(wav, Channels.MIX));
  }

  @Test
  void open_directBufferInTheMiddle_readsOnlyItsContent() {
    ByteBuffer wav = Recordings.fixture("pulse.flac");
    ByteBuffer direct = ByteBuffer.allocateDirect(wav.remaining() + 33);
    direct.position(11).put(wav.duplicate()).position(11).limit(11 + wav.remaining());

    float[] decoded = Recordings.decode(decoder, direct, AT_16K).samples();

    assertArrayEquals(samples(wav, Channels.MIX), decoded);
    assertEquals(11, direct.position());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000, 8_192, 100_000})
  void read_blocksOfAnySize_giveTheSameSamples(int block) {
    ByteBuffer content = Recordings.fixture("pulse.opus");

    assertArrayEquals(
        samples(content, Channels.MIX),
        Recordings.decode(decoder, content, AT_16K, block).samples());
  }

  @Test
  void open_manyAtOnce_doNotDisturbOneAnother() {
    List<String> names = List.of("pulse.flac", "pulse.opus", "pulse.mp3", "pulse.m4a");
    List<float[]> alone = names.stream().map(name -> samples(name)).toList();

    IntStream.range(0, 64)
        .parallel()
        .forEach(i -> assertArrayEquals(alone.get(i % 4), samples(names.get(i % 4))));
  }

  @Test
  void header_ofFlac_saysWhatItIs() {
    assertEquals(
        new RecordingHeader("flac", "flac", 48_000, 1, OptionalDouble.of(1.5)),
        decoder.header(Recordings.fixture("pulse.flac")));
  }

  @Test
  void timing_ofCountedSamples_endsWithTheRecording() {
    try (OpenRecording recording = decoder.open(Recordings.fixture("stereo.wav"), AT_16K)) {
      assertEquals(1.5, recording.timing().sourceSeconds());
      assertEquals(0.75, recording.timing().seconds(12_000), 1e-9);
      assertEquals(1.5, recording.seconds());
    }
  }

  @Test
  void seconds_declaredTooShort_areCountedToTheEnd() {
    ByteBuffer flac = Recordings.fixture("pulse.flac");
    // The total of samples, the last 32 of 36 bits: STREAMINFO begins at 8.
    flac.putInt(8 + 14, 24_000);
    try (OpenRecording recording = decoder.open(flac, AT_16K)) {
      assertEquals(0.5, recording.seconds());
      assertTrue(recording.timing().sourceSeconds() > 1.5);
      recording.samples().read(new float[100_000]);
      assertEquals(1.5, recording.seconds());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "flac", "mp3", "ogg", "opus", "webm"})
  void open_truncated_keepsWhatIsThereAndSaysSo(String format) {
    ByteBuffer content = Recordings.fixture("noise." + format);
    float[] whole = samples(content, Channels.MIX);
    content.limit(content.limit() * 3 / 4);

    Decoded decoded = Recordings.decode(decoder, content, AT_16K);

    assertTrue(decoded.samples().length > 8_000, () -> decoded.samples().length + " samples");
    assertTrue(decoded.samples().length < whole.length - 4_000);
    float[] start = Arrays.copyOf(decoded.samples(), 7_000);
    assertEquals(0, Recordings.difference(whole, start), 1e-6);
    String warnings = String.join("; ", decoded.warnings());
    assertTrue(warnings.contains("ends early"), warnings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "flac", "mp3", "ogg", "opus", "webm"})
  void open_whole_warnsOfNothing(String format) {
    Decoded decoded = Recordings.decode(decoder, Recordings.fixture("noise." + format), AT_16K);

    assertEquals(List.of(), decoded.warnings());
    assertEquals(2, decoded.seconds(), 0.02);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pulse.flac | 1.4 | 8 | 1000000 | lasts 1.5 s or more; the limit is 1.4 s (--max-seconds)",
        "pulse.aac | 1.4 | 8 | 1000000 | the limit is 1.4 s (--max-seconds)",
        "stereo.wav | 9 | 1 | 1000000 | has 2 channels; the limit is 1 (--max-channels)",
        "pulse.flac | 9 | 8 | 140000 | more than 140000 bytes, the limit (--max-decoded-bytes)"
      })
  void open_pastALimit_isRefused(
      String name, double seconds, int channels, long bytes, String why) {
    var strict = new AudioDecoder(new AudioLimits(seconds, channels, bytes));

    DraftingException refused =
        assertThrows(
            DraftingException.class,
            () -> Recordings.decode(strict, Recordings.fixture(name), AT_16K));

    assertEquals(ErrorCode.MEDIA_TOO_LARGE, refused.code());
    assertTrue(refused.detail().contains(why), refused.detail());
  }

  /** What would make FFmpeg open something else, and what is no sound. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello, this is a text and no recording",
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '/etc/passwd'\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"></MPD>",
        "[playlist]\nFile1=http://127.0.0.1/a.mp3\nNumberOfEntries=1\n",
        "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\2\0\0\0",
        "%PDF-1.4 something",
      })
  void open_noRecording_isNotSupported(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

    assertEquals(ErrorCode.UNSUPPORTED_MEDIA, refused(ByteBuffer.wrap(bytes), AT_16K).code());
  }

  @Test
  void open_videoWithoutSound_saysSo() {
    DraftingException refused = refused(Recordings.fixture("silent.mp4"), AT_16K);

    assertEquals(ErrorCode.UNSUPPORTED_MEDIA, refused.code());
    assertTrue(refused.detail().contains("no sound track"));
  }

  @Test
  void open_emptyRecording_isUnreadable() {
    ByteBuffer wav = new WavFile(WavFile.PCM, 1, 16_000, 16).of();

    assertEquals(ErrorCode.UNREADABLE_MEDIA, refused(wav, AT_16K).code());
  }

  @Test
  void read_afterClose_isABug() {
    OpenRecording recording = decoder.open(Recordings.fixture("pulse.flac"), AT_16K);
    recording.close();
    recording.close();

    assertThrows(IllegalStateException.class, () -> recording.samples().read(new float[1]));
  }

  private float[] samples(String name) {
    return samples(Recordings.fixture(name), Channels.MIX);
  }

  private float[] samples(ByteBuffer content, Channels channels) {
    return Recordings.decode(decoder, content, AT_16K.withChannels(channels)).samples();
  }

  private DraftingException refused(ByteBuffer content, AudioInput input) {
    return assertThrows(DraftingException.class, () -> Recordings.decode(decoder, content, input));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
