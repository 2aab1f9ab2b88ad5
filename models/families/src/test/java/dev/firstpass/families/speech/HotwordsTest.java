package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.families.speech.Hotwords.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HotwordsTest {
  @Test
  void step_phraseInAnyTokens_getsTheSameBonus() {
    Hotwords hotwords = new Hotwords(List.of("Hello World"), 2);

    assertEquals(24, total(hotwords, " hel", "lo", " world"), 1e-12);
    assertEquals(24, total(hotwords, " h", "e", "l", "l", "o", " ", "world"), 1e-12);
    assertEquals(24, total(hotwords, "hello world"), 1e-12);
    assertEquals(24, total(hotwords, " oh", " hello", " world", " again"), 1e-12);
  }

  @Test
  void step_unfinishedPhrase_isTakenBack() {
    Hotwords hotwords = new Hotwords(List.of("hello"), 2);

    assertEquals(0, total(hotwords, " hell"), 1e-12);
    assertEquals(0, total(hotwords, " hell", " no"), 1e-12);
    assertEquals(0, total(hotwords, " othello"), 1e-12);
  }

  @Test
  void step_chinesePhrase_countsInTheMiddle() {
    assertEquals(
        3,
        total(new Hotwords(List.of("\u4e16\u754c"), 1.5), "\u4f60", "\u597d", "\u4e16\u754c"),
        1e-12);
  }

  @Test
  void none_anything_getsNothing() {
    assertEquals(0, total(Hotwords.NONE, " any", "thing"), 1e-12);
  }

  private static double total(Hotwords hotwords, String... tokens) {
    Step at = hotwords.start();
    double bonus = at.bonus();
    for (String token : tokens) {
      at = hotwords.step(at.state(), token);
      bonus += at.bonus();
    }
    return bonus + hotwords.ending(at.state());
  }
}
