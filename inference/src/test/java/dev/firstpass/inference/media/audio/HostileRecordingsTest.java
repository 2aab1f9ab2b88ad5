package dev.firstpass.inference.media.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes: samples or a refusal with one of three codes, and no memory lost. */
final class HostileRecordingsTest {
  private static final Set<ErrorCode> REFUSALS =
      Set.of(ErrorCode.UNSUPPORTED_MEDIA, ErrorCode.UNREADABLE_MEDIA, ErrorCode.MEDIA_TOO_LARGE);
  private static final AudioInput AT_16K = new AudioInput(16_000);

  private final AudioDecoder decoder = new AudioDecoder(new AudioLimits(600, 8, 1_000_000_000));
  private final float[] into = new float[4_096];

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data/malformed/audio_flac_faulty",
        "data/malformed/audio_hound_wav",
        "data/malformed/audio_minimp3",
        "data/malformed/images_go_fuzz",
      })
  void open_sharedFile_isDecodedOrRefused(String folder) throws IOException {
    for (Path file : files(SharedData.require(folder))) {
      decode(file.getFileName().toString(), Files.readAllBytes(file));
    }
  }

  /** Native memory is ours to free; what is lost at each file shows after thousands. */
  @Test
  void open_sharedFilesAgainAndAgain_loseNoMemory() throws IOException, InterruptedException {
    Path folder = SharedData.require("data/malformed");
    assumeTrue(
        Files.exists(Path.of("/proc/self/status")),
        "skipped: only Linux tells how much memory a process holds");
    // Only what is lost may grow: not the heap, nor the optimising compiler, nor malloc's arenas.
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms64m",
                "-Xmx64m",
                "-XX:+AlwaysPreTouch",
                "-cp",
                System.getProperty("java.class.path"),
                RepeatedDecoding.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("MALLOC_ARENA_MAX", "1");
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, process.waitFor());
    assertTrue(Long.parseLong(printed.strip()) < 4_000, () -> "grew by " + printed + " kB");
  }

  /** Some thousand damaged copies of every fixture. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "stereo.wav", "pulse-adpcm.wav", "noise.flac", "noise.mp3", "noise.ogg", "noise.opus",
        "noise.webm", "pulse.m4a", "pulse-alac.m4a", "pulse.aac", "video.mp4", "video.webm",
        "pulse.aiff", "pulse.au", "pulse.caf", "pulse.w64", "pulse.sph"
      })
  void open_damagedCopy_isDecodedOrRefused(String name) {
    byte[] sound = Recordings.fixture(name).array();
    long seed = 1_102;
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      decode("%s, seed %d, copy %d".formatted(name, seed, i), damaged(sound, random));
    }
  }

  private void decode(String which, byte[] content) {
    try (OpenRecording recording = decoder.open(ByteBuffer.wrap(content), AT_16K)) {
      int read = into.length;
      while (read == into.length) {
        read = recording.samples().read(into);
        requireInRange(which, read);
      }
      assertTrue(recording.seconds() > 0, which);
    } catch (DraftingException refused) {
      assertTrue(REFUSALS.contains(refused.code()), () -> which + ": " + refused);
    }
  }

  private void requireInRange(String which, int count) {
    for (int i = 0; i < count; i++) {
      if (!(Math.abs(into[i]) <= 1)) {
        throw new AssertionError(which + ": sample " + into[i]);
      }
    }
  }

  private static byte[] damaged(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    for (int i = random.nextInt(5); i >= 0; i--) {
      int reach = random.nextBoolean() ? Math.min(bytes.length, 120) : bytes.length;
      bytes[random.nextInt(reach)] = (byte) random.nextInt();
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
