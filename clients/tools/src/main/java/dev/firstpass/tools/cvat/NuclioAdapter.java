package dev.firstpass.tools.cvat;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolExchange;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The part of Nuclio's dashboard API that CVAT uses. CVAT knows a scheme, a host and a port, so its
 * paths are where Nuclio has them. Thread-safe.
 */
public final class NuclioAdapter implements ToolAdapter {
  private static final String FUNCTIONS = "functions";
  private static final String INVOCATIONS = "function_invocations";
  private static final String FUNCTION_NAME = "x-nuclio-function-name";

  @Override
  public String name() {
    return CvatAdapter.NAME;
  }

  @Override
  public String mountPath() {
    return "/api";
  }

  @Override
  public ToolExchange open(ToolCall call, ModelDirectory models) throws IOException {
    String path = call.path().replaceFirst("/$", "");
    if (path.equals(INVOCATIONS)) {
      return invocation(call, models);
    }
    FunctionList functions = new FunctionList(models, DirectPort.of(call));
    if (path.equals(FUNCTIONS)) {
      return functions.all();
    }
    if (path.startsWith(FUNCTIONS + "/")) {
      return functions.one(path.substring(FUNCTIONS.length() + 1));
    }
    throw new DraftingException(
        ErrorCode.NOT_FOUND,
        "nothing is served at /api/"
            + path
            + "; of Nuclio's API there are functions, functions/{name} and function_invocations");
  }

  private static ToolExchange invocation(ToolCall call, ModelDirectory models) {
    if (!call.method().equals("POST")) {
      throw new DraftingException(
          ErrorCode.METHOD_NOT_ALLOWED, "invoke a function with POST, not " + call.method());
    }
    String function = call.headers().get(FUNCTION_NAME);
    if (function == null) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST, "the header " + FUNCTION_NAME + " must name a model");
    }
    return Invocation.of(CvatFunction.find(models, ModelRef.parse(function)), call.body());
  }

  @Override
  public int writeError(DraftingException problem, OutputStream out) throws IOException {
    return CvatErrors.write(problem, out);
  }
}
