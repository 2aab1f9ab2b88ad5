package dev.firstpass.inference.media;

import java.awt.Color;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.opencv.core.Scalar;

/**
 * A colour for each label: the same in every picture unless two labels of one picture would share
 * it. Confined to one thread.
 */
final class LabelColours {
  private static final int HUES = 12;

  /** Coprime to {@link #HUES}, so that stepping reaches every hue, and never a neighbour first. */
  private static final int STEP = 5;

  private static final float SATURATION = 0.85f;
  private static final float BRIGHTEST = 0.95f;
  private static final float DARKER = 0.7f;

  private final Map<String, Scalar> colours = new HashMap<>();
  private final Set<Integer> taken = new HashSet<>();

  /** Returns the label's colour as blue, green, red. */
  Scalar of(String label) {
    return colours.computeIfAbsent(label, this::choose);
  }

  private Scalar choose(String label) {
    if (taken.size() == HUES) {
      taken.clear();
    }
    int hue = Math.floorMod(label.hashCode(), HUES);
    while (!taken.add(hue)) {
      hue = (hue + STEP) % HUES;
    }
    float brightness = BRIGHTEST * (float) Math.pow(DARKER, colours.size() / HUES % 3);
    Color colour = Color.getHSBColor((float) hue / HUES, SATURATION, brightness);
    return new Scalar(colour.getBlue(), colour.getGreen(), colour.getRed());
  }
}
