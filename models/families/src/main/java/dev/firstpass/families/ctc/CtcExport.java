package dev.firstpass.families.ctc;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.families.speech.JsonDocument;
import dev.firstpass.families.speech.SpeechLabels;
import dev.firstpass.families.speech.TokenTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A CTC graph and the files beside it, as their exporters write them.
 *
 * @param graphFile name of the graph's file
 * @param graph what can be read of it
 * @param tokensFile name of the file of tokens
 * @param files all that there is
 */
record CtcExport(String graphFile, GraphFacts graph, String tokensFile, ModelContent files) {
  private static final int RATE = 16_000;
  private static final long ANY = TensorShape.DYNAMIC;
  private static final String PREPROCESSOR = "preprocessor_config.json";

  /** Returns the only graph and its tokens, when there are both. */
  static Optional<CtcExport> of(ModelContent files) {
    if (files.graphs().size() != 1) {
      return Optional.empty();
    }
    Map.Entry<String, GraphFacts> graph = files.graphs().entrySet().iterator().next();
    return TokenTable.fileAmong(files)
        .map(tokens -> new CtcExport(graph.getKey(), graph.getValue(), tokens, files));
  }

  /** Returns what the files are, when one of the known exporters wrote them. */
  Optional<Recognition> recognition() {
    List<TensorInfo> inputs = graph.signature().inputs();
    List<TensorInfo> outputs = graph.signature().outputs();
    boolean scores = !outputs.isEmpty() && isFloats(outputs.get(0), ANY, ANY, ANY);
    if (!scores || inputs.isEmpty() || inputs.size() > 2) {
      return Optional.empty();
    }
    String type = graph.metadata().getOrDefault("model_type", "");
    boolean counted = inputs.size() == 2 && isWhole(inputs.get(1), ANY);
    if (type.startsWith("EncDec") && type.contains("CTC") && counted) {
      return nemo(inputs.get(0));
    }
    if (counted && isFloats(inputs.get(0), ANY, ANY, 80)) {
      return fbank(type);
    }
    boolean masked = inputs.size() == 2 && isWhole(inputs.get(1), ANY, ANY);
    boolean samples = inputs.get(0).type() == ElementType.FLOAT32 && sized(inputs.get(0));
    return samples && (masked || inputs.size() == 1) ? waveform() : Optional.empty();
  }

  private static boolean sized(TensorInfo input) {
    return input.shape().rank() == 2 && input.shape().size(1) == ANY;
  }

  private Optional<Recognition> waveform() {
    Map<String, Object> options = new LinkedHashMap<>();
    List<String> assumptions = new ArrayList<>();
    Map<String, Object> preprocessor = JsonDocument.object(files, PREPROCESSOR);
    options.put(CtcOptions.FEATURES.name(), CtcOptions.SAMPLES);
    Object normalise = preprocessor.get("do_normalize");
    if (!(normalise instanceof Boolean)) {
      assumptions.add(
          "samples are normalised to mean 0 and variance 1, as most wav2vec2 models want; "
              + PREPROCESSOR
              + " does not say");
    }
    options.put(CtcOptions.NORMALISE.name(), !Boolean.FALSE.equals(normalise));
    options.put(CtcOptions.FRAME_SECONDS.name(), CtcOptions.FRAME_SECONDS.predictionDefault());
    assumptions.add("a frame is 20 ms, as in wav2vec2 and HuBERT; the graph does not say");
    Object rate = preprocessor.get("sampling_rate");
    int hertz = rate instanceof Integer number && number > 0 ? number : RATE;
    return recognised("waveform (wav2vec2, HuBERT)", hertz, options, assumptions);
  }

  private Optional<Recognition> nemo(TensorInfo features) {
    String normalise = graph.metadata().getOrDefault("normalize_type", "");
    boolean known = normalise.isEmpty() || normalise.equals("per_feature");
    long mels = features.shape().rank() == 3 ? features.shape().size(1) : ANY;
    boolean ofOther = graph.metadata().containsKey("is_giga_am");
    if (!known || ofOther || !isFloats(features, ANY, mels, ANY)) {
      return Optional.empty();
    }
    Map<String, Object> options = new LinkedHashMap<>();
    options.put(CtcOptions.FEATURES.name(), CtcOptions.NEMO_MEL);
    options.put(CtcOptions.NORMALISE.name(), !normalise.isEmpty());
    options.put(CtcOptions.MELS.name(), mels == ANY ? 80 : (int) mels);
    options.put(CtcOptions.FRAME_SECONDS.name(), frameSeconds(8));
    return recognised("NeMo, log-mel", RATE, options, List.of());
  }

  private Optional<Recognition> fbank(String type) {
    boolean zipformer = type.equals("zipformer2_ctc");
    boolean wenet = type.equals("wenet_ctc");
    if (!zipformer && !wenet) {
      return Optional.empty();
    }
    Map<String, Object> options = new LinkedHashMap<>();
    options.put(CtcOptions.FEATURES.name(), CtcOptions.FBANK);
    options.put(CtcOptions.MELS.name(), 80);
    options.put(CtcOptions.SIXTEEN_BIT.name(), wenet);
    options.put(CtcOptions.HIGH_HZ.name(), zipformer ? -400 : 0);
    options.put(CtcOptions.SNIP_EDGES.name(), wenet);
    options.put(CtcOptions.FRAME_SECONDS.name(), frameSeconds(4));
    return recognised(zipformer ? "zipformer, fbank" : "WeNet, fbank", RATE, options, List.of());
  }

  private double frameSeconds(int usual) {
    String factor = graph.metadata().getOrDefault("subsampling_factor", "");
    boolean number = factor.matches("[1-9][0-9]?");
    return (number ? Integer.parseInt(factor) : usual) / 100.0;
  }

  private Optional<Recognition> recognised(
      String variant, int hertz, Map<String, Object> options, List<String> assumptions) {
    TokenTable table = TokenTable.of(tokensOnly());
    long classes = graph.signature().outputs().get(0).shape().size(-1);
    Optional<Integer> blank = table.blankByName().or(this::padding);
    if (blank.isEmpty() || (classes != ANY && classes < table.size())) {
      return Optional.empty();
    }
    if (table.blankByName().isEmpty()) {
      options.put(CtcOptions.BLANK.name(), String.valueOf(blank.get()));
    }
    return Optional.of(
        new Recognition(
            variant,
            ModelTask.SPEECH_RECOGNITION,
            new AudioInput(hertz),
            1,
            Optional.of(SpeechLabels.speech()),
            Map.of(),
            options,
            assumptions,
            Map.of(ModelFile.MODEL, graphFile, TokenTable.ROLE, tokensFile)));
  }

  /** Hugging Face's models have the blank as their padding. */
  private Optional<Integer> padding() {
    return JsonDocument.object(files, "config.json").get("pad_token_id") instanceof Integer id
        ? Optional.of(id)
        : Optional.empty();
  }

  private ModelContent tokensOnly() {
    byte[] tokens = files.documents().getOrDefault(tokensFile, new byte[0]);
    return new ModelContent(Map.of(), Map.of(TokenTable.ROLE, tokens));
  }

  private static boolean isFloats(TensorInfo info, long... sizes) {
    return info.type() == ElementType.FLOAT32 && TensorShape.of(sizes).admits(info.shape());
  }

  private static boolean isWhole(TensorInfo info, long... sizes) {
    boolean whole = info.type() == ElementType.INT64 || info.type() == ElementType.INT32;
    return whole && TensorShape.of(sizes).admits(info.shape());
  }
}
