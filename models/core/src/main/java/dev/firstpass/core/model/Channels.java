package dev.firstpass.core.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which channels of a recording a model hears; it always hears one signal. */
public sealed interface Channels permits Channels.Mix, Channels.Single {
  /** All channels mixed into one: half of each for stereo. */
  Channels MIX = new Mix();

  /** The first channel: the left one of stereo. */
  Channels FIRST = new Single(0);

  /** The second channel: the right one of stereo. */
  Channels SECOND = new Single(1);

  /** What {@link #parse} reads, for messages. */
  String NAMES = "mix, first (or left), second (or right), or a number from 1";

  /** Returns the name that specs and requests use: {@code mix}, {@code first}, {@code 3}. */
  String wireName();

  /** Returns the choice of that name, or empty; see {@link #NAMES}. */
  static Optional<Channels> parse(String name) {
    return switch (name) {
      case "mix" -> Optional.of(MIX);
      case "first", "left" -> Optional.of(FIRST);
      case "second", "right" -> Optional.of(SECOND);
      default ->
          Single.NUMBER.matcher(name).matches()
              ? Optional.of(new Single(Integer.parseInt(name) - 1))
              : Optional.empty();
    };
  }

  /** All channels. */
  record Mix() implements Channels {
    @Override
    public String wireName() {
      return "mix";
    }
  }

  /**
   * One channel.
   *
   * @param index from 0
   */
  record Single(int index) implements Channels {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

    public Single {
      if (index < 0) {
        throw new IllegalArgumentException("channel must not be negative: " + index);
      }
    }

    @Override
    public String wireName() {
      return switch (index) {
        case 0 -> "first";
        case 1 -> "second";
        default -> String.valueOf(index + 1);
      };
    }
  }
}
