package dev.firstpass.inference.runtime;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where graphs run.
 *
 * @param kind which hardware
 * @param index which one of several GPUs; 0 otherwise
 */
public record Device(Kind kind, int index) {
  /** The processor. */
  public static final Device CPU = new Device(Kind.CPU, 0);

  /** A GPU when one can be used, else the processor. */
  public static final Device AUTO = new Device(Kind.AUTO, 0);

  private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,3}))?");

  /** The kinds of hardware. */
  public enum Kind {
    CPU,
    GPU,
    AUTO
  }

  /**
   * Returns the device that a setting names: {@code cpu}, {@code gpu}, {@code gpu:1} or {@code
   * auto}.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_PARAMETER} for any other text
   */
  public static Device parse(String text) {
    Matcher gpu = GPU.matcher(text);
    if (gpu.matches()) {
      return new Device(Kind.GPU, gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1)));
    }
    return switch (text) {
      case "cpu" -> CPU;
      case "auto" -> AUTO;
      default ->
          throw new DraftingException(
              ErrorCode.INVALID_PARAMETER,
              "device must be cpu, gpu, gpu:N or auto, not '" + text + "'");
    };
  }

  @Override
  public String toString() {
    return switch (kind) {
      case CPU -> "cpu";
      case AUTO -> "auto";
      case GPU -> "gpu:" + index;
    };
  }
}
