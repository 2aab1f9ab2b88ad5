package dev.firstpass.tools.cvat;

import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ModelDirectory.Entry;
import dev.firstpass.core.tool.ToolAnswer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The models that CVAT can call, as its functions. One that CVAT could not read would cost it the
 * whole list, and one that is not ready a run, so these are not in it: a header names them.
 *
 * @param models which there are
 * @param port at which the caller reached this server
 */
record FunctionList(ModelDirectory models, Optional<DirectPort> port) {
  private static final String NOT_LISTED = "X-Firstpass-Not-Listed";
  private static final int MAX_HEADER = 1000;

  /** Returns all functions by name. */
  ToolAnswer all() throws IOException {
    Map<String, Object> functions = new LinkedHashMap<>();
    for (Entry entry : models.models()) {
      CvatFunction.of(entry)
          .ifPresent(function -> functions.put(function.name(), function.describe(port)));
    }
    ToolAnswer answer = Json.answer(functions);
    String missing =
        models.models().stream()
            .filter(entry -> !entry.ready())
            .map(FunctionList::reason)
            .collect(Collectors.joining(", "))
            .replaceAll("[^\\x20-\\x7e]", "?");
    return missing.isEmpty()
        ? answer
        : new ToolAnswer(
            answer.status(),
            answer.mediaType(),
            Map.of(NOT_LISTED, missing.substring(0, Math.min(missing.length(), MAX_HEADER))),
            answer.body(),
            answer.dropped());
  }

  /** Returns one function. */
  ToolAnswer one(String name) throws IOException {
    return Json.answer(CvatFunction.find(models, ModelRef.parse(name)).describe(port));
  }

  private static String reason(Entry entry) {
    String why = entry.problem().isEmpty() ? "" : ": " + entry.problem();
    return entry.id().name() + " (" + entry.state() + why + ")";
  }
}
