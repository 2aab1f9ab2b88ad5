package dev.firstpass.families.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Fourier transform of real frames of one even size: {@code X[k] = sum x[t] exp(-2 pi i k t /
 * size)} for {@code k} in 0..size/2, unnormalised, as {@code numpy.fft.rfft}.
 *
 * <p>A frame is taken as {@code size / 2} complex numbers, which a Stockham transform of mixed
 * radix (4, 2, 5, other odd factors) turns into the spectrum without reordering; sizes need not be
 * powers of two. Large prime factors are slow, their square each. The relative error is some 1e-15.
 *
 * <p>Holds its scratch memory: reusable, confined to one thread.
 */
public final class Fft {
  private final int size;
  private final int half;
  private final List<FftStage> stages;
  private final double[] cos;
  private final double[] sin;
  private double[] re;
  private double[] im;
  private double[] nextRe;
  private double[] nextIm;

  /**
   * @param size samples a frame, even and positive
   */
  public Fft(int size) {
    if (size < 2 || size % 2 != 0) {
      throw new IllegalArgumentException("size must be even and positive: " + size);
    }
    this.size = size;
    this.half = size / 2;
    this.stages = stages(half);
    this.cos = new double[half];
    this.sin = new double[half];
    for (int k = 0; k < half; k++) {
      cos[k] = Math.cos(2 * Math.PI * k / size);
      sin[k] = Math.sin(2 * Math.PI * k / size);
    }
    this.re = new double[half];
    this.im = new double[half];
    this.nextRe = new double[half];
    this.nextIm = new double[half];
  }

  /** Returns samples a frame. */
  public int size() {
    return size;
  }

  /** Returns the number of frequencies: size / 2 + 1, from 0 to half the sample rate. */
  public int bins() {
    return half + 1;
  }

  /**
   * Computes the squared magnitudes of a frame's spectrum.
   *
   * @param frame {@link #size()} samples; unchanged
   * @param power {@link #bins()} values, written
   */
  public void power(double[] frame, double[] power) {
    transform(frame);
    power[0] = square(re[0] + im[0]);
    power[half] = square(re[0] - im[0]);
    for (int k = 1; k < half; k++) {
      power[k] = square(realPart(k)) + square(imaginaryPart(k));
    }
  }

  /**
   * Computes a frame's spectrum.
   *
   * @param frame {@link #size()} samples; unchanged
   * @param real {@link #bins()} values, written
   * @param imaginary {@link #bins()} values, written
   */
  public void spectrum(double[] frame, double[] real, double[] imaginary) {
    transform(frame);
    real[0] = re[0] + im[0];
    real[half] = re[0] - im[0];
    imaginary[0] = 0;
    imaginary[half] = 0;
    for (int k = 1; k < half; k++) {
      real[k] = realPart(k);
      imaginary[k] = imaginaryPart(k);
    }
  }

  /** Even samples are the real parts, odd samples the imaginary ones. */
  private void transform(double[] frame) {
    for (int i = 0; i < half; i++) {
      re[i] = frame[2 * i];
      im[i] = frame[2 * i + 1];
    }
    for (FftStage stage : stages) {
      stage.apply(re, im, nextRe, nextIm);
      swap();
    }
  }

  private double realPart(int k) {
    double oddRe = im[k] + im[half - k];
    double oddIm = re[half - k] - re[k];
    return 0.5 * (re[k] + re[half - k] + cos[k] * oddRe + sin[k] * oddIm);
  }

  private double imaginaryPart(int k) {
    double oddRe = im[k] + im[half - k];
    double oddIm = re[half - k] - re[k];
    return 0.5 * (im[k] - im[half - k] + cos[k] * oddIm - sin[k] * oddRe);
  }

  private void swap() {
    double[] written = nextRe;
    nextRe = re;
    re = written;
    written = nextIm;
    nextIm = im;
    im = written;
  }

  private static List<FftStage> stages(int size) {
    List<FftStage> stages = new ArrayList<>();
    int stride = 1;
    for (int rest = size; rest > 1; ) {
      int radix = radix(rest);
      stages.add(new FftStage(size, radix, stride));
      stride *= radix;
      rest /= radix;
    }
    return List.copyOf(stages);
  }

  private static int radix(int rest) {
    if (rest % 4 == 0) {
      return 4;
    }
    if (rest % 2 == 0) {
      return 2;
    }
    int factor = 3;
    while (rest % factor != 0) {
      factor += 2;
    }
    return factor;
  }

  private static double square(double value) {
    return value * value;
  }
}
