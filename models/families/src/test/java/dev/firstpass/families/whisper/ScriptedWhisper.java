package dev.firstpass.families.whisper;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ModelCard;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ScriptedSession;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A Whisper of sherpa-onnx's layout and the tiny vocabulary whose logits a test makes up. */
final class ScriptedWhisper {
  static final int CONTEXT = 40;
  static final int WIDTH = 4;
  static final int STATES = 10;

  private final Tokenizer tokenizer = TinyVocabulary.tokenizer();
  private final ModelFamily family = new WhisperFamily();
  private final boolean attention;
  private final boolean multilingual;
  private final MultiPass pipeline;
  private final ScriptedSession encoder;
  private final ScriptedSession decoder;

  /**
   * @param attention whether the decoder tells where it looks
   * @param logits fills in the logits of one position
   */
  ScriptedWhisper(boolean attention, boolean multilingual, Consumer<float[]> logits) {
    this.attention = attention;
    this.multilingual = multilingual;
    this.encoder =
        ScriptedSession.of(
            encoderGraph(),
            inputs ->
                new Outputs(
                    Map.of(
                        SherpaNetwork.CROSS_KEYS, heap(2, 1, STATES, WIDTH),
                        SherpaNetwork.CROSS_VALUES, heap(2, 1, STATES, WIDTH))));
    this.decoder = ScriptedSession.of(decoderGraph(), inputs -> decoded(inputs, logits));
    Recognition found = family.recognise(files()).orElseThrow();
    this.pipeline = (MultiPass) family.open(spec(found), content());
  }

  MultiPass pipeline() {
    return pipeline;
  }

  Settings settings(Map<String, ?> changes) {
    return Settings.prediction(family.parameters()).with(changes);
  }

  /** Returns how often the decoder ran. */
  int decoderRuns() {
    return decoder.runs().size();
  }

  /** Transcribes silence that begins at 5 s of its source. */
  List<Segment> hear(int samples, Map<String, ?> changes) {
    int[] left = {samples};
    PreparedAudio audio =
        new PreparedAudio(
            into -> {
              int count = Math.min(left[0], into.length);
              left[0] -= count;
              return count;
            },
            new FrameTiming(5, 1 / 16_000.0, 5 + samples / 16_000.0));
    return pipeline
        .draft(audio, role -> role.equals(Roles.ENCODER) ? encoder : decoder, settings(changes))
        .stream()
        .map(Segment.class::cast)
        .toList();
  }

  /** Returns the files as a folder holds them. */
  ModelContent files() {
    return new ModelContent(
        Map.of("tiny-encoder.onnx", encoderFacts(), "tiny-decoder.onnx", decoderFacts()),
        Map.of("tiny-tokens.txt", tokens(), "README.txt", new byte[0]));
  }

  private ModelContent content() {
    return new ModelContent(
        Map.of(Roles.ENCODER, encoderFacts(), Roles.DECODER, decoderFacts()),
        Map.of(Roles.TOKENS, tokens()));
  }

  private ModelSpec spec(Recognition found) {
    return new ModelSpec(
        new ModelId("tiny", "1"),
        family.name(),
        found.task(),
        found.files().entrySet().stream()
            .map(file -> new ModelFile(file.getKey(), file.getValue(), "0".repeat(64)))
            .toList(),
        found.input(),
        found.labels().orElseThrow(),
        found.parameters(),
        found.options(),
        ModelCard.EMPTY);
  }

