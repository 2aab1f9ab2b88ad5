package dev.firstpass.cli.evaluate.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.cli.evaluate.Stored;
import dev.firstpass.core.error.DraftingException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormaliserTest {
  @Test
  void english_sentences_areAsWhisperMakesThem() {
    assertAsWhisper("english", row -> row.get(2));
  }

  @Test
  void basic_sentences_areAsWhisperMakesThem() {
    assertAsWhisper("basic", row -> row.get(1));
  }

  @Test
  void none_text_staysAsItIs() {
    assertEquals(" It's 5%. ", Normaliser.named("none").normalise(" It's 5%. "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "广州市房地产中介协会分析|广 州 市 房 地 产 中 介 协 会 分 析",
        "你好，世界！|你 好 世 界",
        "我用ＡＰＰ 打车(笑)，花了２０元。|我 用 app 打 车 花 了 20 元",
        "《红楼梦》[NOISE]是don't know的 Book|红 楼 梦 是 dont know 的 book",
        "カタカナとひらがな|カ タ カ ナ と ひ ら が な",
        "。。。|''",
      })
  void chinese_text_becomesCharactersAndWords(String text, String expected) {
    assertEquals(expected, Normaliser.named("chinese").normalise(text));
  }

  @Test
  void named_otherName_saysWhichThereAre() {
    DraftingException refusal =
        assertThrows(DraftingException.class, () -> Normaliser.named("french"));
    assertTrue(refusal.detail().contains("none, basic, english, chinese"), refusal::detail);
  }

  private static void assertAsWhisper(String name, Function<List<String>, String> expected) {
    Normaliser normaliser = Normaliser.named(name);
    List<List<String>> rows = Stored.rows(NormaliserTest.class, "normalised.tsv");
    assertTrue(rows.size() > 400);
    assertEquals(
        rows.stream()
            .map(row -> row.get(0) + " -> " + expected.apply(row))
            .collect(Collectors.joining("\n")),
        rows.stream()
            .map(row -> row.get(0) + " -> " + normaliser.normalise(row.get(0)))
            .collect(Collectors.joining("\n")));
  }
}
