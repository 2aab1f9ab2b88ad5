package dev.firstpass.tools.openinference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolAnswer.Dropped;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.core.tool.ToolRun;
import dev.firstpass.testkit.Graphs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OpenInferenceAdapterTest {
  private static final ToolAdapter ADAPTER = new OpenInferenceAdapter();
  private static final ModelId ID = new ModelId("toy", "1");
  private static final GraphSignature GRAPH =
      new GraphSignature(
          List.of(Graphs.tensor("x", TensorShape.DYNAMIC, 2)),
          List.of(
              Graphs.tensor("y", TensorShape.DYNAMIC, 2),
              new TensorInfo("z", ElementType.FLOAT16, TensorShape.of(1))));
  private static final ModelDirectory BOXES = models(ModelTask.DETECTION, MediaKind.IMAGE);
  private static final ModelDirectory TAGS = models(ModelTask.CLASSIFICATION, MediaKind.IMAGE);
  private static final ModelDirectory SPEECH =
      models(ModelTask.SPEECH_RECOGNITION, MediaKind.AUDIO);

  /** Two bytes of an item as base64. */
  private static final String ITEM = "\"YWI=\"";

  @Test
  void adapter_isListedAndOnlyHealthNeedsNoToken() {
    assertTrue(
        ServiceLoader.load(ToolAdapter.class).stream()
            .anyMatch(provider -> provider.type() == OpenInferenceAdapter.class));
    assertEquals("/v2", ADAPTER.mountPath());
    assertTrue(ADAPTER.open("health/live"));
    assertTrue(ADAPTER.open("health/ready"));
    assertFalse(ADAPTER.open("models/health/ready"));
    assertFalse(ADAPTER.open(""));
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void writeError_anyCode_isInTheProtocolsForm(ErrorCode code) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int status = ADAPTER.writeError(new DraftingException(code, "what \"it\" is"), out);

    assertEquals(
        Map.of("error", "what \"it\" is", "code", code.code()),
        PlainJson.read(out.toString(StandardCharsets.UTF_8)));
    assertEquals(
        switch (code.kind()) {
          case CALLER -> 4;
          case CAPACITY, UPSTREAM, INTERNAL -> 5;
        },
        status / 100);
  }

  @Test
  void ready_aModelThatIsNot_saysSoForItAndForAll() throws IOException {
    ModelDirectory models =
        () ->
            List.of(
                BOXES.models().get(0),
                new ModelDirectory.Entry(
                    new ModelId("broken", "2"), "unavailable", "no weights", Optional.empty()));

    assertEquals(503, answer("GET", "health/ready", models).status());
    assertEquals(200, answer("GET", "models/toy/ready", models).status());
    ToolAnswer broken = answer("GET", "models/broken/ready", models);
    assertEquals(503, broken.status());
    assertEquals(
        "{\"name\":\"broken\",\"ready\":false,"
            + "\"error\":\"model broken:2 is unavailable: no weights\"}",
        broken.text());
    assertEquals(
        ErrorCode.MODEL_NOT_READY,
        assertThrows(DraftingException.class, () -> answer("GET", "models/broken", models)).code());
    String index = answer("POST", "repository/index", models).text();
    assertTrue(
        index.contains(
            "{\"name\":\"broken\",\"version\":\"2\",\"state\":\"UNAVAILABLE\","
                + "\"reason\":\"no weights\"}"),
        index);
    ToolCall onlyReady = call("POST", "repository/index", "{\"ready\":true}");
    assertFalse(((ToolAnswer) ADAPTER.open(onlyReady, models)).text().contains("broken"));
  }

  @Test
  void metadata_modelOfSeveralGraphs_hasTheInputsOfDraftsInBothPlaces() throws IOException {
    ModelDirectory models =
        () ->
            List.of(
                new ModelDirectory.Entry(
                    ID,
                    "ready",
                    "",
                    Optional.of(
                        facts(ModelTask.SPEECH_RECOGNITION, MediaKind.AUDIO, Optional.empty()))));

    Map<?, ?> metadata = plain(answer("GET", "models/toy", models));

    assertEquals("firstpass_onnx", metadata.get("platform"));
    assertEquals(
        List.of(Map.of("name", "audio", "datatype", "BYTES", "shape", List.of(-1))),
        metadata.get("inputs"));
    assertEquals(((Map<?, ?>) value(metadata, "drafts")).get("outputs"), metadata.get("outputs"));
    assertEquals(
        List.of(
            "starts",
            "ends",
            "texts",
            "speakers",
            "scores",
            "labels",
            "class_ids",
            "item",
            "draft"),
        ((List<?>) value(metadata, "outputs"))
            .stream().map(output -> ((Map<?, ?>) output).get("name")).toList());
  }

  @Test
  void infer_recordings_areToldInSecondsAndTagsAreOfTheWhole() throws IOException {
    Segment said =
        new Segment(new TimeSpan(0.1, 3600.2), "speech", 0.5, "né", "A", "en", List.of());
    Segment sound = Segment.of(new TimeSpan(1, 2), "dog", 0.25);
    ToolDrafting drafting = drafting(SPEECH, item("audio", 2, ITEM + "," + ITEM), "");

    Map<?, ?> answer =
        plain(
            drafting.answer(
                List.of(
                    List.of(
                        drafted("0", new AudioFacts("0", "aa", 7), said, sound),
                        drafted("1", new AudioFacts("1", "bb", 9), new Tag("person", 1))))));

    assertEquals(List.of(0.1, 1.0, 0.0), data(answer, "starts"));
    assertEquals(List.of(3600.2, 2.0, 9.0), data(answer, "ends"));
    assertEquals(List.of("né", "", ""), data(answer, "texts"));
    assertEquals(List.of("A", "", ""), data(answer, "speakers"));
    assertEquals(List.of("speech", "dog", "person"), data(answer, "labels"));
    assertEquals(List.of(-1, 0, 1), data(answer, "class_ids"));
    assertEquals(List.of(0.5, 0.25, 1.0), data(answer, "scores"));
    assertEquals(List.of(0, 0, 1), data(answer, "item"));
    assertEquals(2, data(answer, "draft").size());
  }

  @Test
  void infer_tagsOfPictures_haveNoBoxes() throws IOException {
    ToolDrafting drafting = drafting(TAGS, item("image", 1, ITEM), "");

    Map<?, ?> answer =
        plain(
            drafting.answer(
                List.of(
                    List.of(drafted("0", new ImageFacts("0", "aa", 8, 8), new Tag("dog", 1))))));

    assertEquals(List.of("dog"), data(answer, "labels"));
    assertEquals(
        List.of("scores", "labels", "class_ids", "item", "draft"),
        ((List<?>) value(answer, "outputs"))
            .stream().map(output -> ((Map<?, ?>) output).get("name")).toList());
  }

  @Test
  void infer_suggestionWithoutAPlace_isDroppedUnlessItsDraftIsThere() throws IOException {
    ImageFacts facts = new ImageFacts("0", "aa", 8, 8);
    DraftResult result =
        drafted("0", facts, new Region("dog", 1, new Box(1, 2, 3, 4)), new Tag("person", 0.5));

    ToolAnswer whole = drafting(BOXES, item("image", 1, ITEM), "").answer(List.of(List.of(result)));
    ToolAnswer rows =
        drafting(BOXES, item("image", 1, ITEM), ",\"outputs\":[{\"name\":\"boxes\"}]")
            .answer(List.of(List.of(result)));

    assertEquals(List.of(), whole.dropped());
    assertEquals(List.of(1.0, 2.0, 3.0, 4.0), data(plain(whole), "boxes"));
    assertEquals(List.of(new Dropped("no-output", "person", 1)), rows.dropped());
  }

  @Test
  void infer_itemsThatFail_failTheRequestOnlyWhenThereIsNoOther() throws IOException {
    Failed failed = new Failed("0", ErrorCode.UNREADABLE_MEDIA, "damaged");

    DraftingException alone =
        assertThrows(
            DraftingException.class,
            () -> drafting(BOXES, item("image", 1, ITEM), "").answer(List.of(List.of(failed))));
    Map<?, ?> both =
        plain(
            drafting(BOXES, item("image", 2, ITEM + "," + ITEM), "")
                .answer(List.of(List.of(failed, failed))));

    assertEquals(ErrorCode.UNREADABLE_MEDIA, alone.code());
    assertEquals(Map.of("failed", 2), both.get("parameters"));
    assertTrue(String.valueOf(data(both, "draft").get(1)).contains("damaged"));
  }

  @Test
  void infer_parametersOfTheRequest_areSettingsButForThoseOfTheProtocol() throws IOException {
    ToolDrafting drafting =
        drafting(
            BOXES,
            item("image", 1, ITEM),
            ",\"parameters\":{\"threshold\":0.3,\"labels\":\"a,b\",\"x\":null,"
                + "\"binary_data_output\":true,\"content_type\":\"np\"},\"unknown\":[{}]");

    assertEquals(
        Map.of("threshold", 0.3, "labels", "a,b"), drafting.drafts().get(0).request().parameters());
    AskedItem.Given given =
        assertInstanceOf(AskedItem.Given.class, drafting.drafts().get(0).items().get(0));
    assertEquals("0", given.id());
    assertEquals(ByteBuffer.wrap(new byte[] {'a', 'b'}), given.item().content());
  }

  @Test
  void infer_tensor_isDirectAndHasWhatWasSent() throws IOException {
    ToolRun run =
        run("{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[2,2],\"data\":[[1,2],[3,4]]}");

    Tensor input = Objects.requireNonNull(run.inputs(GRAPH, 16).get("x"));

    assertTrue(input.data().isDirect());
    assertEquals(TensorShape.of(2, 2), input.shape());
    assertEquals(4f, input.floats().get(3));
    DraftingException tooLarge = assertThrows(DraftingException.class, () -> run.inputs(GRAPH, 15));
    assertEquals(ErrorCode.REQUEST_TOO_LARGE, tooLarge.code());
  }

  @Test
  void infer_shapeFarLargerThanItsData_isRefusedBeforeAnythingIsAllocated() throws IOException {
    ToolRun run =
        run("{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[268435455,2],\"data\":[1,2]}");

    // Nearly 2 GiB each time, of which a test has not a hundred.
    for (int i = 0; i < 100; i++) {
      DraftingException refused =
          assertThrows(DraftingException.class, () -> run.inputs(GRAPH, Long.MAX_VALUE));
      assertEquals(ErrorCode.INVALID_REQUEST, refused.code());
    }
  }

  @Test
  void infer_answerOverTheLimit_isRefused() throws IOException {
    ToolRun run = run("{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[1,2]}");
    Outputs outputs = new Outputs(Map.of("y", Tensor.of(TensorShape.of(1, 2), 1.5f, -2f)));

    String text = run.answer(ID, outputs, 4096).text();

    assertTrue(text.endsWith("\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[1.5,-2.0]}]}"), text);
    DraftingException tooLarge =
        assertThrows(DraftingException.class, () -> run.answer(ID, outputs, text.length() - 1));
    assertEquals(ErrorCode.REQUEST_TOO_LARGE, tooLarge.code());
  }

  private static ModelDirectory models(ModelTask task, MediaKind media) {
    return () ->
        List.of(
            new ModelDirectory.Entry(
                ID, "ready", "", Optional.of(facts(task, media, Optional.of(GRAPH)))));
  }

  private static Facts facts(ModelTask task, MediaKind media, Optional<GraphSignature> graph) {
    return new Facts(
        "0123",
        "toy",
        task,
        media,
        new LabelSet(List.of("dog", "person")),
        List.of(new ModelDirectory.Setting("threshold", "number", "a number", 0.25, "Lowest")),
        "",
        List.of(),
        graph);
  }

  private static DraftResult drafted(String id, ItemFacts facts, Suggestion... suggestions) {
    assertEquals(id, facts.id());
    return new Drafted(
        new Draft(new Provenance(ID, "0123"), facts, Map.of(), List.of(suggestions)));
  }

  private static String item(String name, int count, String data) {
    return "{\"name\":\"%s\",\"datatype\":\"BYTES\",\"shape\":[%d],\"data\":[%s]}"
        .formatted(name, count, data);
  }

  private static ToolDrafting drafting(ModelDirectory models, String input, String more)
      throws IOException {
    ToolCall call = call("POST", "models/toy/infer", "{\"inputs\":[" + input + "]" + more + "}");
    return assertInstanceOf(ToolDrafting.class, ADAPTER.open(call, models));
  }

  /** A request for the first output only. */
  private static ToolRun run(String input) throws IOException {
    ToolCall call =
        call(
            "POST",
            "models/toy/versions/1/infer",
            "{\"inputs\":[" + input + "],\"outputs\":[{\"name\":\"y\"}]}");
    return assertInstanceOf(ToolRun.class, ADAPTER.open(call, BOXES));
  }

  private static ToolAnswer answer(String method, String path, ModelDirectory models)
      throws IOException {
    return assertInstanceOf(ToolAnswer.class, ADAPTER.open(call(method, path, ""), models));
  }

  private static ToolCall call(String method, String path, String body) {
    return new ToolCall(
        method,
        path,
        Map.of(),
        Map.of(),
        "application/json",
        ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)),
        List.of());
  }

  private static Map<?, ?> plain(ToolAnswer answer) throws IOException {
    return (Map<?, ?>) Objects.requireNonNull(PlainJson.read(answer.text()));
  }

  private static Object value(Map<?, ?> map, String name) {
    return Objects.requireNonNull(map.get(name), name);
  }

  private static List<?> data(Map<?, ?> answer, String name) {
    for (Object output : (List<?>) value(answer, "outputs")) {
      if (name.equals(((Map<?, ?>) output).get("name"))) {
        return (List<?>) value((Map<?, ?>) output, "data");
      }
    }
    throw new AssertionError("no output " + name);
  }
}
