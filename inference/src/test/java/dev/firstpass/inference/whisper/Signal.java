package dev.firstpass.inference.whisper;

/** The recording that {@code make_whisper.py} makes, too: tones over noise, silence between. */
final class Signal {
  private Signal() {}

  /** Returns its first seconds at 16 kHz. */
  static float[] seconds(int seconds) {
    float[] samples = new float[seconds * TinyWhisper.RATE];
    int state = 12_345;
    for (int i = 0; i < samples.length; i++) {
      state = (state * 1_103_515_245 + 12_345) & 0x7FFFFFFF;
      double noise = (state >> 16) / 16_384.0 - 1;
      double value = 0.7 * 32_768 * (tone(i) + (isSilent(i) ? 0 : 0.02) * noise);
      samples[i] = (float) (Math.floor(value + 0.5) / 32_768);
    }
    return samples;
  }

  private static double tone(int i) {
    long block = block(i);
    double hertz = 110 * Math.pow(2, block * 7 % 41 / 12.0);
    double loud = isSilent(i) ? 0 : 0.1 + 0.05 * (block % 7);
    double turns = hertz * i / TinyWhisper.RATE;
    return loud * (Math.sin(2 * Math.PI * turns) + 0.5 * Math.sin(6 * Math.PI * turns));
  }

  private static boolean isSilent(int i) {
    return block(i) % 5 == 4;
  }

  private static long block(int i) {
    return (long) (i / (1.7 * TinyWhisper.RATE));
  }
}
