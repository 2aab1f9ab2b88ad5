package dev.firstpass.families;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ModelCard;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.RandomTensors;
import dev.firstpass.testkit.ScriptedSession;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * A speech recogniser that exists only in tests: files as an exporter writes them, and graphs that
 * answer with random scores, the same for the same input.
 *
 * @param family name of the family that must recognise it
 * @param variant as which
 * @param files its graphs and documents by file name
 */
record AsrSubject(String family, String variant, ModelContent files) {
  static final String TOKENS =
      "<blk> 0\n<s> 1\n</s> 2\n<unk> 3\n\u2581he 4\nllo 5\n\u4f60 6\n\u597d 7\n\u2581w 8\n<0xE4> 9\n, 10\n";
  static final int CLASSES = 11;

  private static final long ANY = TensorShape.DYNAMIC;
  private static final int SUBSAMPLING = 4;

  @Override
  public String toString() {
    return family + ": " + variant;
  }

  static Stream<AsrSubject> all() {
    return Stream.of(
        waveform(),
        nemo("per_feature"),
        new AsrSubject("ctc", "zipformer, fbank", counted("zipformer2_ctc")),
        new AsrSubject("ctc", "WeNet, fbank", counted("wenet_ctc")),
        senseVoice(),
        funAsr(),
        paraformer(true),
        paraformer(false),
        transducer(false),
        transducer(true));
  }

  static AsrSubject waveform() {
    GraphFacts graph =
        Graphs.facts(
            Graphs.tensor("input_values", ANY, ANY), Graphs.tensor("logits", ANY, ANY, CLASSES));
    String vocab =
        "{\"<pad>\":0,\"<s>\":1,\"</s>\":2,\"<unk>\":3,\"|\":4,\"E\":5,\"T\":6,\"A\":7,\"O\":8,\"'\":9,\"N\":10}";
    return new AsrSubject(
        "ctc",
        "waveform (wav2vec2, HuBERT)",
        content(
            Map.of("model.onnx", graph),
            "vocab.json",
            vocab,
            "preprocessor_config.json",
            "{\"do_normalize\": true, \"sampling_rate\": 16000}"));
  }

  static AsrSubject nemo(String normalise) {
    GraphFacts graph =
        facts(
            List.of(Graphs.tensor("audio_signal", ANY, 80, ANY), whole("length", ANY)),
            Graphs.tensor("logprobs", ANY, ANY, CLASSES));
    Map<String, String> metadata =
        Map.of(
            "model_type", "EncDecCTCModelBPE",
            "normalize_type", normalise,
            "subsampling_factor", "8");
    return new AsrSubject(
        "ctc", "NeMo, log-mel", content(Map.of("m.onnx", Graphs.withMetadata(graph, metadata))));
  }

  static ModelContent counted(String type) {
    GraphFacts graph =
        facts(
            List.of(Graphs.tensor("x", ANY, ANY, 80), whole("x_lens", ANY)),
            Graphs.tensor("log_probs", ANY, ANY, CLASSES),
            whole("log_probs_len", ANY));
    return content(Map.of("m.onnx", Graphs.withMetadata(graph, Map.of("model_type", type))));
  }

  static AsrSubject senseVoice() {
    GraphFacts graph =
        facts(
            List.of(
                Graphs.tensor("x", ANY, ANY, 560),
                counts("x_length"),
                counts("language"),
                counts("text_norm")),
            Graphs.tensor("logits", ANY, ANY, 14));
    String tokens = TOKENS + "<|zh|> 11\n<|HAPPY|> 12\n<|Laughter|> 13\n";
    return new AsrSubject(
        "sense-voice",
        "sherpa-onnx export",
        content(
            Map.of("m.onnx", Graphs.withMetadata(graph, normalisation())), "tokens.txt", tokens));
  }

