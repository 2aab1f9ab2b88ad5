package dev.firstpass.families.ctc;

import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.speech.DirectTensors;
import dev.firstpass.families.speech.Fbank;
import dev.firstpass.families.speech.FeatureFrames;
import dev.firstpass.families.speech.FrameInputs;
import dev.firstpass.families.speech.NemoMel;
import dev.firstpass.families.speech.Waveform;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes a graph's inputs of samples. Immutable and thread-safe. */
sealed interface CtcFrontend {
  /** Returns the inputs by name; empty when the samples are too few for a frame. */
  Optional<Map<String, Tensor>> inputs(float[] samples);

  /**
   * The samples themselves.
   *
   * @param samples the input that takes them, {@code [N, T]}
   * @param mask the input that says which are no padding, {@code [N, T]}: all of them
   * @param normalise whether they get mean 0 and variance 1
   * @param least how few samples make a frame
   */
  record OfSamples(TensorInfo samples, Optional<TensorInfo> mask, boolean normalise, int least)
      implements CtcFrontend {
    @Override
    public Optional<Map<String, Tensor>> inputs(float[] window) {
      if (window.length < least) {
        return Optional.empty();
      }
      float[] values = normalise ? Waveform.normalised(window) : window;
      TensorShape shape = TensorShape.of(1, values.length);
      Map<String, Tensor> inputs = new LinkedHashMap<>();
      inputs.put(samples.name(), DirectTensors.floats(shape, into -> into.put(values)));
      mask.ifPresent(
          info -> {
            long[] ones = new long[values.length];
            Arrays.fill(ones, 1);
            inputs.put(info.name(), DirectTensors.whole(info.type(), shape, ones));
          });
      return Optional.of(inputs);
    }
  }

  /**
   * Kaldi's filter banks.
   *
   * @param fbank how
   * @param inputs who takes them
   */
  record OfFbank(Fbank fbank, FrameInputs inputs) implements CtcFrontend {
    @Override
    public Optional<Map<String, Tensor>> inputs(float[] samples) {
      return given(fbank.frames(samples), inputs);
    }
  }

  /**
   * NeMo's log-mel features.
   *
   * @param mel how
   * @param inputs who takes them
   */
  record OfNemoMel(NemoMel mel, FrameInputs inputs) implements CtcFrontend {
    @Override
    public Optional<Map<String, Tensor>> inputs(float[] samples) {
      return given(mel.frames(samples), inputs);
    }
  }

  private static Optional<Map<String, Tensor>> given(FeatureFrames frames, FrameInputs inputs) {
    return frames.count() < CtcOptions.LEAST_FRAMES
        ? Optional.empty()
        : Optional.of(inputs.of(frames));
  }
}
