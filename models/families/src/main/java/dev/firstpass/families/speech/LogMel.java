package dev.firstpass.families.speech;

import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * What Whisper hears: the logarithm of the energy in 80 or 128 mel bands, a hundred times a second.
 *
 * <p>Samples at 16 kHz; frames of 400 under a periodic Hann window, every 160, centred (frame
 * {@code f} is centred on sample {@code 160 f}; the edges are reflected); power; librosa's Slaney
 * filters from 0 to 8 kHz; {@code x = log10(max(energy, 1e-10))}. What goes into the encoder is
 * {@code (max(x, maximum - 8) + 4) / 4}, some [-1.5, 2.5].
 *
 * <p>There are two customary maxima. {@link #features} takes that of the given stretch: one window
 * of 30 s, as Hugging Face's and sherpa's code does. For OpenAI's own {@code transcribe}, which
 * takes that of the whole recording, collect the rows of {@link #stream} (and 400 zeros after the
 * recording, which stand for its 30 s of padding), then {@link #write} each window with {@link
 * FeatureFrames#maximum()} of all.
 *
 * <p>Reference: openai/whisper, {@code whisper/audio.py}, {@code log_mel_spectrogram}. It refuses
 * less than 201 samples; here their reflection is repeated. Immutable.
 */
public final class LogMel {
  /** Samples a second. */
  public static final int SAMPLE_RATE = 16_000;

  /** Samples from one frame to the next. */
  public static final int SHIFT = 160;

  private static final int LENGTH = 400;
  private static final double FLOOR = 1e-10;
  private static final float RANGE = 8;
  private static final Framing FRAMING =
      new Framing(LENGTH, SHIFT, LENGTH / 2, Framing.Edges.REFLECT, 0);

  private final MelFilters filters;

  /**
   * @param mels 80; 128 for large-v3 and turbo
   */
  public LogMel(int mels) {
    this.filters =
        MelFilters.slaney(new MelFilters.Range(SAMPLE_RATE, LENGTH, mels, 0, SAMPLE_RATE / 2.0));
  }

  /** Returns how many frames a stretch of samples has: one for each full 160. */
  public static int frames(int samples) {
    return (int) FRAMING.frames(samples);
  }

  /** Returns how many mel bands there are. */
  public int mels() {
    return filters.bands();
  }

  /** Returns a new stream of rows {@code log10(max(energy, 1e-10))}, not yet scaled. */
  public FeatureStream stream() {
    return new FeatureStream(FRAMING, new Logs(filters));
  }

  /**
   * Writes the features of a stretch of samples, scaled by its own maximum.
   *
   * @param samples in [-1, 1]; padded with zeros to 30 s for most encoders
   * @param into at its position, which advances: {@code [mels, frames(samples.length)]}
   */
  public void features(float[] samples, FloatBuffer into) {
    FeatureFrames logs = stream().all(samples);
    write(logs, 0, logs.count(), logs.count(), logs.maximum(), into);
  }

  /**
   * Writes a window of features.
   *
   * @param logs rows of {@link #stream}
   * @param first frame of the window
   * @param frames how many
   * @param width of the window, at least {@code frames}; the rest becomes 0, as in {@code
   *     transcribe}
   * @param maximum of whatever counts as the whole
   * @param into at its position, which advances: {@code [mels, width]}
   */
  public static void write(
      FeatureFrames logs, int first, int frames, int width, float maximum, FloatBuffer into) {
    Objects.checkFromIndexSize(first, frames, logs.count());
    float floor = maximum - RANGE;
    float[] line = new float[width];
    for (int mel = 0; mel < logs.size(); mel++) {
      for (int i = 0; i < frames; i++) {
        line[i] = (Math.max(logs.at(first + i, mel), floor) + 4) / 4;
      }
      into.put(line);
    }
  }

  private static final class Logs implements FrameTransform {
    private final MelSpectrum spectrum;
    private final int size;

    private Logs(MelFilters filters) {
      this.spectrum =
          new MelSpectrum(
              Taper.HANNING.periodic(LENGTH), LENGTH, filters, MelSpectrum.Measure.POWER);
      this.size = filters.bands();
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public void apply(double[] frame, float[] row) {
      double[] bands = spectrum.bands(frame);
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) Math.log10(Math.max(bands[i], FLOOR));
      }
    }
  }
}
