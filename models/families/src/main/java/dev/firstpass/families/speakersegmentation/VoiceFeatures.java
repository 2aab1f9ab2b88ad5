package dev.firstpass.families.speakersegmentation;

import dev.firstpass.families.speech.AudioGraph;
import dev.firstpass.families.speech.Cmvn;
import dev.firstpass.families.speech.Fbank;
import dev.firstpass.families.speech.FbankOptions;
import dev.firstpass.families.speech.FeatureFrames;
import dev.firstpass.families.speech.NemoMel;
import dev.firstpass.families.speech.Taper;
import java.util.Arrays;
import java.util.Map;

/** What an embedding graph sees of speech. Thread-safe. */
@FunctionalInterface
interface VoiceFeatures {
  /** Says in the metadata whether samples are taken as they are. */
  String SCALED = "normalize_samples";

  /** Returns the frames of samples in [-1, 1]. */
  FeatureFrames of(float[] samples);

  /**
   * Returns the filter bank features that a graph's metadata ask for, as sherpa-onnx computes them;
   * without metadata those of WeSpeaker.
   *
   * @throws dev.firstpass.core.error.DraftingException with {@code model-mismatch} when they ask
   *     for an unknown normalisation
   */
  static VoiceFeatures fbank(AudioGraph graph) {
    Map<String, String> metadata = graph.metadata();
    String scaled = metadata.get(SCALED);
    if (scaled == null) {
      return centred(
          new Fbank(
              FbankOptions.kaldi().withTaper(Taper.HAMMING).withSampleRate(graph.sampleRateHz())));
    }
    String normalised = metadata.getOrDefault("feature_normalize_type", "").strip();
    if (!normalised.isEmpty() && !normalised.equals("global-mean")) {
      throw graph.mismatch(
          "knows feature_normalize_type global-mean or none; the embedding graph has '"
              + normalised
              + "'");
    }
    Fbank fbank =
        new Fbank(
            FbankOptions.zipformer()
                .withSampleScale(scaled.strip().equals("0") ? FbankOptions.SIXTEEN_BIT : 1)
                .withSampleRate(graph.sampleRateHz()));
    return normalised.isEmpty() ? fbank::frames : centred(fbank);
  }

  /** Returns the features of NeMo's models. */
  static VoiceFeatures nemo(AudioGraph graph) {
    return new NemoMel(nemoBands(graph), true)::frames;
  }

  /** Returns how many features a frame has for a model of NeMo. */
  static int nemoBands(AudioGraph graph) {
    return Metadata.positive(graph.metadata(), "feat_dim", 80);
  }

  private static VoiceFeatures centred(Fbank fbank) {
    return samples -> {
      FeatureFrames frames = fbank.frames(samples);
      float[] negativeMean = new float[frames.size()];
      for (int band = 0; band < negativeMean.length; band++) {
        double sum = 0;
        for (int frame = 0; frame < frames.count(); frame++) {
          sum += frames.at(frame, band);
        }
        negativeMean[band] = (float) (-sum / Math.max(frames.count(), 1));
      }
      float[] ones = new float[negativeMean.length];
      Arrays.fill(ones, 1);
      new Cmvn(negativeMean, ones).apply(frames);
      return frames;
    };
  }
}
