package dev.firstpass.families.speakersegmentation;

/**
 * Who speaks in each frame of one window; a byte a frame. The speakers are the window's own: number
 * 0 of the next window may be somebody else. Immutable.
 */
final class WindowSpeech {
  private final int speakers;
  private final byte[] speaking;

  /**
   * @param speakers how many the window can tell apart
   * @param speaking for each frame a bit for each speaker; not copied
   */
  WindowSpeech(int speakers, byte[] speaking) {
    this.speakers = speakers;
    this.speaking = speaking;
  }

  /** Returns how many frames there are. */
  int frames() {
    return speaking.length;
  }

  /** Returns how many speakers the window can tell apart. */
  int speakers() {
    return speakers;
  }

  /** Returns whether somebody speaks in a frame. */
  boolean speaks(int speaker, int frame) {
    return (speaking[frame] >> speaker & 1) != 0;
  }

  /** Returns whether somebody speaks in a frame and nobody else. */
  boolean speaksAlone(int speaker, int frame) {
    return speaking[frame] == 1 << speaker;
  }

  /** Returns how many speak in a frame. */
  int count(int frame) {
    return Integer.bitCount(speaking[frame]);
  }

  /** Returns whether somebody speaks at all. */
  boolean speaks(int speaker) {
    for (int frame = 0; frame < speaking.length; frame++) {
      if (speaks(speaker, frame)) {
        return true;
      }
    }
    return false;
  }
}
