package dev.firstpass.families.transducer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.speech.AsrGolden;
import dev.firstpass.families.speech.Hotwords;
import dev.firstpass.families.speech.TimedToken;
import dev.firstpass.families.speech.TokenTable;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ScriptedSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the searches of a transducer with icefall's. */
final class BeamSearchGoldenTest {
  private static final long ANY = TensorShape.DYNAMIC;

  static Stream<Map<?, ?>> cases() {
    return AsrGolden.cases(AsrGolden.read("transducer.json")).stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void search_widthOne_givesTheReferencesGreedyTokens(Map<?, ?> golden) {
    assertFound(golden, golden, "greedy", 1, Hotwords.NONE, ANY);
    assertFound(golden, golden, "greedy", 1, Hotwords.NONE, 1);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void search_golden_givesTheReferencesTokensAndFrames(Map<?, ?> golden) {
    for (Map<?, ?> search : AsrGolden.cases(AsrGolden.part(golden, "searches"))) {
      Hotwords hotwords =
          new Hotwords(
              AsrGolden.texts(AsrGolden.part(search, "hotwords")),
              AsrGolden.number(AsrGolden.part(search, "boost")));
      int beam = (int) AsrGolden.number(AsrGolden.part(search, "beam"));
      assertFound(golden, search, "tokens", beam, hotwords, ANY);
      assertFound(golden, search, "tokens", beam, hotwords, 1);
    }
  }

  private static void assertFound(
      Map<?, ?> golden, Map<?, ?> search, String name, int beam, Hotwords hotwords, long batch) {
    List<?> sound = (List<?>) AsrGolden.part(golden, "sound");
    BeamSearch searched = search(golden, beam, hotwords, batch);
    sound.forEach(frame -> searched.accept(AsrGolden.row(frame)));

    List<TimedToken> tokens = searched.finish();

    String shown = beam + " " + AsrGolden.part(search, name);
    assertEquals(
        AsrGolden.whole(AsrGolden.part(search, name)),
        tokens.stream().map(TimedToken::id).toList(),
        shown);
    assertEquals(
        AsrGolden.whole(AsrGolden.part(search, "frames")),
        tokens.stream().map(token -> (int) Math.round(token.start())).toList(),
        shown);
  }

  private static BeamSearch search(Map<?, ?> golden, int beam, Hotwords hotwords, long batch) {
    TokenTable table = new TokenTable(AsrGolden.texts(AsrGolden.part(golden, "tokens")));
    int classes = table.size();
    TransducerGraphs graphs =
        new TransducerGraphs(
            "y",
            ElementType.INT64,
            2,
            "decoder_out",
            "encoder_out",
            "decoder_out",
            "logit",
            batch == ANY);
    ScriptedSession decoder =
        ScriptedSession.of(
            new GraphSignature(
                List.of(new TensorInfo("y", ElementType.INT64, TensorShape.of(ANY, 2))),
                List.of(Graphs.tensor("decoder_out", ANY, classes))),
            inputs -> new Outputs(Map.of("decoder_out", after(golden, input(inputs, "y")))));
    ScriptedSession joiner =
        ScriptedSession.of(
            new GraphSignature(
                List.of(
                    Graphs.tensor("encoder_out", batch, classes),
                    Graphs.tensor("decoder_out", batch, classes)),
                List.of(Graphs.tensor("logit", batch, classes))),
            inputs ->
                new Outputs(
                    Map.of(
                        "logit", sum(input(inputs, "encoder_out"), input(inputs, "decoder_out")))));
    Predictions predictions =
        new Predictions(graphs, role -> role.equals(TransducerExport.DECODER) ? decoder : joiner);
    return new BeamSearch(predictions, graphs, table, beam, hotwords, 1);
  }

  private static Tensor after(Map<?, ?> golden, Tensor y) {
    List<?> table = (List<?>) AsrGolden.part(golden, "after");
    List<?> rows = (List<?>) at(table, y.longs().get(0));
    float[] row = AsrGolden.row(at(rows, y.longs().get(1)));
    return Tensor.of(TensorShape.of(1, row.length), row);
  }

  private static Object at(List<?> list, long index) {
    return Objects.requireNonNull(list.get(Math.floorMod((int) index, list.size())));
  }

  private static Tensor sum(Tensor sound, Tensor text) {
    float[] sum = new float[Math.toIntExact(sound.shape().elements())];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = sound.floats().get(i) + text.floats().get(i);
    }
    return Tensor.of(sound.shape(), sum);
  }

  private static Tensor input(Map<String, Tensor> inputs, String name) {
    return Objects.requireNonNull(inputs.get(name), name);
  }
}
