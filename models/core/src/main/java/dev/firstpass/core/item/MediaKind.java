package dev.firstpass.core.item;

import java.util.Locale;

/** The kinds of media that an item can be. */
public enum MediaKind {
  IMAGE,
  AUDIO;

  /** Returns the wire name: {@code image}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
