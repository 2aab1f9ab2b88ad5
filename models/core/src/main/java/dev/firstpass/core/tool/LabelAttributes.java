package dev.firstpass.core.tool;

import java.util.Map;
import java.util.Optional;

/**
 * The names of attributes that several label file formats have, each in its own spelling, so that
 * they survive a conversion. Attributes of other names are kept where a format holds any name. A
 * map under the name of a format holds what only that format knows; the others pass over it.
 */
public final class LabelAttributes {
  /** The object goes on outside the picture or behind something: boolean. */
  public static final String TRUNCATED = "truncated";

  /** The object is partly hidden: boolean. */
  public static final String OCCLUDED = "occluded";

  /** The object is hard to recognise and not scored: boolean. */
  public static final String DIFFICULT = "difficult";

  /** Many objects too close to tell apart: boolean. */
  public static final String CROWD = "crowd";

  /** Labels of one item with the same number belong together: whole number. */
  public static final String GROUP = "group";

  /** What people wrote about it: text. */
  public static final String DESCRIPTION = "description";

  /** How many times the object is in front of others: whole number, 0 at the back. */
  public static final String LAYER = "layer";

  /** Which channel of the recording it is in, where that is not the first: text. */
  public static final String CHANNEL = "channel";

  /** Time that scoring leaves out, because nobody knows what is said: boolean. */
  public static final String IGNORED = "ignored";

  /** Names of keypoints that are hidden behind something: list of texts. */
  public static final String HIDDEN_POINTS = "hidden-points";

  private LabelAttributes() {}

  /** Returns whether an attribute is there and true. */
  public static boolean isSet(Map<String, Object> attributes, String name) {
    return Boolean.TRUE.equals(attributes.get(name));
  }

  /** Returns a whole number. */
  public static Optional<Long> whole(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Number number
        ? Optional.of(number.longValue())
        : Optional.empty();
  }

  /** Returns a text. */
  public static Optional<String> text(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
