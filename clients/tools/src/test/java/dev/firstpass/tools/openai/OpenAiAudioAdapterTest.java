package dev.firstpass.tools.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAdapter.FormPart;
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.tools.labelfile.SampleSpeech;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class OpenAiAudioAdapterTest {
  private static final ModelDirectory NO_MODELS = List::of;
  private static final ToolAdapter ADAPTER = new OpenAiAudioAdapter();

  private static final Draft HELLO =
      SampleSpeech.draft(
          "hello.wav",
          3.5,
          List.of(
              new Segment(
                  new TimeSpan(1.25, 2.5),
                  "speech",
                  0.5,
                  "hello\nthere",
                  "A",
                  "en",
                  List.of(
                      new Word(" hello", new TimeSpan(1.25, 1.75), 0.9),
                      new Word(" there", new TimeSpan(1.7, 2.4), 0.8))),
              new Segment(new TimeSpan(2.5, 3.4), "speech", 1, "you & me", null, null, List.of())));

  @Test
  void adapter_isListedAsServiceAndMountedAtItsPath() {
    assertTrue(
        ServiceLoader.load(ToolAdapter.class).stream()
            .anyMatch(provider -> provider.type() == OpenAiAudioAdapter.class));
    assertEquals("/v1/audio", ADAPTER.mountPath());
  }

  @Test
  void open_form_isARequestWithWishes() throws IOException {
    ToolDrafting exchange =
        open(
            FormPart.text("model", "whisper-1:2"),
            FormPart.text("language", "de"),
            FormPart.text("prompt", ""),
            FormPart.text("temperature", "0"),
            FormPart.text("timestamp_granularities[]", "word"),
            FormPart.text("include[]", "logprobs"),
            FormPart.text("beam", "5"));
    ToolDraft draft = exchange.drafts().get(0);
    assertEquals("whisper-1:2", draft.request().model().toString());
    assertEquals("hello.wav", draft.given().get(0).id());
    assertEquals(3, draft.given().get(0).content().remaining());
    assertEquals(Map.of(), draft.request().parameters());
    assertEquals(
        Map.of("language", "de", "temperature", "0", "beam", "5"), draft.request().wishes());
    assertEquals(
        "application/json",
        exchange.answer(List.of(List.<DraftResult>of(new Drafted(HELLO)))).mediaType());
  }

  @Test
  void write_json_isTextAndUsage() throws IOException {
    assertEquals(
        "{\"text\":\"hello there you & me\",\"usage\":{\"type\":\"duration\",\"seconds\":4}}",
        answer(HELLO));
    assertEquals(
        "{\"text\":\"\",\"usage\":{\"type\":\"duration\",\"seconds\":0}}",
        answer(SampleSpeech.draft("a.wav", 0, List.of())));
  }

  @Test
  void write_verboseJson_hasAllKeys() throws IOException {
    assertEquals(
        """
        {"task":"transcribe","language":"english","duration":3.5,"text":"hello there you & me",\
        "segments":[\
        {"id":0,"seek":0,"start":1.25,"end":2.5,"text":" hello there","tokens":[],\
        "temperature":0.0,"avg_logprob":-0.693147,"compression_ratio":0.6,"no_speech_prob":0.0},\
        {"id":1,"seek":0,"start":2.5,"end":3.4,"text":" you & me","tokens":[],\
        "temperature":0.0,"avg_logprob":0.0,"compression_ratio":0.529412,"no_speech_prob":0.0}]}\
        """,
        answer(HELLO, FormPart.text("response_format", "verbose_json")));
  }

  @ParameterizedTest
  @CsvSource({"timestamp_granularities[]", "timestamp_granularities"})
  void write_words_areInOrderAndDoNotOverlap(String field) throws IOException {
    Map<?, ?> answer =
        plain(
            answer(
                HELLO,
                FormPart.text("response_format", "verbose_json"),
                FormPart.text(field, "segment"),
                FormPart.text(field, "word")));
    assertEquals(
        "[{word=hello, start=1.25, end=1.75}, {word=there, start=1.75, end=2.4}]",
        String.valueOf(answer.get("words")));
    assertEquals(2, ((List<?>) Objects.requireNonNull(answer.get("segments"))).size());
  }

  @Test
  void write_languageUnknown_isTheRequestedOrSaidToBe() throws IOException {
    Draft silent = SampleSpeech.draft("a.wav", 1, List.of());
    FormPart verbose = FormPart.text("response_format", "verbose_json");
    assertEquals("unknown", plain(answer(silent, verbose)).get("language"));
    assertEquals(
        "german", plain(answer(silent, verbose, FormPart.text("language", "de"))).get("language"));
  }

  @Test
  void write_scriptWithoutBlanks_joinsWithoutBlanks() throws IOException {
    Draft draft =
        SampleSpeech.draft(
            "a.wav",
            9,
            List.of(
                SampleSpeech.spoken(new TimeSpan(0, 1), 1, "你好。", null, List.of()),
                SampleSpeech.spoken(new TimeSpan(1, 2), 1, "世界", null, List.of()),
                SampleSpeech.spoken(new TimeSpan(2, 3), 1, null, null, List.of()),
                SampleSpeech.spoken(new TimeSpan(3, 4), 1, "ok", null, List.of()),
                SampleSpeech.spoken(new TimeSpan(4, 5), 1, "then", null, List.of())));
    assertEquals("你好。世界ok then\n", answer(draft, FormPart.text("response_format", "text")));
  }

  @Test
  void write_subtitles_areThoseOfTheLabelFormats() throws IOException {
    assertEquals(
        """
        1
        00:00:01,250 --> 00:00:02,500
        hello
        there

        2
        00:00:02,500 --> 00:00:03,400
        you & me

        """,
        answer(HELLO, FormPart.text("response_format", "srt")));
    assertTrue(
        answer(HELLO, FormPart.text("response_format", "vtt"))
            .startsWith("WEBVTT\n\n00:00:01.250 --> 00:00:02.500\n<v A>hello\nthere\n\n"));
  }

  @Test
  void write_diarizedJson_hasSpeakers() throws IOException {
    assertEquals(
        """
        {"task":"transcribe","duration":3.5,"text":"hello there you & me","segments":[\
        {"type":"transcript.text.segment","id":"seg_1","start":1.25,"end":2.5,\
        "text":"hello there","speaker":"A"},\
        {"type":"transcript.text.segment","id":"seg_2","start":2.5,"end":3.4,\
        "text":"you & me","speaker":"speech"}]}\
        """,
        answer(HELLO, FormPart.text("response_format", "diarized_json")));
  }

  @Test
  void write_stream_isDeltasAndTheWhole() throws IOException {
    ToolDrafting exchange = open(FormPart.text("model", "m"), FormPart.text("stream", "true"));
    assertEquals(
        "text/event-stream",
        exchange.answer(List.of(List.<DraftResult>of(new Drafted(HELLO)))).mediaType());
    assertEquals(
        """
        data: {"type":"transcript.text.delta","delta":"hello there"}

        data: {"type":"transcript.text.delta","delta":" you & me"}

        data: {"type":"transcript.text.done","text":"hello there you & me"}

        """,
        written(exchange, new Drafted(HELLO)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model=m;response_format=xml | invalid-parameter | response_format | verbose_json",
        "model=m;timestamp_granularities[]=letter | invalid-parameter | timestamp_granularities |"
            + " word",
        "prompt=x | invalid-request | model | /v1/models",
      })
  void open_wrongField_isNamed(String fields, String code, String field, String words) {
    List<FormPart> form = new ArrayList<>();
    for (String pair : fields.split(";", -1)) {
      form.add(FormPart.text(pair.split("=", -1)[0], pair.split("=", -1)[1]));
    }
    FieldProblem problem =
        assertThrows(FieldProblem.class, () -> open(form.toArray(FormPart[]::new)));
    assertEquals(code, problem.code().code());
    assertEquals(field, problem.field());
    assertTrue(problem.detail().contains(words), problem.detail());
  }

  @Test
  void open_noFileOrOtherPath_isRefused() {
    ToolCall noFile =
        new ToolCall(
            "POST",
            "transcriptions",
            Map.of(),
            Map.of(),
            "multipart/form-data",
            ByteBuffer.allocate(0),
            List.of(FormPart.text("model", "m")));
    assertEquals(
        "file", assertThrows(FieldProblem.class, () -> ADAPTER.open(noFile, NO_MODELS)).field());
    assertEquals(ErrorCode.NOT_FOUND, refusal("POST", "translations").code());
    assertEquals(ErrorCode.METHOD_NOT_ALLOWED, refusal("GET", "transcriptions").code());
  }

  @Test
  void open_nameThatNoModelCanHave_isAnUnknownModel() {
    DraftingException problem =
        assertThrows(
            DraftingException.class, () -> open(FormPart.text("model", "openai/whisper-1")));
    assertEquals(ErrorCode.UNKNOWN_MODEL, problem.code());
  }

  @Test
  void write_failedItemOrPicture_isRefused() throws IOException {
    ToolDrafting exchange = open(FormPart.text("model", "m"));
    Failed failed = new Failed("a", ErrorCode.UNREADABLE_MEDIA, "it is cut off");
    assertEquals(
        ErrorCode.UNREADABLE_MEDIA,
        assertThrows(DraftingException.class, () -> written(exchange, failed)).code());
    Draft picture =
        new Draft(
            new Provenance(new ModelId("toy", "1"), "00"),
            new ImageFacts("a.png", "00", 4, 3),
            Map.of(),
            List.of());
    DraftingException refusal =
        assertThrows(DraftingException.class, () -> written(exchange, new Drafted(picture)));
    assertTrue(refusal.detail().contains("toy:1"), refusal.detail());
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void writeError_anyCode_isOpenAisForm(ErrorCode code) throws IOException {
    var out = new ByteArrayOutputStream();
    int status = ADAPTER.writeError(new DraftingException(code, "what \"is\" wrong"), out);
    Map<?, ?> error =
        (Map<?, ?>)
            Objects.requireNonNull(plain(out.toString(StandardCharsets.UTF_8)).get("error"));
    assertEquals("what \"is\" wrong", error.get("message"));
    assertEquals(List.of("message", "type", "param", "code"), List.copyOf(error.keySet()));
    assertEquals(status >= 500 ? "server_error" : "invalid_request_error", error.get("type"));
    assertEquals(code.kind() == ErrorCode.Kind.CALLER, status < 500, () -> code + " " + status);
    assertFalse(String.valueOf(error.get("code")).contains("-"));
  }

  private static DraftingException refusal(String method, String path) {
    ToolCall call =
        new ToolCall(method, path, Map.of(), Map.of(), "", ByteBuffer.allocate(0), List.of());
    return assertThrows(DraftingException.class, () -> ADAPTER.open(call, NO_MODELS));
  }

  private static String answer(Draft draft, FormPart... fields) throws IOException {
    List<FormPart> form = new ArrayList<>(List.of(fields));
    form.add(FormPart.text("model", "m"));
    return written(open(form.toArray(FormPart[]::new)), new Drafted(draft));
  }

  private static ToolDrafting open(FormPart... fields) throws IOException {
    List<FormPart> form = new ArrayList<>(List.of(fields));
    form.add(new FormPart("file", "hello.wav", ByteBuffer.wrap(new byte[] {1, 2, 3})));
    return (ToolDrafting)
        ADAPTER.open(
            new ToolCall(
                "POST",
                "transcriptions",
                Map.of(),
                Map.of(),
                "multipart/form-data; boundary=x",
                ByteBuffer.allocate(0),
                form),
            NO_MODELS);
  }

  private static String written(ToolDrafting exchange, DraftResult result) throws IOException {
    return exchange.answer(List.of(List.of(result))).text();
  }

  private static Map<?, ?> plain(String json) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(json)) {
      return (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
    }
  }
}
