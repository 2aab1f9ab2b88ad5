package dev.firstpass.families.whisper;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Prepared;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.MediaInput;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.LogMel;
import java.util.List;

/** The family opened for one model. Immutable and thread-safe. */
final class Transcriber implements MultiPass {
  private final ModelSpec spec;
  private final Tokenizer tokenizer;
  private final Network network;
  private final LogMel features;

  Transcriber(ModelSpec spec, Tokenizer tokenizer, Network network) {
    this.spec = spec;
    this.tokenizer = tokenizer;
    this.network = network;
    this.features = new LogMel(network.mels());
  }

  @Override
  public MediaInput input() {
    return spec.input();
  }

  @Override
  public LabelSet labels() {
    return spec.labels();
  }

  @Override
  public void check(Settings settings) {
    SpecialTokens special = tokenizer.special();
    String language = settings.get(WhisperParameters.LANGUAGE);
    if (!special.multilingual()) {
      requireEnglish(settings, language);
    } else if (!language.equals(WhisperParameters.AUTO)
        && !special.languages().containsKey(language)) {
      throw invalid(
          "parameter 'language' must be one that the model knows, not '"
              + language
              + "': auto, "
              + String.join(", ", special.languages().keySet()));
    }
    if (settings.get(WhisperParameters.WORD_TIMES).equals(WhisperParameters.ATTENTION)
        && !network.tellsAttention()) {
      throw invalid(
          "parameter 'wordTimes' cannot be attention: "
              + spec.id()
              + " does not tell where its decoder looks; use proportional or none, or export it"
              + " with attention outputs and alignment heads");
    }
  }

  @Override
  public List<Suggestion> draft(Prepared media, Sessions sessions, Settings settings) {
    if (!(media instanceof PreparedAudio audio)) {
      throw new IllegalArgumentException("not a recording");
    }
    check(settings);
    Transcription transcription =
        new Transcription(
            tokenizer,
            network.open(sessions),
            new WindowDecoder(tokenizer, DecodingOptions.of(settings), network.context()),
            network.context(),
            settings);
    FeatureWindows windows = new FeatureWindows(features, audio.samples());
    return transcription.segments(windows, audio.timing(), spec.labels().name(0));
  }

  private void requireEnglish(Settings settings, String language) {
    if (!language.equals(WhisperParameters.AUTO) && !language.equals(Transcription.ENGLISH)) {
      throw invalid(
          "parameter 'language' cannot be '"
              + language
              + "': "
              + spec.id()
              + " knows English only; use auto or en");
    }
    if (settings.get(WhisperParameters.TASK).equals(WhisperParameters.TRANSLATE)) {
      throw invalid("parameter 'task' cannot be translate: " + spec.id() + " knows English only");
    }
  }

  private static DraftingException invalid(String message) {
    return new DraftingException(ErrorCode.INVALID_PARAMETER, message);
  }
}
