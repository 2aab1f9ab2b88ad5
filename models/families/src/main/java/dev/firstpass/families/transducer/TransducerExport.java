package dev.firstpass.families.transducer;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.families.speech.SpeechLabels;
import dev.firstpass.families.speech.TokenTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells the three graphs of a transducer apart by what they take and give. Stateless. */
final class TransducerExport {
  static final String ENCODER = "encoder";
  static final String DECODER = "decoder";
  static final String JOINER = "joiner";

  /** The frames of a chunk of a streaming encoder, and how far it moves. */
  static final String CHUNK_SHIFT = "decode_chunk_len";

  private static final int RATE = 16_000;
  private static final long ANY = TensorShape.DYNAMIC;

  private TransducerExport() {}

  /** Returns what files are, when they are a transducer's. */
  static Optional<Recognition> recognise(ModelContent files) {
    if (files.graphs().size() != 3) {
      return Optional.empty();
    }
    Map<String, String> names = new LinkedHashMap<>();
    put(names, ENCODER, files, TransducerExport::isEncoder);
    put(names, DECODER, files, TransducerExport::isDecoder);
    put(names, JOINER, files, TransducerExport::isJoiner);
    TokenTable.fileAmong(files).ifPresent(tokens -> names.put(TokenTable.ROLE, tokens));
    if (names.size() != 4) {
      return Optional.empty();
    }
    boolean streaming = isStreaming(files.graph(names.getOrDefault(ENCODER, "")));
    return Optional.of(
        new Recognition(
            streaming ? "streaming export" : "offline export",
            ModelTask.SPEECH_RECOGNITION,
            new AudioInput(RATE),
            1,
            Optional.of(SpeechLabels.speech()),
            Map.of(),
            Map.of(),
            List.of("a frame of the encoder is 40 ms, as in icefall; the graph does not say"),
            names));
  }

  /** Returns whether an encoder takes chunks and states, not the whole. */
  static boolean isStreaming(GraphFacts encoder) {
    return encoder.metadata().containsKey(CHUNK_SHIFT);
  }

  private static boolean isEncoder(GraphFacts facts) {
    List<TensorInfo> inputs = facts.signature().inputs();
    if (inputs.isEmpty() || facts.signature().outputs().isEmpty()) {
      return false;
    }
    boolean alone = inputs.size() == 2 && isWhole(inputs.get(1), ANY);
    return isFloats(inputs.get(0), ANY, ANY, TransducerOptions.MELS)
        && (alone || isStreaming(facts))
        && isFloats(facts.signature().outputs().get(0), ANY, ANY, ANY);
  }

  private static boolean isDecoder(GraphFacts facts) {
    List<TensorInfo> inputs = facts.signature().inputs();
    return inputs.size() == 1
        && isWhole(inputs.get(0), ANY, ANY)
        && inputs.get(0).shape().size(1) != ANY
        && facts.signature().outputs().size() == 1;
  }

  private static boolean isJoiner(GraphFacts facts) {
    List<TensorInfo> inputs = facts.signature().inputs();
    return inputs.size() == 2
        && isFloats(inputs.get(0), ANY, ANY)
        && isFloats(inputs.get(1), ANY, ANY)
        && facts.signature().outputs().size() == 1;
  }

  private static void put(
      Map<String, String> names, String role, ModelContent files, Predicate<GraphFacts> is) {
    List<String> found =
        files.graphs().entrySet().stream()
            .filter(graph -> is.test(graph.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (found.size() == 1) {
      names.put(role, found.get(0));
    }
  }

  private static boolean isFloats(TensorInfo info, long... sizes) {
    return info.type() == ElementType.FLOAT32 && TensorShape.of(sizes).admits(info.shape());
  }

  private static boolean isWhole(TensorInfo info, long... sizes) {
    boolean whole = info.type() == ElementType.INT64 || info.type() == ElementType.INT32;
    return whole && TensorShape.of(sizes).admits(info.shape());
  }
}
