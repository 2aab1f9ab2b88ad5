package dev.firstpass.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class RoutesTest {
  private static final Pattern ROUTE = Pattern.compile("routes\\.(get|post)\\(\"([^\"]+)\"");

  @Test
  void openApi_describesExactlyTheRoutes() throws IOException {
    assertEquals(registered(), described());
  }

  /** The routes as the source registers them, but for those of tools, which tools describe. */
  private static Set<String> registered() throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/dev/firstpass/server/http/Routes.java"));
    Set<String> routes = new TreeSet<>();
    for (Matcher route = ROUTE.matcher(source); route.find(); ) {
      routes.add(route.group(1).toUpperCase(Locale.ROOT) + " " + route.group(2));
    }
    return routes;
  }

  private static Set<String> described() throws IOException {
    Set<String> routes = new TreeSet<>();
    try (InputStream in = RoutesTest.class.getResourceAsStream("openapi.json");
        JsonParser parser =
            PlainJson.factory()
                .createParser(
                    new String(
                        Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8))) {
      Map<?, ?> document = (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
      Map<?, ?> paths = (Map<?, ?>) Objects.requireNonNull(document.get("paths"));
      paths.forEach(
          (path, methods) ->
              ((Map<?, ?>) methods)
                  .keySet()
                  .forEach(
                      method ->
                          routes.add(
                              String.valueOf(method).toUpperCase(Locale.ROOT) + " " + path)));
    }
    return routes;
  }
}
