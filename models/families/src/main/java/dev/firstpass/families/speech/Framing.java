package dev.firstpass.families.speech;

/**
 * How samples are cut into frames: frame {@code f} holds {@code length} samples from {@code f *
 * shift - lead}.
 *
 * @param length samples a frame
 * @param shift samples from one frame to the next
 * @param lead how far frame 0 reaches before the first sample
 * @param edges what stands where there are no samples
 * @param extra a recording of {@code n} samples has {@code (n + extra) / shift} frames, rounded
 *     down; without meaning if edges are snipped
 */
record Framing(int length, int shift, int lead, Edges edges, int extra) {
  /** What stands before the first and after the last sample. */
  enum Edges {
    /** Nothing: only frames that are full count. */
    SNIP,
    /** Zeros. */
    ZERO,
    /** The samples mirrored, the outermost not repeated: {@code 2 1 [0 1 2] 1 0}. */
    REFLECT,
    /** The samples mirrored, the outermost repeated: {@code 1 0 [0 1 2] 2 1}. */
    MIRROR
  }

  /** Where a sample is that does not exist and counts as zero. */
  static final long NOWHERE = -1;

  Framing {
    if (length < 1 || shift < 1 || lead < 0 || lead >= length || extra < 0) {
      throw new IllegalArgumentException(
          "not a framing: " + length + ", " + shift + ", " + lead + ", " + extra);
    }
  }

  /** Returns a framing of full frames only. */
  static Framing snipped(int length, int shift) {
    return new Framing(length, shift, 0, Edges.SNIP, 0);
  }

  /** Returns where a frame starts, in samples; negative before the recording. */
  long first(long frame) {
    return frame * shift - lead;
  }

  /** Returns how many frames a recording has. */
  long frames(long samples) {
    if (edges == Edges.SNIP) {
      return full(samples);
    }
    return samples == 0 ? 0 : (samples + extra) / shift;
  }

  /** Returns how many frames are settled by the first samples, whatever follows them. */
  long settled(long samples) {
    return samples <= lead ? 0 : Math.min(full(samples), frames(samples));
  }

  /**
   * Returns which sample stands at a position.
   *
   * @param position may lie outside the recording
   * @param samples how many the recording has, at least 1
   * @return in [0, samples), or {@link #NOWHERE}
   */
  long source(long position, long samples) {
    if (position >= 0 && position < samples) {
      return position;
    }
    return switch (edges) {
      case SNIP, ZERO -> NOWHERE;
      case REFLECT -> folded(position, Math.max(2 * samples - 2, 1), 0);
      case MIRROR -> folded(position, 2 * samples, 1);
    };
  }

  private static long folded(long position, long period, int repeated) {
    long within = Math.floorMod(position, period);
    return Math.min(within, period - repeated - within);
  }

  private long full(long samples) {
    return samples + lead < length ? 0 : (samples + lead - length) / shift + 1;
  }
}
