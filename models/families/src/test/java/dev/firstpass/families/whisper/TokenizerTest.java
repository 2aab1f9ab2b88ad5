package dev.firstpass.families.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TokenizerTest {
  private final Tokenizer tokenizer = TinyVocabulary.tokenizer();

  @Test
  void encode_texts_areTheReferencesTokens() {
    for (Map<?, ?> one : TinyVocabulary.cases("encoded")) {
      String text = (String) TinyVocabulary.get(one, "text");
      assertEquals(TinyVocabulary.ids(one, "ids"), tokenizer.encode(text), text);
      assertEquals(text, tokenizer.decode(tokenizer.encode(text)));
    }
  }

  @Test
  void decode_randomBytes_isTheReferencesText() {
    for (Map<?, ?> one : TinyVocabulary.cases("decoded")) {
      assertEquals(
          TinyVocabulary.get(one, "text"), tokenizer.decode(TinyVocabulary.ids(one, "ids")));
    }
  }

  @Test
  void decode_letterSplitOverTokens_isWhole() {
    List<Integer> note = tokenizer.encode("♯");

    assertTrue(note.size() > 1, "the letter must not be one token");
    assertEquals("♯", tokenizer.decode(note));
    assertEquals("\uFFFD", tokenizer.decode(note.subList(0, 1)));
  }

  @Test
  void decode_times_areLeftOutAndSpelledOut() {
    SpecialTokens special = tokenizer.special();
    List<Integer> ids = new ArrayList<>(tokenizer.encode("the"));
    ids.add(special.firstTime() + 75);

    assertEquals("the", tokenizer.decode(ids));
    assertEquals("the<|1.50|>", tokenizer.spelled(ids));
    assertEquals("<|30.00|>", tokenizer.spelled(List.of(tokenizer.size() - 1)));
  }

  @Test
  void words_tokens_areTheReferences() {
    for (Map<?, ?> one : TinyVocabulary.cases("words")) {
      List<WordSplit.Part> parts =
          WordSplit.words(
              tokenizer,
              TinyVocabulary.ids(one, "ids"),
              (String) TinyVocabulary.get(one, "language"));
      assertEquals(
          TinyVocabulary.get(one, "words"), parts.stream().map(WordSplit.Part::text).toList());
      assertEquals(
          ((List<?>) TinyVocabulary.get(one, "tokens")).stream().map(TinyVocabulary::ints).toList(),
          parts.stream().map(WordSplit.Part::tokens).toList());
    }
  }

  @Test
  void signs_ofTheVocabulary_areTheReferences() {
    assertEquals(TinyVocabulary.ids("nonSpeech"), NonSpeech.signs(tokenizer));
  }

  @Test
  void banned_tokens_areSignsAndSteering() {
    List<Integer> banned = NonSpeech.banned(tokenizer);
    SpecialTokens special = tokenizer.special();

    assertTrue(banned.containsAll(NonSpeech.signs(tokenizer)));
    assertTrue(banned.contains(special.start()) && banned.contains(special.noSpeech()));
    assertFalse(banned.contains(special.end()) || banned.contains(special.noTimes()));
  }

  @Test
  void compressionRatio_texts_areTheReferences() {
    for (Map<?, ?> one : TinyVocabulary.cases("compression")) {
      assertEquals(
          ((Number) TinyVocabulary.get(one, "ratio")).doubleValue(),
          PythonText.compressionRatio((String) TinyVocabulary.get(one, "text")),
          1e-12);
    }
  }

  @Test
  void request_multilingual_namesLanguageAndTask() {
    SpecialTokens special = tokenizer.special();

    assertEquals(
        List.of("en", "zh", "de", "es", "ru", "ko"), List.copyOf(special.languages().keySet()));
    assertEquals(
        List.of(special.start(), special.id("<|de|>"), special.id("<|translate|>")),
        special.request("de", true));
    assertEquals(
        List.of(special.start()), TinyVocabulary.tokenizer(false).special().request("en", false));
  }

  @Test
  void tokenizer_missingToken_saysWhich() {
    Map<String, Integer> special = TinyVocabulary.specials();
    special.remove(SpecialTokens.START);

    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> Vocabulary.specials(special, true, 0));

    assertTrue(String.valueOf(problem.getMessage()).contains("<|startoftranscript|>"));
  }

  @Test
  void specials_olderFiles_findTimesAfterTheLastNameWhenTheSizeAgrees() {
    Map<String, Integer> special = TinyVocabulary.specials();
    special.put("<|nocaptions|>", special.remove(SpecialTokens.NO_SPEECH));
    int noTimes = special.getOrDefault(SpecialTokens.NO_TIMES, -1);

    SpecialTokens read = Vocabulary.specials(special, true, noTimes + 1502);

    assertEquals(noTimes + 1, read.firstTime());
    assertEquals(noTimes + 1501, read.id("<|30.00|>"));
    assertEquals(noTimes - 1, read.noSpeech());
    assertThrows(
        IllegalArgumentException.class, () -> Vocabulary.specials(special, true, noTimes + 1600));
  }
}