  private GraphFacts encoderFacts() {
    Map<String, String> metadata = new LinkedHashMap<>();
    SpecialTokens special = tokenizer.special();
    metadata.put("n_mels", "80");
    metadata.put("n_text_ctx", String.valueOf(CONTEXT));
    metadata.put("n_text_layer", "2");
    metadata.put("n_text_state", String.valueOf(WIDTH));
    metadata.put("n_vocab", String.valueOf(tokenizer.size()));
    metadata.put("is_multilingual", multilingual ? "1" : "0");
    metadata.put("all_language_codes", String.join(",", special.languages().keySet()));
    metadata.put(
        "all_language_tokens",
        special.languages().values().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(",")));
    Map<String, String> ids =
        Map.of(
            "eot", SpecialTokens.END,
            "sot", SpecialTokens.START,
            "translate", SpecialTokens.TRANSLATE,
            "transcribe", SpecialTokens.TRANSCRIBE,
            "sot_lm", SpecialTokens.START_OF_MODEL,
            "sot_prev", SpecialTokens.START_OF_PREVIOUS,
            "no_speech", SpecialTokens.NO_SPEECH,
            "no_timestamps", SpecialTokens.NO_TIMES);
    ids.forEach((name, token) -> metadata.put(name, String.valueOf(special.id(token))));
    if (attention) {
      metadata.put("alignment_heads", "1:0,1:1");
    }
    return Graphs.withMetadata(Graphs.facts(encoderGraph()), metadata);
  }

  private GraphFacts decoderFacts() {
    return Graphs.facts(decoderGraph());
  }

  private static GraphSignature encoderGraph() {
    return new GraphSignature(
        List.of(Graphs.tensor(SherpaNetwork.INPUT, -1, 80, 3000)),
        List.of(
            Graphs.tensor(SherpaNetwork.CROSS_KEYS, 2, -1, STATES, WIDTH),
            Graphs.tensor(SherpaNetwork.CROSS_VALUES, 2, -1, STATES, WIDTH)));
  }

  private GraphSignature decoderGraph() {
    TensorInfo logits = Graphs.tensor(SherpaNetwork.LOGITS, -1, -1, tokenizer.size());
    TensorInfo keys = Graphs.tensor(SherpaNetwork.NEW_KEYS, 2, -1, CONTEXT, WIDTH);
    TensorInfo values = Graphs.tensor(SherpaNetwork.NEW_VALUES, 2, -1, CONTEXT, WIDTH);
    TensorInfo looked = Graphs.tensor(SherpaNetwork.ATTENTION, -1, 2, -1, STATES);
    return new GraphSignature(
        List.of(
            new TensorInfo(SherpaNetwork.TOKENS, ElementType.INT64, TensorShape.of(-1, -1)),
            Graphs.tensor(SherpaNetwork.KEYS, 2, -1, CONTEXT, WIDTH),
            Graphs.tensor(SherpaNetwork.VALUES, 2, -1, CONTEXT, WIDTH),
            Graphs.tensor(SherpaNetwork.CROSS_KEYS, 2, -1, STATES, WIDTH),
            Graphs.tensor(SherpaNetwork.CROSS_VALUES, 2, -1, STATES, WIDTH),
            new TensorInfo(SherpaNetwork.OFFSET, ElementType.INT64, TensorShape.of(1))),
        attention ? List.of(logits, keys, values, looked) : List.of(logits, keys, values));
  }

  private Outputs decoded(Map<String, Tensor> inputs, Consumer<float[]> script) {
    Tensor tokens = Objects.requireNonNull(inputs.get(SherpaNetwork.TOKENS));
    Tensor offset = Objects.requireNonNull(inputs.get(SherpaNetwork.OFFSET));
    int count = tokens.shape().intSize(1);
    if (offset.longs().get(0) + count > CONTEXT) {
      throw new AssertionError("given more tokens than it can hold");
    }
    float[] all = new float[count * tokenizer.size()];
    float[] row = new float[tokenizer.size()];
    for (int i = 0; i < count; i++) {
      script.accept(row);
      System.arraycopy(row, 0, all, i * row.length, row.length);
    }
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    outputs.put(SherpaNetwork.LOGITS, Tensor.of(TensorShape.of(1, count, tokenizer.size()), all));
    outputs.put(SherpaNetwork.NEW_KEYS, heap(2, 1, CONTEXT, WIDTH));
    outputs.put(SherpaNetwork.NEW_VALUES, heap(2, 1, CONTEXT, WIDTH));
    if (attention) {
      float[] looked = new float[2 * count * STATES];
      for (int i = 0; i < looked.length; i++) {
        looked[i] = (i * 7919 % 101) / 500f;
      }
      outputs.put(SherpaNetwork.ATTENTION, Tensor.of(TensorShape.of(1, 2, count, STATES), looked));
    }
    return new Outputs(outputs);
  }

  private static byte[] tokens() {
    StringBuilder lines = new StringBuilder();
    TinyVocabulary.map("text")
        .forEach((base64, id) -> lines.append(base64).append(' ').append(id).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Tensor heap(long... sizes) {
    TensorShape shape = TensorShape.of(sizes);
    return Tensor.of(shape, new float[Math.toIntExact(shape.elements())]);
  }
}
