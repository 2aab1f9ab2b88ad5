package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenTableTest {
  @Test
  void read_numberedLines_givesTokensByNumber() {
    TokenTable table = TokenDocument.read("<blk> 0\r\n  3\r\n\u2581he 2\n1 1\n");

    assertEquals(4, table.size());
    assertEquals(List.of("<blk>", "1", "\u2581he", " "), tokens(table));
    assertEquals(0, table.blank());
    assertEquals(" he", table.written(2));
  }

  @Test
  void read_symbolsOfGraphs_areNoTokens() {
    assertEquals(
        List.of("<blk>", "#1", "a"),
        tokens(TokenDocument.read("<blk> 0\n#1 1\na 2\n#0 3\n#1 4\n")));
  }

  @Test
  void written_atSignsAmongPieces_areText() {
    TokenTable table = new TokenTable(List.of("\u2581he", "llo", "x@@", "@@"));

    assertEquals("llo", table.written(1));
    assertEquals("x@@", table.written(2));
  }

  @Test
  void read_bracketsInLines_areNoJson() {
    assertEquals(List.of("[PAD]", "{", "["), tokens(TokenDocument.read("[PAD] 0\n{ 1\n[ 2\n")));
  }

  @Test
  void read_plainLines_numbersThem() {
    assertEquals(List.of("<blank>", "a", "b"), tokens(TokenDocument.read("<blank>\na\nb\n")));
  }

  @Test
  void read_objectAndList_areVocabularies() {
    TokenTable object = TokenDocument.read("{\"[PAD]\": 2, \"|\": 0, \"A\": 1}");
    TokenTable list = TokenDocument.read("[\n\"<blank>\", \"<s>\", \"</s>\", \"ab@@\", \"c\"]");

    assertEquals(List.of("|", "A", "[PAD]"), tokens(object));
    assertEquals(2, object.blank());
    assertEquals(" ", object.written(0));
    assertEquals(
        List.of("", "", "", "ab", "c "),
        List.of(0, 1, 2, 3, 4).stream().map(list::written).toList());
  }

  @Test
  void byteValue_byteToken_isItsByte() {
    TokenTable table = TokenDocument.read("<blk> 0\n<0xE4> 1\n<0xZZ> 2\n");

    assertEquals(0xE4, table.byteValue(1));
    assertEquals(TokenTable.NO_BYTE, table.byteValue(2));
    assertEquals("", table.written(1));
    assertEquals("", table.written(99));
  }

  @Test
  void id_repeatedToken_isTheFirst() {
    TokenTable table = new TokenTable(List.of("a", "b", "a"));

    assertEquals(Optional.of(0), table.id("a"));
    assertEquals(Optional.empty(), table.id("c"));
  }

  @Test
  void blank_none_isRefusedWithTheRemedy() {
    DraftingException refused =
        assertThrows(DraftingException.class, () -> TokenDocument.read("a 0\nb 1\n").blank());

    assertEquals(ErrorCode.INVALID_MODEL, refused.code());
    assertTrue(refused.detail().contains("options: blank"), refused.detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"a\": -1}", "{\"a\": 1.5}", "{\"a\": 5000000}", "{\"a\":", "a 5000000\n"})
  void read_noTokens_isRefused(String document) {
    DraftingException refused =
        assertThrows(DraftingException.class, () -> TokenDocument.read(document));

    assertEquals(ErrorCode.INVALID_MODEL, refused.code());
  }

  private static List<String> tokens(TokenTable table) {
    return java.util.stream.IntStream.range(0, table.size()).mapToObj(table::token).toList();
  }
}
