package dev.firstpass.families.vision;

/**
 * What of an object's mask is enlarged, and where its box cuts it. The two differ at the box's
 * edges, by half a pixel of the prototypes at most.
 */
public enum PrototypeRule {
  /**
   * Logits, 0 outside the box; what is above 0 is the object. Edges are rounded, halves to even.
   * Ultralytics since 8.3.
   */
  LOGITS(0) {
    @Override
    float value(float logit) {
      return logit;
    }

    @Override
    double edge(double position) {
      return Math.rint(position);
    }
  },

  /**
   * Probabilities, 0 outside the box; what is above a half is the object. Edges are rounded up.
   * YOLOv5.
   */
  PROBABILITIES(-0.5f) {
    @Override
    float value(float logit) {
      return (float) (1 / (1 + Math.exp(-logit))) - 0.5f;
    }

    @Override
    double edge(double position) {
      return Math.ceil(position);
    }
  };

  private final float outside;

  PrototypeRule(float outside) {
    this.outside = outside;
  }

  /** Returns what is enlarged, moved so that above 0 is the object. */
  abstract float value(float logit);

  /** Returns the first prototype pixel that is not before an edge of the box. */
  abstract double edge(double position);

  /** Returns the value outside the box. */
  float outside() {
    return outside;
  }
}
