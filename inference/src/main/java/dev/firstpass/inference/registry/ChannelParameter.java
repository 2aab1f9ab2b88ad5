package dev.firstpass.inference.registry;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.Channels;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The setting by which a request chooses channels of a recording, which every model of sound has.
 */
final class ChannelParameter {
  private static final int LONGEST_NAME = 16;
  private static final String OF_THE_MODEL = "model";
  private static final String EACH = "each";

  private static final Parameter<String> CHANNELS =
      Parameter.of(
          "channels",
          ParameterType.text(LONGEST_NAME),
          OF_THE_MODEL,
          "What is heard of a recording with several channels: model (as model.yaml says), "
              + Channels.NAMES
              + ", or each: every channel by itself, named as the speaker.");

  private ChannelParameter() {}

  /** Returns parameters with this one behind them. */
  static List<Parameter<?>> added(List<Parameter<?>> parameters) {
    List<Parameter<?>> all = new ArrayList<>(parameters);
    all.add(CHANNELS);
    return List.copyOf(all);
  }

  /** Returns whether every channel is to be heard by itself. */
  static boolean each(Settings settings) {
    return settings.get(CHANNELS).equals(EACH);
  }

  /**
   * Returns what to hear when it is not {@link #each}.
   *
   * @param input what the model declares
   * @throws DraftingException with {@link ErrorCode#INVALID_PARAMETER}
   */
  static AudioInput input(AudioInput input, Settings settings) {
    String name = settings.get(CHANNELS);
    if (name.equals(OF_THE_MODEL) || name.equals(EACH)) {
      return input;
    }
    Optional<Channels> channels = Channels.parse(name);
    if (channels.isEmpty()) {
      throw new DraftingException(
          ErrorCode.INVALID_PARAMETER,
          "parameter 'channels' must be model, each, " + Channels.NAMES + ", not '" + name + "'");
    }
    return input.withChannels(channels.get());
  }
}
