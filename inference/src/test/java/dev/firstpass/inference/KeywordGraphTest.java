package dev.firstpass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.audioclassification.AudioClassificationFamily;
import dev.firstpass.inference.repository.OnnxFile;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.DjlSession;
import dev.firstpass.inference.runtime.OnnxRuntime;
import dev.firstpass.inference.runtime.RuntimeOptions;
import dev.firstpass.testkit.Recordings;
import dev.firstpass.testkit.SharedData;
import dev.firstpass.testkit.Specs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the keyword model of MLPerf Tiny over words that people named. */
final class KeywordGraphTest {
  private static final int RATE = 16_000;

  /** One second of a clip. */
  record Second(String clip, int second, String label, double score) {}

  @ParameterizedTest
  @CsvSource({"down", "yes"})
  void draft_oneWord_isTagged(String word) throws IOException, UnsupportedAudioFileException {
    List<Suggestion> drafted = draft(word, Map.of());

    assertEquals(List.of(word), drafted.stream().map(Suggestion::label).toList());
    assertEquals(expected(word).get(0).score(), drafted.get(0).score(), 1e-5);
  }

  /** Neighbouring seconds of the same label are one segment. */
  @ParameterizedTest
  @CsvSource({"yes_no_go_stop", "right_left_up"})
  void draft_wordsOfOneSecondEach_areSegments(String clip)
      throws IOException, UnsupportedAudioFileException {
    List<Suggestion> drafted = draft(clip, Map.of("window", 1));

    for (Second second : expected(clip)) {
      List<Suggestion> at =
          drafted.stream().filter(s -> covers((Segment) s, second.second() + 0.5)).toList();
      assertEquals(1, at.size());
      assertEquals(second.label(), at.get(0).label());
      double mean =
          expected(clip).stream()
              .filter(other -> covers((Segment) at.get(0), other.second() + 0.5))
              .mapToDouble(Second::score)
              .average()
              .orElseThrow();
      assertEquals(mean, at.get(0).score(), 1e-5);
    }
  }

  private static boolean covers(Segment segment, double seconds) {
    return segment.span().startSeconds() <= seconds && seconds < segment.span().endSeconds();
  }

  private static List<Second> expected(String clip) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            KeywordGraphTest.class.getResourceAsStream("/keywords/scores.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" ", -1))
          .map(w -> new Second(w[0], Integer.parseInt(w[1]), w[2], Double.parseDouble(w[3])))
          .filter(second -> second.clip().equals(clip))
          .toList();
    }
  }

  private static List<Suggestion> draft(String clip, Map<String, Object> settings)
      throws IOException, UnsupportedAudioFileException {
    Path file = SharedData.require("models/kws_dscnn_mlperf_tiny/kws_ref_model_float32.onnx");
    Path recording = SharedData.require("data/audio/arm_kws_asr_samples/" + clip + ".wav");
    ModelFamily family = new AudioClassificationFamily();
    OnnxFile graph = OnnxFile.read(file);
    MultiPass pipeline =
        (MultiPass)
            family.open(
                Specs.of(family, family.recognise(graph.facts()).orElseThrow()),
                ModelContent.of(graph.facts()));
    OnnxRuntime runtime = OnnxRuntime.start(Device.CPU);
    try (DjlSession session = runtime.open(file, graph.signature(), RuntimeOptions.DEFAULT)) {
      return pipeline.draft(
          Recordings.of(samples(recording), RATE),
          role -> session,
          Settings.prediction(family.parameters()).with(settings));
    }
  }

  private static float[] samples(Path wav) throws IOException, UnsupportedAudioFileException {
    try (AudioInputStream stream = AudioSystem.getAudioInputStream(wav.toFile())) {
      ByteBuffer bytes = ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      float[] samples = new float[bytes.capacity() / 2];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = bytes.getShort(2 * i) / 32_768f;
      }
      return samples;
    }
  }
}
