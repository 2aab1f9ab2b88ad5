package dev.firstpass.tools.cvat;

import dev.firstpass.core.tool.ToolDrafting;
import java.nio.ByteBuffer;

/** Opens the invocation of a function by what the function is. */
final class Invocation {
  private Invocation() {}

  /**
   * Reads an invocation.
   *
   * @param function that is called
   * @param body with the frame, overwritten
   */
  static ToolDrafting of(CvatFunction function, ByteBuffer body) {
    InvocationRequest request = InvocationRequest.read(body);
    return function.isInteractor()
        ? new Interaction(function, request)
        : new Detection(function, request);
  }
}
