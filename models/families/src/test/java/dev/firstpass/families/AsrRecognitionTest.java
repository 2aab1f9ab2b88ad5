package dev.firstpass.families;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.testkit.Graphs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every speech recogniser that is known is claimed by exactly one family, every other by none. */
final class AsrRecognitionTest {
  static Stream<AsrSubject> known() {
    return AsrSubject.all();
  }

  static Stream<ModelContent> others() {
    AsrSubject transducer = AsrSubject.transducer(false);
    Map<String, GraphFacts> four = new LinkedHashMap<>(transducer.files().graphs());
    four.put("encoder-1.int8.onnx", transducer.files().graph("encoder-1.onnx"));
    return Stream.of(
        without(AsrSubject.waveform()),
        without(AsrSubject.senseVoice()),
        without(AsrSubject.paraformer(true)),
        without(transducer),
        AsrSubject.content(four),
        AsrSubject.counted("something"),
        AsrSubject.nemo("all_features").files(),
        // Tokens that no graph of so few classes can tell.
        AsrSubject.content(
            Map.of(
                "m.onnx",
                Graphs.facts(Graphs.tensor("input", -1, -1), Graphs.tensor("logits", -1, -1, 5)))),
        // A classifier of sound, and one of its windows.
        AsrSubject.content(
            Map.of(
                "m.onnx",
                Graphs.facts(Graphs.tensor("input", -1, -1), Graphs.tensor("scores", -1, 11)))),
        AsrSubject.content(
            Map.of(
                "m.onnx",
                Graphs.facts(
                    Graphs.tensor("input", -1, 16000), Graphs.tensor("scores", -1, 40, 11)))));
  }

  @ParameterizedTest
  @MethodSource("known")
  void recognise_known_isClaimedByOneFamily(AsrSubject subject) {
    assertEquals(List.of(subject.toString()), claims(subject.files()));

    Recognition recognition = subject.found().recognise(subject.files()).orElseThrow();
    assertEquals(ModelTask.SPEECH_RECOGNITION, recognition.task());
    assertEquals(new AudioInput(16_000), recognition.input());
    assertTrue(recognition.files().containsKey("tokens"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void recognise_other_isClaimedByNone(ModelContent files) {
    assertEquals(List.of(), claims(files));
  }

  @Test
  void recognise_paraformerWithoutPeaks_saysThatTimesAreEstimates() {
    AsrSubject subject = AsrSubject.paraformer(false);
    List<String> assumptions =
        subject.found().recognise(subject.files()).orElseThrow().assumptions();

    assertTrue(assumptions.get(0).contains("times are estimates"), assumptions.get(0));
  }

  @Test
  void open_unknownOption_isRefused() {
    DraftingException refused =
        assertThrows(
            DraftingException.class, () -> AsrSubject.waveform().open(Map.of("feature", "x")));

    assertEquals(ErrorCode.INVALID_MODEL, refused.code());
    assertTrue(refused.detail().contains("did you mean 'features'?"), refused.detail());
  }

  @Test
  void open_otherFeaturesThanTheGraphTakes_isRefusedWithBothShapes() {
    DraftingException refused =
        assertThrows(
            DraftingException.class, () -> AsrSubject.waveform().open(Map.of("features", "fbank")));

    assertEquals(ErrorCode.MODEL_MISMATCH, refused.code());
    assertTrue(refused.detail().contains("input_values float32[?, ?]"), refused.detail());
    assertTrue(refused.detail().contains("float32[?, ?, 80]"), refused.detail());
  }

  @Test
  void open_blankByName_isTaken() {
    DraftingException refused =
        assertThrows(
            DraftingException.class, () -> AsrSubject.waveform().open(Map.of("blank", "<none>")));

    assertEquals(ErrorCode.MODEL_MISMATCH, refused.code());
    AsrSubject.waveform().open(Map.of("blank", "<unk>"));
    AsrSubject.waveform().open(Map.of("blank", "10"));
  }

  private static ModelContent without(AsrSubject subject) {
    return new ModelContent(subject.files().graphs(), Map.of());
  }

  private static List<String> claims(ModelContent files) {
    return ServiceLoader.load(ModelFamily.class).stream()
        .map(ServiceLoader.Provider::get)
        .flatMap(
            family ->
                family.recognise(files).stream()
                    .map(found -> family.name() + ": " + found.variant()))
        .toList();
  }
}
