package dev.firstpass.families.transducer;

import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.Fbank;
import dev.firstpass.families.speech.FbankOptions;
import dev.firstpass.families.speech.SpeechOptions;
import java.util.List;

/**
 * What a spec's {@code options} say of a transducer.
 *
 * @param settings all of them
 */
record TransducerOptions(Settings settings) {
  static final int MELS = 80;

  private static final Parameter<Double> FRAME_SECONDS =
      Parameter.of(
          "frameSeconds",
          ParameterType.number(0.001, 1),
          0.04,
          "Seconds from one frame of the encoder to the next.");
  private static final Parameter<Boolean> SIXTEEN_BIT =
      Parameter.of(
          "sixteenBit",
          ParameterType.flag(),
          false,
          "Whether the features were trained on 16-bit values, not on [-1, 1].");

  static TransducerOptions of(ModelSpec spec) {
    return new TransducerOptions(SpeechOptions.of(spec, List.of(FRAME_SECONDS, SIXTEEN_BIT)));
  }

  double frameSeconds() {
    return settings.get(FRAME_SECONDS);
  }

  Fbank fbank(int sampleRateHz) {
    return new Fbank(
        FbankOptions.zipformer()
            .withSampleRate(sampleRateHz)
            .withSampleScale(settings.get(SIXTEEN_BIT) ? FbankOptions.SIXTEEN_BIT : 1));
  }
}
