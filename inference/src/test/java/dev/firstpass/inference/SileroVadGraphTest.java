package dev.firstpass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.silerovad.SileroVadFamily;
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
import java.util.Objects;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the published Silero graphs over the reference's own test recording. */
final class SileroVadGraphTest {
  private static final double WINDOW_SECONDS = 0.032;

  @ParameterizedTest
  @CsvSource({
    "v5,       silero_vad_v5/silero_vad_v5.onnx,                   16000",
    "v6,       silero_vad_v6/silero_vad.onnx,                      16000",
    "v6,       silero_vad_v6/silero_vad_16k_op15.onnx,             16000",
    "v6-8k,    silero_vad_v6/silero_vad.onnx,                      8000",
    "sequence, silero_vad_v6_fw/silero_vad_v6_fasterwhisper.onnx,  16000"
  })
  void draft_testRecording_givesTheReferencesSegments(String name, String file, int rate)
      throws IOException, UnsupportedAudioFileException {
    Path graph = SharedData.require("models/" + file);
    Path recording = SharedData.require("data/audio/silero_vad_test/test.wav");
    List<double[]> expected = expected(name, rate);

    List<Suggestion> drafted = draft(graph, samples(recording, 16_000 / rate), rate);

    assertEquals(expected.size(), drafted.size());
    for (int i = 0; i < expected.size(); i++) {
      Segment segment = (Segment) drafted.get(i);
      assertEquals(expected.get(i)[0], segment.span().startSeconds(), WINDOW_SECONDS);
      assertEquals(expected.get(i)[1], segment.span().endSeconds(), WINDOW_SECONDS);
    }
  }

  private static List<Suggestion> draft(Path file, float[] samples, int rate) throws IOException {
    ModelFamily family = new SileroVadFamily();
    OnnxFile graph = OnnxFile.read(file);
    ModelSpec spec = at(rate, Specs.of(family, family.recognise(graph.facts()).orElseThrow()));
    MultiPass pipeline = (MultiPass) family.open(spec, ModelContent.of(graph.facts()));
    OnnxRuntime runtime = OnnxRuntime.start(Device.CPU);
    try (DjlSession session = runtime.open(file, graph.signature(), RuntimeOptions.DEFAULT)) {
      return pipeline.draft(
          Recordings.of(samples, rate), role -> session, Settings.prediction(family.parameters()));
    }
  }

  private static ModelSpec at(int rate, ModelSpec spec) {
    return new ModelSpec(
        spec.id(),
        spec.family(),
        spec.task(),
        spec.files(),
        new AudioInput(rate),
        spec.labels(),
        spec.parameters(),
        spec.options(),
        spec.card());
  }

  /** Every {@code step}-th sample, as the golden script takes them. */
  private static float[] samples(Path wav, int step)
      throws IOException, UnsupportedAudioFileException {
    try (AudioInputStream stream = AudioSystem.getAudioInputStream(wav.toFile())) {
      ByteBuffer bytes = ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      float[] samples = new float[bytes.capacity() / 2 / step];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = bytes.getShort(2 * i * step) / 32_768f;
      }
      return samples;
    }
  }

  private static List<double[]> expected(String name, int rate) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            SileroVadGraphTest.class.getResourceAsStream("/silero-vad/segments.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .map(line -> line.split(" ", -1))
          .map(words -> new double[] {seconds(words[1], rate), seconds(words[2], rate)})
          .toList();
    }
  }

  private static double seconds(String samples, int rate) {
    return Double.parseDouble(samples) / rate;
  }
}
