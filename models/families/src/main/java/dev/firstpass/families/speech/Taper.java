package dev.firstpass.families.speech;

/** Window functions that fade a frame in and out; each is a function of the cosine. */
public enum Taper {
  /** {@code (0.5 - 0.5 cos)^0.85}, Kaldi's default. */
  POVEY {
    @Override
    double ofCosine(double cosine) {
      return Math.pow(0.5 - 0.5 * cosine, 0.85);
    }
  },
  /** {@code 0.54 - 0.46 cos}, FunASR's. */
  HAMMING {
    @Override
    double ofCosine(double cosine) {
      return 0.54 - 0.46 * cosine;
    }
  },
  /** {@code 0.5 - 0.5 cos}, also called Hann. */
  HANNING {
    @Override
    double ofCosine(double cosine) {
      return 0.5 - 0.5 * cosine;
    }
  };

  /** Returns {@code size} weights in [0, 1], the last equal to the first, as Kaldi has them. */
  public double[] symmetric(int size) {
    return weights(size, size - 1);
  }

  /**
   * Returns {@code size} weights in [0, 1] that repeat smoothly, as {@code torch.stft} has them.
   */
  public double[] periodic(int size) {
    return weights(size, size);
  }

  abstract double ofCosine(double cosine);

  private double[] weights(int size, int period) {
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      weights[i] = ofCosine(Math.cos(2 * Math.PI * i / Math.max(period, 1)));
    }
    return weights;
  }
}
