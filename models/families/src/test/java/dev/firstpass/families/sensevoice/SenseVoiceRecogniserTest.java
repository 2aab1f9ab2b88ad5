package dev.firstpass.families.sensevoice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.Cmvn;
import dev.firstpass.families.speech.Fbank;
import dev.firstpass.families.speech.FbankOptions;
import dev.firstpass.families.speech.FrameInputs;
import dev.firstpass.families.speech.Heard;
import dev.firstpass.families.speech.Heard.Sound;
import dev.firstpass.families.speech.LfrFrontend;
import dev.firstpass.families.speech.LowFrameRate;
import dev.firstpass.families.speech.OutputFrames;
import dev.firstpass.families.speech.SpokenWord;
import dev.firstpass.families.speech.TokenTable;
import dev.firstpass.testkit.ScriptedSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SenseVoiceRecogniserTest {
  private static final List<String> TOKENS =
      List.of(
          "<unk>",
          "<s>",
          "</s>",
          "\u2581ha",
          "ha",
          "<|en|>",
          "<|nospeech|>",
          "<|HAPPY|>",
          "<|EMO_UNKNOWN|>",
          "<|Speech|>",
          "<|Laughter|>",
          "<|woitn|>");
  private static final long ANY = TensorShape.DYNAMIC;

  private final SenseVoiceParameters parameters = new SenseVoiceParameters();
  private final TensorInfo language = counts("language");
  private final TensorInfo textNorm = counts("text_norm");

  @Test
  void hear_words_haveLanguageAndTimesAfterTheFirstFourFrames() {
    Heard heard = hear(Map.of("language", "en"), 5, 7, 9, 11, 0, 3, 3, 0, 4, 0, 0);

    assertEquals(Optional.of("en"), heard.language());
    assertEquals(List.of(), heard.sounds());
    assertEquals(List.of("haha"), heard.words().stream().map(SpokenWord::text).toList());
    assertEquals(0.06, heard.words().get(0).start(), 1e-9);
    assertEquals(0.30, heard.words().get(0).end(), 1e-9);
  }

  @Test
  void hear_noWords_givesTheEvent() {
    Heard heard = hear(Map.of(), 6, 8, 10, 11, 0, 0, 0, 0, 0, 0, 0);

    assertEquals(Optional.empty(), heard.language());
    assertEquals(List.of("laughter"), heard.sounds().stream().map(Sound::label).toList());
    assertEquals(List.of(), heard.words());
  }

  @Test
  void hear_eventsAsked_givesEventAndEmotionBesideWords() {
    Heard heard = hear(Map.of("events", true), 5, 7, 10, 11, 3, 0, 0, 0, 0, 0, 0);

    assertEquals(List.of("laughter", "happy"), heard.sounds().stream().map(Sound::label).toList());
  }

  @Test
  void hear_search_findsTheSameWords() {
    Heard heard = hear(Map.of("decoding", "beam", "beam", 3), 5, 7, 9, 11, 0, 3, 3, 0, 4, 0, 0);

    assertEquals(Optional.of("en"), heard.language());
    assertEquals(List.of("haha"), heard.words().stream().map(SpokenWord::text).toList());
    assertEquals(0.06, heard.words().get(0).start(), 1e-9);
    assertEquals(0.30, heard.words().get(0).end(), 1e-9);
  }

  @Test
  void hear_languageAndItn_areAsked() {
    ScriptedSession session = session(new int[11]);
    recogniser()
        .hear(new float[11_000], role -> session, settings(Map.of("language", "yue", "itn", true)));

    Map<String, Tensor> asked = session.runs().get(0);
    assertEquals(7, whole(asked, "language"));
    assertEquals(14, whole(asked, "text_norm"));
    assertEquals(12, whole(asked, "x_length"));
  }

  private Heard hear(Map<String, Object> changes, int... best) {
    ScriptedSession session = session(best);
    return recogniser().hear(new float[7000], role -> session, settings(changes));
  }

  private SenseVoiceRecogniser recogniser() {
    LfrFrontend frontend =
        new LfrFrontend(
            new Fbank(FbankOptions.funAsr()),
            new LowFrameRate(7, 6),
            new Cmvn(new float[560], new float[560]),
            new FrameInputs(
                new TensorInfo("x", ElementType.FLOAT32, TensorShape.of(ANY, ANY, 560)),
                Optional.of(counts("x_length")),
                false));
    SenseVoiceQueries queries =
        new SenseVoiceQueries(
            language,
            textNorm,
            Map.of("lang_auto", 0, "lang_en", 4, "lang_yue", 7, "with_itn", 14, "without_itn", 15));
    return new SenseVoiceRecogniser(
        frontend,
        queries,
        new OutputFrames("logits", Optional.empty(), TOKENS.size()),
        new TokenTable(TOKENS),
        parameters,
        "speech");
  }

  private ScriptedSession session(int[] best) {
    float[] scores = new float[best.length * TOKENS.size()];
    for (int i = 0; i < best.length; i++) {
      scores[i * TOKENS.size() + best[i]] = 8;
    }
    Tensor logits = Tensor.of(TensorShape.of(1, best.length, TOKENS.size()), scores);
    return ScriptedSession.of(
        new GraphSignature(
            List.of(
                new TensorInfo("x", ElementType.FLOAT32, TensorShape.of(ANY, ANY, 560)),
                counts("x_length"),
                language,
                textNorm),
            List.of(new TensorInfo("logits", ElementType.FLOAT32, TensorShape.of(ANY, ANY, ANY)))),
        inputs -> new Outputs(Map.of("logits", logits)));
  }

  private Settings settings(Map<String, Object> changes) {
    return Settings.prediction(parameters.all()).with(changes);
  }

  private static long whole(Map<String, Tensor> inputs, String name) {
    return Objects.requireNonNull(inputs.get(name), name).data().getInt(0);
  }

  private static TensorInfo counts(String name) {
    return new TensorInfo(name, ElementType.INT32, TensorShape.of(ANY));
  }
}
