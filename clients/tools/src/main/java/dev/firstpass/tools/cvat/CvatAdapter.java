package dev.firstpass.tools.cvat;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolExchange;
import java.io.IOException;
import java.io.OutputStream;

/**
 * One function called directly, by a CVAT that is set up so or by hand: {@code POST {model}} with
 * the body of an invocation, {@code GET {model}} for its description. Thread-safe.
 */
public final class CvatAdapter implements ToolAdapter {
  static final String NAME = "cvat";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ToolExchange open(ToolCall call, ModelDirectory models) throws IOException {
    String model = call.path().replaceFirst("/$", "");
    FunctionList functions = new FunctionList(models, DirectPort.of(call));
    if (model.isEmpty()) {
      return functions.all();
    }
    if (!call.method().equals("POST")) {
      return functions.one(model);
    }
    return Invocation.of(CvatFunction.find(models, ModelRef.parse(model)), call.body());
  }

  @Override
  public int writeError(DraftingException problem, OutputStream out) throws IOException {
    return CvatErrors.write(problem, out);
  }
}
