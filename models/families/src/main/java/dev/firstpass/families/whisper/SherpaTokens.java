package dev.firstpass.families.whisper;

import dev.firstpass.core.family.ModelContent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tokenizer of sherpa-onnx's layout. */
final class SherpaTokens {
  private SherpaTokens() {}

  /**
   * Returns the tokenizer.
   *
   * @param content by role; special tokens are metadata of the encoder
   */
  static Tokenizer read(ModelContent content) {
    SherpaFacts facts = SherpaFacts.of(content.graph(Roles.ENCODER));
    Map<String, Integer> special = new LinkedHashMap<>();
    special.put(SpecialTokens.END, facts.number("eot"));
    special.put(SpecialTokens.START, facts.number("sot"));
    special.put(SpecialTokens.TRANSLATE, facts.number("translate"));
    special.put(SpecialTokens.TRANSCRIBE, facts.number("transcribe"));
    special.put(SpecialTokens.START_OF_MODEL, facts.number("sot_lm"));
    special.put(SpecialTokens.START_OF_PREVIOUS, facts.number("sot_prev"));
    special.put(SpecialTokens.NO_SPEECH, facts.number("no_speech"));
    special.put(SpecialTokens.NO_TIMES, facts.number("no_timestamps"));
    List<String> codes = facts.list("all_language_codes");
    List<String> ids = facts.list("all_language_tokens");
    if (codes.size() != ids.size()) {
      throw Documents.invalid(
          Roles.ENCODER, codes.size() + " language codes, " + ids.size() + " language tokens");
    }
    try {
      for (int i = 0; i < codes.size(); i++) {
        special.put("<|" + codes.get(i) + "|>", Integer.parseInt(ids.get(i)));
      }
      boolean multilingual = facts.number("is_multilingual") != 0;
      return new Tokenizer(
          text(content.requiredText(Roles.TOKENS)),
          Vocabulary.specials(special, multilingual, facts.number("n_vocab")));
    } catch (IllegalArgumentException e) {
      throw Documents.invalid(Roles.TOKENS, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Integer> text(String lines) {
    Map<String, Integer> text = new LinkedHashMap<>();
    lines
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              int blank = line.lastIndexOf(' ');
              if (blank < 0) {
                throw new IllegalArgumentException("line '" + line + "' is no token and id");
              }
              // The empty token of Whisper's vocabulary is written as padding alone.
              String base64 = line.substring(0, blank).replaceAll("[=\\s]+$", "");
              byte[] bytes = Base64.getDecoder().decode(base64);
              text.put(
                  new String(bytes, StandardCharsets.ISO_8859_1),
                  Integer.parseInt(line.substring(blank + 1).strip()));
            });
    return text;
  }
}
