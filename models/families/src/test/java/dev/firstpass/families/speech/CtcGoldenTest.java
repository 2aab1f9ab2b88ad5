package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the searches of CTC with WeNet's, and their times with FunASR's alignment. */
final class CtcGoldenTest {
  static Stream<Map<?, ?>> cases() {
    return AsrGolden.cases(AsrGolden.read("ctc.json")).stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void greedy_golden_givesTheReferencesTokensAndFrames(Map<?, ?> golden) {
    LogProbabilities frames = frames(golden);

    List<CtcToken> tokens = new CtcGreedy(0).decode(frames);

    assertEquals(AsrGolden.whole(AsrGolden.part(golden, "greedy")), ids(tokens));
    assertEquals(
        AsrGolden.whole(AsrGolden.part(golden, "peaks")),
        tokens.stream().map(CtcToken::firstFrame).toList());
    assertEquals(AsrGolden.whole(AsrGolden.part(golden, "path")), path(tokens, frames.frames()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void beam_golden_givesTheReferencesTokensAndFrames(Map<?, ?> golden) {
    TokenTable table = new TokenTable(AsrGolden.texts(AsrGolden.part(golden, "tokens")));
    for (Map<?, ?> search : AsrGolden.cases(AsrGolden.part(golden, "searches"))) {
      Hotwords hotwords =
          new Hotwords(
              AsrGolden.texts(AsrGolden.part(search, "hotwords")),
              AsrGolden.number(AsrGolden.part(search, "boost")));
      int beam = (int) AsrGolden.number(AsrGolden.part(search, "beam"));
      LogProbabilities frames = frames(golden);

      List<CtcToken> tokens = new CtcBeam(table, 0, beam, hotwords).decode(frames);

      assertEquals(AsrGolden.whole(AsrGolden.part(search, "tokens")), ids(tokens));
      assertEquals(AsrGolden.whole(AsrGolden.part(search, "path")), path(tokens, frames.frames()));
    }
  }

  private static LogProbabilities frames(Map<?, ?> golden) {
    return LogProbabilities.of(AsrGolden.tensor(AsrGolden.part(golden, "logits")));
  }

  private static List<Integer> ids(List<CtcToken> tokens) {
    return tokens.stream().map(CtcToken::id).toList();
  }

  private static List<Integer> path(List<CtcToken> tokens, int frames) {
    List<Integer> path = new ArrayList<>(Collections.nCopies(frames, 0));
    for (CtcToken token : tokens) {
      for (int frame = token.firstFrame(); frame <= token.lastFrame(); frame++) {
        path.set(frame, token.id());
      }
    }
    return path;
  }
}
