package dev.firstpass.families.sensevoice;

import dev.firstpass.core.model.LabelSet;
import dev.firstpass.families.speech.CtcToken;
import dev.firstpass.families.speech.Heard.Sound;
import dev.firstpass.families.speech.SpeechLabels;
import dev.firstpass.families.speech.TokenTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What SenseVoice says of a window before its words: {@code <|zh|><|HAPPY|><|Speech|><|withitn|>}.
 *
 * @param tokens the first tokens of the output, at most four
 * @param table the tokens
 */
record SenseVoiceMarks(List<CtcToken> tokens, TokenTable table) {
  /** How many tokens, and how many frames, stand before the words. */
  static final int COUNT = 4;

  private static final List<String> LANGUAGES = List.of("zh", "en", "yue", "ja", "ko");
  private static final List<String> EVENTS =
      List.of("bgm", "applause", "laughter", "cry", "sneeze", "breath", "cough", "sing");
  private static final List<String> EMOTIONS =
      List.of("happy", "sad", "angry", "neutral", "fearful", "disgusted", "surprised");
  private static final int LANGUAGE_AT = 0;
  private static final int EMOTION_AT = 1;
  private static final int EVENT_AT = 2;

  /** Returns what segments can be called: speech, the events, the emotions. */
  static LabelSet labels() {
    List<String> labels = new ArrayList<>(List.of(SpeechLabels.SPEECH));
    labels.addAll(EVENTS);
    labels.addAll(EMOTIONS);
    return new LabelSet(labels);
  }

  /** Returns the language that is spoken, when the model tells one. */
  Optional<String> language() {
    return mark(LANGUAGE_AT).filter(LANGUAGES::contains);
  }

  /** Returns what is to be heard that is not speech, when the model tells. */
  Optional<Sound> event() {
    return mark(EVENT_AT).filter(EVENTS::contains).map(event -> sound(event, EVENT_AT));
  }

  /** Returns how the speaker feels, when the model tells. */
  Optional<Sound> emotion() {
    return mark(EMOTION_AT).filter(EMOTIONS::contains).map(mood -> sound(mood, EMOTION_AT));
  }

  private Optional<String> mark(int index) {
    if (index >= tokens.size()) {
      return Optional.empty();
    }
    String token = table.token(tokens.get(index).id());
    return token.startsWith("<|") && token.endsWith("|>") && token.length() > 4
        ? Optional.of(token.substring(2, token.length() - 2).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private Sound sound(String label, int index) {
    CtcToken token = tokens.get(index);
    double score = Math.exp(token.logProbability() / token.frames());
    return new Sound(label, Math.min(Math.max(score, 0), 1));
  }
}