  /** As FunASR itself exports it: the means and variances lie in a file of Kaldi's form. */
  static AsrSubject funAsr() {
    GraphFacts graph =
        facts(
            List.of(
                Graphs.tensor("speech", ANY, ANY, 560),
                counts("speech_lengths"),
                counts("language"),
                counts("textnorm")),
            Graphs.tensor("ctc_logits", ANY, ANY, 4),
            counts("encoder_out_lens"));
    String vector = "<LearnRateCoef> 0 [ " + "-8.5 ".repeat(560) + "]\n";
    return new AsrSubject(
        "sense-voice",
        "FunASR export",
        content(
            Map.of("model.onnx", graph),
            "tokens.json",
            "[\n  \"<unk>\",\n  \"<s>\",\n  \"\u2581he\",\n  \"llo\"\n]\n",
            "am.mvn",
            "<Nnet>\n<AddShift> 560 560\n"
                + vector
                + "<Rescale> 560 560\n"
                + vector
                + "</Nnet>\n"));
  }

  static AsrSubject paraformer(boolean timed) {
    List<TensorInfo> outputs =
        new ArrayList<>(List.of(Graphs.tensor("logits", ANY, ANY, CLASSES), counts("token_num")));
    if (timed) {
      outputs.add(Graphs.tensor("us_alphas", ANY, ANY));
      outputs.add(Graphs.tensor("us_cif_peak", ANY, ANY));
    }
    GraphFacts graph =
        facts(
            List.of(Graphs.tensor("speech", ANY, ANY, 560), counts("speech_lengths")),
            outputs.toArray(new TensorInfo[0]));
    return new AsrSubject(
        "paraformer",
        timed ? "with times" : "without times",
        content(Map.of("m.onnx", Graphs.withMetadata(graph, normalisation()))));
  }

  static AsrSubject transducer(boolean streaming) {
    GraphFacts encoder =
        facts(
            List.of(Graphs.tensor("x", ANY, ANY, 80), whole("x_lens", ANY)),
            Graphs.tensor("encoder_out", ANY, ANY, 6),
            whole("encoder_out_lens", ANY));
    if (streaming) {
      encoder =
          Graphs.withMetadata(
              facts(
                  List.of(
                      Graphs.tensor("x", ANY, 45, 80),
                      Graphs.tensor("cached_key_0", 4, ANY, 2),
                      whole("processed_lens", ANY)),
                  Graphs.tensor("encoder_out", ANY, 8, 6),
                  Graphs.tensor("new_cached_key_0", 4, ANY, 2),
                  whole("new_processed_lens", ANY)),
              Map.of("decode_chunk_len", "32", "T", "45"));
    }
    GraphFacts decoder = facts(List.of(whole("y", ANY, 2)), Graphs.tensor("decoder_out", ANY, 6));
    GraphFacts joiner =
        facts(
            List.of(Graphs.tensor("encoder_out", ANY, 6), Graphs.tensor("decoder_out", ANY, 6)),
            Graphs.tensor("logit", ANY, CLASSES));
    Map<String, GraphFacts> graphs = new LinkedHashMap<>();
    graphs.put("joiner-1.onnx", joiner);
    graphs.put("encoder-1.onnx", encoder);
    graphs.put("decoder-1.onnx", Graphs.withMetadata(decoder, Map.of("context_size", "2")));
    return new AsrSubject(
        "transducer", streaming ? "streaming export" : "offline export", content(graphs));
  }

