package dev.firstpass.families.sensevoice;

import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.DecodingParameters;
import dev.firstpass.families.speech.SegmentParameters;
import java.util.List;
import java.util.stream.Stream;

/**
 * SenseVoice's parameters: those of segments and of searches, {@code language}, {@code itn} and
 * {@code events}. Immutable.
 */
final class SenseVoiceParameters {
  private static final int BEAM = 10;
  private static final double BOOST = 3;

  private final SegmentParameters segments = new SegmentParameters();
  private final DecodingParameters decoding = new DecodingParameters(BEAM, BOOST);
  private final Parameter<String> language =
      Parameter.of(
          "language",
          ParameterType.choice(List.of("auto", "zh", "en", "yue", "ja", "ko", "nospeech")),
          "auto",
          "The language that is spoken; auto lets the model tell.");
  private final Parameter<Boolean> itn =
      Parameter.of(
          "itn",
          ParameterType.flag(),
          false,
          "Whether numbers are written in digits and punctuation is set.");
  private final Parameter<Boolean> events =
      Parameter.of(
          "events",
          ParameterType.flag(),
          false,
          "Whether a window with words also gives segments of its event and emotion.");

  List<Parameter<?>> all() {
    return Stream.of(segments.all(), decoding.all(), List.of(language, itn, events))
        .<Parameter<?>>flatMap(List::stream)
        .toList();
  }

  SegmentParameters segments() {
    return segments;
  }

  DecodingParameters decoding() {
    return decoding;
  }

  String language(Settings settings) {
    return settings.get(language);
  }

  boolean itn(Settings settings) {
    return settings.get(itn);
  }

  boolean events(Settings settings) {
    return settings.get(events);
  }
}
