package dev.firstpass.tools.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.AskedItem.Given;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.core.tool.ToolExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What CVAT's own code sent to a real server; {@code README.md} beside the requests says how. */
final class RecordedRequestsTest {
  @Test
  void open_everyRecordedRequest_hasTheRecordedOutcome() throws IOException {
    int frames = 0;
    for (Map<?, ?> recorded : exchanges()) {
      Outcome outcome = replay(recorded);

      assertEquals(recorded.get("status"), outcome.status(), recorded.toString());
      if ("POST".equals(recorded.get("method"))) {
        frames++;
        Given given = (Given) outcome.draft().items().get(0);
        String head = StandardCharsets.ISO_8859_1.decode(given.item().content()).toString();
        assertTrue(head.startsWith("\u0089PNG\r\n") || head.equals("not a picture"), head);
      }
    }
    assertEquals(6, frames);
  }

  @Test
  void open_runOverATask_hasItsThresholdAndACallOfTheEditorNone() throws IOException {
    List<Object> thresholds = new ArrayList<>();
    for (Map<?, ?> recorded : exchanges()) {
      if (String.valueOf(recorded.get("body")).contains("image")
          && !String.valueOf(recorded.get("headers")).contains("sam")) {
        ToolDraft draft = replay(recorded).draft();
        thresholds.add(draft.request().wishes().getOrDefault("threshold", "none"));
        assertEquals("toy", draft.request().model().name());
      }
    }
    assertEquals(List.of(0.3, 0.3, 0.3, "none", "none"), thresholds);
  }

  @Test
  void open_clicks_areHandedOn() throws IOException {
    for (Map<?, ?> recorded : exchanges()) {
      if (String.valueOf(recorded.get("body")).contains("pos_points")) {
        assertEquals(
            Map.of("points", "20.5,12.0,1;50.0,40.0,0"),
            replay(recorded).draft().request().parameters());
      }
    }
  }

  /** One frame of three was no picture: CVAT stored what was found in the others. */
  @Test
  void recording_frameThatIsNoPicture_didNotEndTheRun() throws IOException {
    Map<?, ?> stored = (Map<?, ?>) ((List<?>) at(recording(), "stored")).get(0);
    List<?> shapes = (List<?>) at(stored, "shapes");

    assertEquals(
        List.of(0, 0, 2, 2), shapes.stream().map(one -> at((Map<?, ?>) one, "frame")).toList());
    Map<?, ?> dog = (Map<?, ?>) shapes.get(0);
    assertEquals(List.of(20.0, 8.0, 36.0, 32.0), at(dog, "points"));
    assertEquals("72", at((Map<?, ?>) ((List<?>) at(dog, "attributes")).get(0), "value"));
  }

  private record Outcome(int status, List<ToolDraft> drafts) {
    ToolDraft draft() {
      return drafts.get(0);
    }
  }

  private static Outcome replay(Map<?, ?> recorded) throws IOException {
    String path = String.valueOf(recorded.get("path"));
    ToolAdapter adapter = path.startsWith("/api/") ? new NuclioAdapter() : new CvatAdapter();
    Map<String, String> headers = new LinkedHashMap<>();
    ((Map<?, ?>) at(recorded, "headers"))
        .forEach((name, value) -> headers.put(lower(name), String.valueOf(value)));
    String body = String.valueOf(recorded.get("body"));
    ToolCall call =
        new ToolCall(
            String.valueOf(recorded.get("method")),
            path.substring(adapter.mountPath().length() + 1),
            Map.of(),
            headers,
            headers.getOrDefault("content-type", ""),
            ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)),
            List.of());
    try {
      ToolExchange exchange = adapter.open(call, Models.all());
      return new Outcome(
          200, exchange instanceof ToolDrafting drafting ? drafting.drafts() : List.of());
    } catch (DraftingException e) {
      return new Outcome(adapter.writeError(e, new ByteArrayOutputStream()), List.of());
    }
  }

  private static String lower(Object name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT);
  }

  private static List<Map<?, ?>> exchanges() throws IOException {
    return ((List<?>) at(recording(), "exchanges"))
        .stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
  }

  private static Map<?, ?> recording() throws IOException {
    return Recording.read("requests.json");
  }

  private static Object at(Map<?, ?> map, String name) {
    return Objects.requireNonNull(map.get(name), name);
  }
}
