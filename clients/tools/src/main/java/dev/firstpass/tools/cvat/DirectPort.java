package dev.firstpass.tools.cvat;

import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What CVAT puts behind the colon when it calls functions directly, without the dashboard: it
 * writes {@code http://host:<httpPort>}, and whatever it is told there is part of the address. So
 * all models share the port at which CVAT asked, each with a path of its own.
 *
 * @param port at which the caller reached this server
 */
record DirectPort(String port) {
  private static final Pattern PORT = Pattern.compile(":(\\d+)$");
  private static final String DEFAULT = "80";

  /** Returns the port of a call; empty when the client does not say which host it meant. */
  static Optional<DirectPort> of(ToolCall call) {
    return Optional.ofNullable(call.headers().get("host"))
        .map(
            host -> {
              Matcher matcher = PORT.matcher(host);
              return new DirectPort(matcher.find() ? matcher.group(1) : DEFAULT);
            });
  }

  /** Returns port and path of a function. */
  String of(String function) {
    return port + "/" + CvatAdapter.NAME + "/" + function;
  }
}
