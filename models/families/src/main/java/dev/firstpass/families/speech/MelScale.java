package dev.firstpass.families.speech;

/** How high a frequency sounds: two customary scales. */
public enum MelScale {
  /** {@code 1127 ln(1 + f / 700)}: HTK, Kaldi, TensorFlow. */
  HTK {
    @Override
    public double mel(double hertz) {
      return 1127 * Math.log1p(hertz / 700);
    }

    @Override
    public double hertz(double mel) {
      return 700 * Math.expm1(mel / 1127);
    }
  },
  /** Straight to 1 kHz, 15 mels, then logarithmic: Slaney's Auditory Toolbox, librosa's default. */
  SLANEY {
    @Override
    public double mel(double hertz) {
      return hertz < BEND_HERTZ
          ? hertz / HERTZ_PER_MEL
          : BEND_MEL + Math.log(hertz / BEND_HERTZ) / LOG_STEP;
    }

    @Override
    public double hertz(double mel) {
      return mel < BEND_MEL
          ? mel * HERTZ_PER_MEL
          : BEND_HERTZ * Math.exp((mel - BEND_MEL) * LOG_STEP);
    }
  };

  private static final double HERTZ_PER_MEL = 200.0 / 3;
  private static final double BEND_HERTZ = 1000;
  private static final double BEND_MEL = BEND_HERTZ / HERTZ_PER_MEL;
  private static final double LOG_STEP = Math.log(6.4) / 27;

  /** Returns the mel of a frequency in hertz, at least 0. */
  public abstract double mel(double hertz);

  /** Returns the frequency in hertz of a mel, at least 0. */
  public abstract double hertz(double mel);
}
