package dev.firstpass.tools.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.core.tool.ToolExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Label Studio's own code sent and says; {@code client/} beside the files made them. */
final class RecordedExchangesTest {
  private final Calls calls = new Calls(Calls.model("toy", MediaKind.IMAGE));

  static Stream<Map<?, ?>> exchanges() throws IOException {
    return list("exchanges.json").stream();
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void open_whatTheClientSent_isUnderstood(Map<?, ?> sent) throws IOException {
    ToolExchange exchange = open(sent);

    if (exchange instanceof ToolAnswer answer) {
      assertEquals(((Number) get(sent, "status")).intValue(), answer.status());
      assertFalse(Calls.plain(answer.text()).containsValue(null));
      return;
    }
    ToolDrafting drafting = (ToolDrafting) exchange;
    List<?> tasks = (List<?>) get((Map<?, ?>) get(sent, "body"), "tasks");
    assertEquals(tasks.size(), drafting.drafts().get(0).items().size());
    for (int i = 0; i < tasks.size(); i++) {
      Map<?, ?> data = (Map<?, ?>) get((Map<?, ?>) tasks.get(i), "data");
      String local = String.valueOf(data.get("image")).replace("?d=", "");
      Referenced item = (Referenced) drafting.drafts().get(0).items().get(i);
      assertEquals(local, item.addresses().get(0));
    }
    ToolAnswer answer = Calls.answered(drafting, new Region("car", 0.5, new Box(1, 2, 3, 5)));
    LabelingConfig config =
        LabelingConfig.parse(String.valueOf(((Map<?, ?>) get(sent, "body")).get("label_config")));
    assertEquals(tasks.size(), Calls.entries(answer).size());
    for (Map<?, ?> entry : Calls.entries(answer)) {
      assertEquals(List.of(), LabelStudioRules.problems(config, entry));
      assertEquals(1, ((List<?>) get(entry, "result")).size());
    }
  }

  @Test
  void open_setupsInTheOrderOfTheClient_giveOneVersionToSetupAndPredictions() throws IOException {
    Map<String, String> versions = new LinkedHashMap<>();
    for (Map<?, ?> sent : list("exchanges.json")) {
      String name = String.valueOf(sent.get("name"));
      if (name.startsWith("setup")) {
        versions.put(name, version(((ToolAnswer) open(sent)).text()));
      } else if (name.equals("predict")) {
        versions.put(
            name, version(Calls.entries(Calls.answered((ToolDrafting) open(sent))).get(0)));
      }
    }
    assertEquals(
        Map.of(
            "setup", "toy:1@0123abcd",
            "setup-extra-params", "toy:1@0123abcd;threshold=0.5",
            "setup-extra-params-text", "toy:1@0123abcd;threshold=0.5",
            "setup-again", "toy:1@0123abcd",
            "predict", "toy:1@0123abcd"),
        versions);
  }

  static Stream<Map<?, ?>> verdicts() throws IOException {
    return list("verdicts.json").stream();
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void rules_everyControl_judgeAsTheSdkDoes(Map<?, ?> control) {
    LabelingConfig config = LabelingConfig.parse(String.valueOf(control.get("config")));
    for (Object raw : (List<?>) get(control, "cases")) {
      Map<?, ?> one = (Map<?, ?>) raw;
      List<String> problems = LabelStudioRules.problems(config, (Map<?, ?>) get(one, "prediction"));
      assertEquals(
          one.get("valid"), problems.isEmpty(), control.get("control") + ": " + one + problems);
    }
  }

  private ToolExchange open(Map<?, ?> sent) throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    if (sent.get("body") instanceof Map<?, ?> map) {
      map.forEach((key, value) -> body.put(String.valueOf(key), value));
    }
    assertTrue(List.of("GET", "POST").contains(sent.get("method")));
    return calls.open("toy/" + sent.get("path"), body);
  }

  private static String version(Object answer) throws IOException {
    Map<?, ?> map = answer instanceof Map<?, ?> entry ? entry : Calls.plain(String.valueOf(answer));
    return String.valueOf(map.get("model_version"));
  }

  private static Object get(Map<?, ?> map, String name) {
    return Objects.requireNonNull(map.get(name), name);
  }

  private static List<Map<?, ?>> list(String resource) throws IOException {
    try (InputStream in = RecordedExchangesTest.class.getResourceAsStream(resource);
        JsonParser parser = PlainJson.factory().createParser(Objects.requireNonNull(in))) {
      return ((List<?>) Objects.requireNonNull(PlainJson.read(parser)))
          .stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
    }
  }
}
