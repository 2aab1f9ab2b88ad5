package dev.firstpass.families.sensevoice;

import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.speech.AudioGraph;
import dev.firstpass.families.speech.DirectTensors;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What SenseVoice's graph is asked beside the sound: a language, and numbers and punctuation or
 * not.
 *
 * @param language the input that takes the language
 * @param textNorm the input that takes whether numbers and punctuation are written
 * @param numbers what the graph calls each
 */
record SenseVoiceQueries(TensorInfo language, TensorInfo textNorm, Map<String, Integer> numbers) {
  private static final String WITH_ITN = "with_itn";
  private static final String WITHOUT_ITN = "without_itn";
  private static final String LANGUAGE = "lang_";

  /** SenseVoice-Small's own, for graphs whose metadata do not say. */
  private static final Map<String, Integer> USUAL =
      Map.of(
          "lang_auto",
          0,
          "lang_zh",
          3,
          "lang_en",
          4,
          "lang_yue",
          7,
          "lang_ja",
          11,
          "lang_ko",
          12,
          "lang_nospeech",
          13,
          WITH_ITN,
          14,
          WITHOUT_ITN,
          15);

  /** Returns the queries of a graph, whose third and fourth input take them. */
  static SenseVoiceQueries of(AudioGraph graph) {
    graph.requireWhole(graph.input(2), TensorShape.DYNAMIC);
    graph.requireWhole(graph.input(3), TensorShape.DYNAMIC);
    Map<String, Integer> numbers = new LinkedHashMap<>(USUAL);
    for (String name : USUAL.keySet()) {
      String value = graph.metadata().getOrDefault(name, "");
      if (value.matches("[0-9]{1,5}")) {
        numbers.put(name, Integer.parseInt(value));
      }
    }
    return new SenseVoiceQueries(graph.input(2), graph.input(3), numbers);
  }

  /** Returns the inputs by name. */
  Map<String, Tensor> inputs(String spoken, boolean itn) {
    return Map.of(
        language.name(), whole(language, LANGUAGE + spoken),
        textNorm.name(), whole(textNorm, itn ? WITH_ITN : WITHOUT_ITN));
  }

  private Tensor whole(TensorInfo input, String name) {
    return DirectTensors.whole(input.type(), TensorShape.of(1), numbers.getOrDefault(name, 0));
  }
}