  /** Returns the family, found as the program finds it. */
  ModelFamily found() {
    return ServiceLoader.load(ModelFamily.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(one -> one.name().equals(family))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the model, opened as its files say. */
  MultiPass open() {
    Recognition recognition = found().recognise(files).orElseThrow();
    return open(recognition.options());
  }

  /** Returns the model, opened with other options. */
  MultiPass open(Map<String, Object> options) {
    Recognition recognition = found().recognise(files).orElseThrow();
    List<ModelFile> roles = new ArrayList<>();
    recognition
        .files()
        .forEach((role, name) -> roles.add(new ModelFile(role, name, "0".repeat(64))));
    ModelSpec spec =
        new ModelSpec(
            new ModelId("test-model", "1"),
            family,
            recognition.task(),
            roles,
            recognition.input(),
            recognition.labels().orElseThrow(),
            recognition.parameters(),
            options,
            ModelCard.EMPTY);
    return (MultiPass) found().open(spec, byRole(recognition));
  }

  /** Returns sessions that answer with random scores, of which some are spoiled. */
  Sessions sessions(long seed, double spoiled) {
    Recognition recognition = found().recognise(files).orElseThrow();
    Map<String, ScriptedSession> sessions = new LinkedHashMap<>();
    byRole(recognition)
        .graphs()
        .forEach(
            (role, facts) ->
                sessions.put(
                    role,
                    ScriptedSession.of(
                        facts.signature(), in -> answer(facts.signature(), in, seed, spoiled))));
    return role -> Objects.requireNonNull(sessions.get(role), role);
  }

  private ModelContent byRole(Recognition recognition) {
    Map<String, GraphFacts> graphs = new LinkedHashMap<>();
    Map<String, byte[]> documents = new LinkedHashMap<>();
    recognition
        .files()
        .forEach(
            (role, name) -> {
              if (files.graphs().containsKey(name)) {
                graphs.put(role, files.graph(name));
              } else {
                documents.put(role, Objects.requireNonNull(files.documents().get(name), name));
              }
            });
    return new ModelContent(graphs, documents);
  }

  private static Outputs answer(
      GraphSignature graph, Map<String, Tensor> inputs, long seed, double spoiled) {
    Tensor first = Objects.requireNonNull(inputs.get(graph.inputs().get(0).name()));
    Random random = new Random(31 * seed + first.data().hashCode());
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    long count = frames(graph, first);
    for (TensorInfo output : graph.outputs()) {
      long[] sizes = output.shape().toArray();
      sizes[0] = sizes[0] == ANY ? first.shape().size(0) : sizes[0];
      for (int i = 1; i < sizes.length; i++) {
        boolean batch = output.name().startsWith("new_");
        sizes[i] = sizes[i] == ANY ? (batch ? 1 : count) : sizes[i];
      }
      TensorShape shape = TensorShape.of(sizes);
      outputs.put(
          output.name(),
          output.type() == ElementType.FLOAT32
              ? RandomTensors.uniform(random, shape, -4, 5)
              : counted(output.type(), shape, count));
    }
    return RandomTensors.spoiled(random, new Outputs(outputs), spoiled);
  }

  private static long frames(GraphSignature graph, Tensor first) {
    long size =
        first.shape().size(first.shape().rank() == 3 && first.shape().size(1) == 80 ? 2 : 1);
    return graph.inputs().get(0).shape().rank() == 2 ? size / 320 : Math.max(size / SUBSAMPLING, 1);
  }

  private static Tensor counted(ElementType type, TensorShape shape, long count) {
    int elements = Math.toIntExact(shape.elements());
    if (type == ElementType.INT64) {
      long[] values = new long[elements];
      java.util.Arrays.fill(values, count);
      return Tensor.of(shape, values);
    }
    java.nio.ByteBuffer data =
        java.nio.ByteBuffer.allocate(4 * elements).order(java.nio.ByteOrder.nativeOrder());
    Collections.nCopies(elements, (int) count).forEach(data::putInt);
    return new Tensor(type, shape, data.flip());
  }

  private static Map<String, String> normalisation() {
    return Map.of(
        "lfr_window_size",
        "7",
        "lfr_window_shift",
        "6",
        "neg_mean",
        String.join(",", Collections.nCopies(560, "-8.5")),
        "inv_stddev",
        String.join(",", Collections.nCopies(560, "0.25")));
  }

  static ModelContent content(Map<String, GraphFacts> graphs, String... documents) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    if (documents.length == 0) {
      all.put("tokens.txt", TOKENS.getBytes(StandardCharsets.UTF_8));
    }
    for (int i = 0; i < documents.length; i += 2) {
      all.put(documents[i], documents[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return new ModelContent(graphs, all);
  }

  static GraphFacts facts(List<TensorInfo> inputs, TensorInfo... outputs) {
    return Graphs.facts(new GraphSignature(inputs, List.of(outputs)));
  }

  static TensorInfo whole(String name, long... sizes) {
    return new TensorInfo(name, ElementType.INT64, TensorShape.of(sizes));
  }

  private static TensorInfo counts(String name) {
    return new TensorInfo(name, ElementType.INT32, TensorShape.of(ANY));
  }
}
