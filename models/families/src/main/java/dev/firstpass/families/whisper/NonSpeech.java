package dev.firstpass.families.whisper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tokens that a transcript never holds: signs that subtitles use for what is not spoken, and
 * tokens that steer.
 *
 * <p>Reference: openai/whisper, {@code Tokenizer.non_speech_tokens} and {@code
 * DecodingTask._get_suppress_tokens}.
 */
final class NonSpeech {
  private static final String SIGNS = "\"#()*+/:;<=>@[\\]^_`{|}~「」『』";
  private static final List<String> GROUPS =
      List.of(
          "<<", ">>", "<<<", ">>>", "--", "---", "-(", "-[", "('", "(\"", "((", "))", "(((", ")))",
          "[[", "]]", "{{", "}}", "♪♪", "♪♪♪");

  /** Their first two bytes are common to all music signs, so the first token may be banned. */
  private static final String MUSIC = "♩♪♫♬♭♮♯";

  private NonSpeech() {}

  /** Returns the signs' tokens, ascending. */
  static List<Integer> signs(Tokenizer tokenizer) {
    TreeSet<Integer> banned = new TreeSet<>();
    banned.add(tokenizer.encode(" -").get(0));
    banned.add(tokenizer.encode(" '").get(0));
    List<String> whole = new ArrayList<>(GROUPS);
    SIGNS.chars().forEach(sign -> whole.add(Character.toString(sign)));
    for (String sign : whole) {
      add(tokenizer.encode(sign), false, banned);
      add(tokenizer.encode(" " + sign), false, banned);
    }
    for (int sign : MUSIC.chars().toArray()) {
      add(tokenizer.encode(Character.toString(sign)), true, banned);
      add(tokenizer.encode(" " + Character.toString(sign)), true, banned);
    }
    return List.copyOf(banned);
  }

  /** Returns all that is banned, ascending. */
  static List<Integer> banned(Tokenizer tokenizer) {
    SpecialTokens special = tokenizer.special();
    TreeSet<Integer> banned = new TreeSet<>(signs(tokenizer));
    for (String name :
        List.of(
            SpecialTokens.TRANSCRIBE,
            SpecialTokens.TRANSLATE,
            SpecialTokens.START,
            SpecialTokens.START_OF_PREVIOUS,
            SpecialTokens.START_OF_MODEL,
            SpecialTokens.NO_SPEECH)) {
      banned.add(special.id(name));
    }
    return List.copyOf(banned);
  }

  private static void add(List<Integer> tokens, boolean always, Set<Integer> banned) {
    if (always || tokens.size() == 1) {
      banned.add(tokens.get(0));
    }
  }
}
