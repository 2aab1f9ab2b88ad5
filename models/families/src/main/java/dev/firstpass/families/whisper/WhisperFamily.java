package dev.firstpass.families.whisper;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.speech.LogMel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whisper transcribers; see the package for tensors and sources. */
public final class WhisperFamily implements ModelFamily {
  private static final String SPEECH = "speech";

  @Override
  public String name() {
    return "whisper";
  }

  @Override
  public String description() {
    return "OpenAI's Whisper in the layouts of Hugging Face Optimum and sherpa-onnx: segments with"
        + " text and words.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return WhisperParameters.all();
  }

  @Override
  public Optional<Recognition> recognise(ModelContent files) {
    return FileChoice.graphs(files).flatMap(graphs -> recognised(files, graphs));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    if (!(spec.input() instanceof AudioInput audio) || audio.sampleRateHz() != LogMel.SAMPLE_RATE) {
      throw mismatch(spec, "needs an audio input of " + LogMel.SAMPLE_RATE + " Hz");
    }
    if (spec.labels().size() != 1) {
      throw mismatch(spec, "has one label, of all speech; the spec has " + spec.labels().names());
    }
    if (!spec.options().isEmpty()) {
      throw mismatch(spec, "takes no options; the spec has " + spec.options().keySet());
    }
    Network network = Networks.read(content);
    Tokenizer tokenizer = Vocabulary.read(content, Networks.vocabulary(content));
    return new Transcriber(spec, tokenizer, network);
  }

  private static Optional<Recognition> recognised(ModelContent files, Map<String, String> graphs) {
    Map<String, String> roles = new LinkedHashMap<>(graphs);
    roles.putAll(documents(files));
    ModelContent content = byRole(files, roles);
    boolean hasTokens =
        List.of(Roles.TOKENS, Roles.TOKENIZER, Roles.VOCABULARY).stream()
            .anyMatch(roles::containsKey);
    if (!hasTokens || !isWhisper(content)) {
      return Optional.empty();
    }
    Network network = Networks.read(content);
    SpecialTokens special = Vocabulary.read(content, Networks.vocabulary(content)).special();
    Map<String, Object> parameters =
        network.tellsAttention()
            ? Map.of(WhisperParameters.WORD_TIMES.name(), WhisperParameters.ATTENTION)
            : Map.of();
    List<String> assumptions = new ArrayList<>();
    if (!network.tellsAttention()) {
      assumptions.add(
          "the export does not tell where its decoder looks, so times of words are shares of their"
              + " segment (wordTimes: proportional)");
    }
    return Optional.of(
        new Recognition(
            variant(network, content, special),
            ModelTask.SPEECH_RECOGNITION,
            new AudioInput(LogMel.SAMPLE_RATE),
            1,
            Optional.of(new LabelSet(List.of(SPEECH))),
            parameters,
            Map.of(),
            assumptions,
            roles));
  }

  /** Other networks have these graphs, too; they have no such tokens. */
  private static boolean isWhisper(ModelContent content) {
    Map<?, ?> config = Documents.object(content, Roles.CONFIG).orElse(Map.of());
    Object type = Documents.get(config, "model_type");
    return (type == null || type.equals("whisper"))
        && (content.documents().containsKey(Roles.TOKENS)
            ? content.graph(Roles.ENCODER).metadata().containsKey("sot")
            : namesStart(content));
  }

  private static boolean namesStart(ModelContent content) {
    return List.of(Roles.TOKENIZER, Roles.VOCABULARY, Roles.ADDED_TOKENS).stream()
        .anyMatch(
            role ->
                content.text(role).filter(text -> text.contains(SpecialTokens.START)).isPresent());
  }

  private static String variant(Network network, ModelContent content, SpecialTokens special) {
    boolean merged = OptimumNetwork.isMerged(content.graph(Roles.DECODER).signature());
    String layout =
        network instanceof SherpaNetwork
            ? "sherpa-onnx"
            : merged ? "Optimum, merged decoder" : "Optimum, two decoders";
    return layout
        + ", "
        + network.mels()
        + " mel bands, "
        + (special.multilingual() ? special.languages().size() + " languages" : "English only");
  }

  /** Documents have their customary names; sherpa-onnx's has the model's name before it. */
  private static Map<String, String> documents(ModelContent files) {
    Map<String, String> roles = new LinkedHashMap<>();
    boolean sherpa =
        files.graphs().values().stream()
            .anyMatch(facts -> SherpaNetwork.isEncoder(facts.signature()));
    for (String name : files.documents().keySet()) {
      if (sherpa && name.endsWith("tokens.txt")) {
        roles.put(Roles.TOKENS, name);
      } else if (!sherpa && name.endsWith(".json")) {
        String stem = name.substring(0, name.length() - ".json".length());
        if (List.of(
                Roles.TOKENIZER,
                Roles.VOCABULARY,
                Roles.ADDED_TOKENS,
                Roles.CONFIG,
                Roles.GENERATION)
            .contains(stem)) {
          roles.put(stem, name);
        }
      }
    }
    if (roles.containsKey(Roles.TOKENIZER)) {
      roles.remove(Roles.VOCABULARY);
      roles.remove(Roles.ADDED_TOKENS);
    }
    return roles;
  }

  private static ModelContent byRole(ModelContent files, Map<String, String> roles) {
    Map<String, GraphFacts> graphs = new LinkedHashMap<>();
    Map<String, byte[]> documents = new LinkedHashMap<>();
    roles.forEach(
        (role, name) -> {
          GraphFacts facts = files.graphs().get(name);
          byte[] document = files.documents().get(name);
          if (facts != null) {
            graphs.put(role, facts);
          } else if (document != null) {
            documents.put(role, document);
          }
        });
    return new ModelContent(graphs, documents);
  }

  private static DraftingException mismatch(ModelSpec spec, String what) {
    return new DraftingException(
        ErrorCode.MODEL_MISMATCH, "model '" + spec.id() + "': family whisper " + what);
  }
}
