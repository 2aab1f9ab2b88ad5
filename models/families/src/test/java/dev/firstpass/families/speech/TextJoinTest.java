package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TextJoinTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "▁he llo ▁world=hello world",
        "▁he llo , ▁ world !=hello, world!",
        "你 好 ▁world 世 界=你好 world 世界",
        "你 好 ， 世 界 。=你好，世界。",
        "2 0 2 4 年=2024年",
        "<0xE4> <0xBD> <0xA0> 好=你好",
        "<0xE4> <0xBD> 好=\uFFFD好",
        "H E | S A I D |=HE SAID",
        "| | H E | |=HE",
        "<s> ▁a <unk> b </s> <blk>=ab",
        "hel@@ lo wor@@ ld=hello world",
        "你 hel@@ lo 世=你 hello 世",
        "한 국 ▁말=한국 말",
        "“ 你 好 ”=“你好”",
        "▁( ok )=(ok)"
      })
  void words_tokens_areWritten(String tokens, String text) {
    assertEquals(text, SpokenWord.text(words(List.of(tokens.split(" ", -1)))));
  }

  @Test
  void words_chineseAndLatin_areSplitAndTimed() {
    List<SpokenWord> words = words(List.of("▁he", "llo", "你", "好", "，", "ok"));

    assertEquals(List.of("hello", "你", "好，", "ok"), words.stream().map(SpokenWord::text).toList());
    assertEquals(List.of(0.0, 2.0, 3.0, 5.0), words.stream().map(SpokenWord::start).toList());
    assertEquals(List.of(2.0, 3.0, 5.0, 6.0), words.stream().map(SpokenWord::end).toList());
    assertEquals(Math.exp(-0.15), words.get(0).score(), 1e-9);
  }

  @Test
  void words_tokenOfTwoCharacters_shareItsTime() {
    List<SpokenWord> words = words(List.of("你好"));

    assertEquals(List.of(0.0, 0.5), words.stream().map(SpokenWord::start).toList());
    assertEquals(List.of(0.5, 1.0), words.stream().map(SpokenWord::end).toList());
  }

  static Stream<Map<?, ?>> funAsr() {
    Map<?, ?> golden = (Map<?, ?>) AsrGolden.read("paraformer.json");
    return AsrGolden.cases(AsrGolden.part(golden, "texts")).stream();
  }

  /** FunASR sets no space between Chinese and Latin, sherpa-onnx does; the words are the same. */
  @ParameterizedTest
  @MethodSource("funAsr")
  void words_golden_areFunAsrs(Map<?, ?> golden) {
    List<SpokenWord> words = words(AsrGolden.texts(AsrGolden.part(golden, "tokens")));

    assertEquals(
        AsrGolden.texts(AsrGolden.part(golden, "words")),
        words.stream().map(SpokenWord::text).toList());
  }

  private static List<SpokenWord> words(List<String> tokens) {
    List<String> known = new ArrayList<>(new LinkedHashSet<>(tokens));
    List<TimedToken> heard = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      heard.add(new TimedToken(known.indexOf(tokens.get(i)), i, i + 1, -0.1 * (i + 1), 1));
    }
    return new TextJoin(new TokenTable(known)).words(heard);
  }
}
