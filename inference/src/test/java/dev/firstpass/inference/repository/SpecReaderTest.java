package dev.firstpass.inference.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.BatchPolicy;
import dev.firstpass.core.model.Channels;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Layout;
import dev.firstpass.core.model.ImageInput.MultipleOf;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.ImageInput.ShortSide;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.MediaInput;
import dev.firstpass.core.model.ModelCard;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SpecReaderTest {
  private static final ModelId ID = new ModelId("toy", "1");

  @TempDir private Path folder;

  static Stream<MediaInput> inputs() {
    Resize letterbox = Resize.letterbox(Kernel.AREA, Rounding.TRUNCATE, Placement.CENTRE, 114);
    return Stream.of(
        ImageInput.raw(new Fixed(416, 320), letterbox, Colour.BGR),
        ImageInput.normalised(
            new ShortSide(800, 1333, 32),
            Resize.stretch(Kernel.LINEAR),
            Colour.RGB,
            1 / 255.0,
            List.of(0.485, 0.456, 0.406),
            List.of(0.229, 0.224, 0.225)),
        ImageInput.scaled(new MultipleOf(32, 1024), letterbox, Colour.BGR, 2),
        new ImageInput(
            new Fixed(224, 224),
            Resize.centreCrop(Kernel.CUBIC, 0.875),
            Colour.GRAY,
            1,
            List.of(0.0),
            List.of(1.0),
            Layout.NHWC,
            ElementType.UINT8,
            2),
        new AudioInput(16_000),
        new AudioInput(8_000, Channels.SECOND),
        new AudioInput(16_000, new Channels.Single(6)));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void read_whatWasWritten_isTheSame(MediaInput input) throws IOException {
    ModelSpec spec = spec(input);
    write(SpecWriter.write(spec, List.of("a remark")));

    assertEquals(spec, SpecReader.read(ID, folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "famly: yolox | unknown key 'famly'; did you mean 'family'?",
        "licence: [a] | 'licence' must be a text",
        "task: detecting | 'task' must be one of [detection, instance-segmentation",
        "labels: 3 | 'labels' must be a list",
        "files: [{name: ../x.onnx, sha256: 00}] | must be a bare file name",
        "files: [{name: x.onnx, sha256: 00}] | 64 lower-case hexadecimal digits",
        "batch: {max: 0} | batch max must be in [1, 256]",
        "batch: {max: 8, delay: 2} | unknown key 'delay'. Known: max, delay-ms",
        "batch: {delay-ms: 2} | 'max' is missing",
        "parameters: {threshold: } | 'parameters.threshold' has no value",
        "input: {size: [1, 2, 3], resize: stretch, colour: rgb} | 'size' must be [width, height]",
        "input: {size: [1, 2], resize: stretch, colour: rgb, pad: 3} | unknown key 'pad'",
        "input: {size: [1, 2], resize: stretch, colour: rgb, std: [0, 1, 1]} | must be positive",
        "input: {kind: sound} | 'kind' must be one of [image, audio], not 'sound'",
        "input: {kind: audio} | 'sample-rate' is missing",
        "input: {kind: audio, sample-rat: 8000} | unknown key 'sample-rat'; did you mean 'sample-rate'?",
        "input: {kind: audio, sample-rate: 0} | 'sample-rate' must be positive, not 0",
        "input: {kind: audio, sample-rate: 16000.5} | 'sample-rate' must be a whole number",
        "input: {sample-rate: 8000, channels: both} | 'channels' must be mix, first (or left)",
        "input: {sample-rate: 8000, channels: 0} | not '0'",
        "input: {sample-rate: 8000, colour: rgb} | unknown key 'colour'. Known: kind, sample-rate",
      })
  void read_oneMistake_namesTheKey(String mistake, String complaint) throws IOException {
    String key = mistake.substring(0, mistake.indexOf(':'));
    String sound = SpecWriter.write(spec(inputs().findFirst().orElseThrow()), List.of());
    write(withoutKey(sound, key) + mistake + "\n");

    DraftingException problem =
        assertThrows(DraftingException.class, () -> SpecReader.read(ID, folder));

    assertEquals(ErrorCode.INVALID_MODEL, problem.code());
    assertTrue(problem.detail().contains(complaint), problem.detail());
  }

  @ParameterizedTest
  @CsvSource({"left, first", "right, second", "1, first", "2, second", "8, 8", "mix, mix"})
  void read_namedChannels_areTheSameByAnyName(String name, String wireName) throws IOException {
    String sound = SpecWriter.write(spec(new AudioInput(8_000)), List.of());
    write(withoutKey(sound, "input") + "input: {sample-rate: 8000, channels: " + name + "}\n");

    AudioInput input = (AudioInput) SpecReader.read(ID, folder).input();

    assertEquals(wireName, input.channels().wireName());
  }

  @Test
  void read_yamlThatNamesAClass_isRefused() throws IOException {
    write("!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]\n");

    assertThrows(DraftingException.class, () -> SpecReader.read(ID, folder));
  }

  @Test
  void readLabels_labelTwice_numbersTheSecond() throws IOException {
    Path file = Files.writeString(folder.resolve("labels.txt"), "crane\n\n dog \ncrane\n");

    assertEquals(List.of("crane", "dog", "crane (2)"), SpecReader.readLabels(file).names());
  }

  @Test
  void readLabels_notText_isRefused() throws IOException {
    Path file = Files.write(folder.resolve("labels.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    assertThrows(DraftingException.class, () -> SpecReader.readLabels(file));
  }

  private static ModelSpec spec(MediaInput input) {
    return new ModelSpec(
        ID,
        "yolox",
        ModelTask.DETECTION,
        List.of(new ModelFile(ModelFile.MODEL, "model.onnx", "0".repeat(64))),
        input,
        new LabelSet(List.of("cat", "no: not a key", "42")),
        Map.of("threshold", 0.25),
        Map.of("decoded", true),
        new ModelCard("raw export", "Apache-2.0", "here", Map.of("AP", 0.361)),
        new BatchPolicy(8, Duration.ofNanos(2_500_000)),
        false);
  }

  /** The document without a top-level key and what is indented below it. */
  private static String withoutKey(String yaml, String key) {
    StringBuilder rest = new StringBuilder();
    boolean skipping = false;
    for (String line : yaml.lines().toList()) {
      boolean top = !line.startsWith(" ") && !line.startsWith("-");
      skipping = top ? line.startsWith(key + ":") : skipping;
      if (!skipping) {
        rest.append(line).append('\n');
      }
    }
    return rest.toString();
  }

  private void write(String yaml) throws IOException {
    Files.writeString(folder.resolve(SpecReader.FILE_NAME), yaml);
  }
}
