package dev.firstpass.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Prepared;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.MediaInput;
import dev.firstpass.core.model.Settings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Shows that a transcriber in the manner of Whisper, window by window, its encoder run once per
 * window and its decoder token by token, needs nothing that the contract does not give.
 */
final class TranscriberPipelineTest {
  private static final int WINDOW = 8;
  private static final int END = 0;
  private static final List<String> WORDS = List.of("<end>", "hello", "world", "again");

  private static final GraphSignature ENCODER =
      new GraphSignature(
          List.of(Graphs.tensor("features", 1, WINDOW)),
          List.of(Graphs.tensor("states", 1, WINDOW)));
  private static final GraphSignature DECODER =
      new GraphSignature(
          List.of(
              new TensorInfo("tokens", ElementType.INT64, TensorShape.of(1, -1)),
              Graphs.tensor("states", 1, WINDOW)),
          List.of(Graphs.tensor("logits", 1, WORDS.size()), Graphs.tensor("frames", 1, 2)));

  @Test
  void draft_twoWindows_givesSegmentsInSourceSeconds() {
    ScriptedSession encoder =
        ScriptedSession.of(
            ENCODER,
            inputs -> new Outputs(Map.of("states", direct(floats(input(inputs, "features"))))));
    ScriptedSession decoder =
        ScriptedSession.inOrder(
            DECODER,
            List.of(step(1, 0, 3), step(2, 4, 7), step(END, 0, 0), step(3, 1, 2), step(END, 0, 0)));
    // 12 samples at 4 Hz: one window and a half; the recording itself begins at 10 s of its source.
    FrameTiming timing = new FrameTiming(10, 0.25, 13);

    List<Suggestion> segments =
        new Transcriber()
            .draft(
                new PreparedAudio(samples(12), timing),
                role -> role.equals("encoder") ? encoder : decoder,
                Settings.prediction(List.of()));

    assertEquals(
        List.of(
            segment(10, 12, word("hello", 10, 10.75), word("world", 11, 11.75)),
            segment(12, 13, word("again", 12.25, 12.5))),
        segments);
    assertEquals(2, encoder.runs().size());
    assertEquals(5, decoder.runs().size());
    assertEquals(2, input(decoder.runs().get(2), "tokens").shape().size(1) - 1);
  }

  /** A greedy transcriber with the shape of Whisper's loop and none of its arithmetic. */
  private static final class Transcriber implements MultiPass {
    @Override
    public MediaInput input() {
      return new AudioInput(4);
    }

    @Override
    public void check(Settings settings) {}

    @Override
    public LabelSet labels() {
      return new LabelSet(List.of("speech"));
    }

    @Override
    public List<Suggestion> draft(Prepared media, Sessions sessions, Settings settings) {
      if (!(media instanceof PreparedAudio audio)) {
        throw new IllegalArgumentException("not a recording");
      }
      List<Suggestion> segments = new ArrayList<>();
      float[] window = new float[WINDOW];
      int first = 0;
      for (int read = audio.samples().read(window); read > 0; read = audio.samples().read(window)) {
        Arrays.fill(window, read, WINDOW, 0);
        List<Word> words = words(window, first, audio.timing(), sessions);
        String text = String.join(" ", words.stream().map(Word::text).toList());
        TimeSpan span = audio.timing().span(first, first + read);
        segments.add(new Segment(span, "speech", 1, text, null, "en", words));
        first += read;
      }
      return segments;
    }

    private static List<Word> words(
        float[] window, int first, FrameTiming timing, Sessions sessions) {
      Session decoder = sessions.session("decoder");
      Tensor states =
          sessions
              .session("encoder")
              .run(Map.of("features", direct(window)))
              .get("states", TensorShape.of(1, WINDOW));
      List<Word> words = new ArrayList<>();
      List<Long> tokens = new ArrayList<>(List.of((long) WORDS.size()));
      while (true) {
        Outputs outputs = decoder.run(Map.of("tokens", tokens(tokens), "states", states));
        int token = best(outputs.get("logits", TensorShape.of(1, WORDS.size())));
        if (token == END) {
          return words;
        }
        Tensor frames = outputs.get("frames", TensorShape.of(1, 2));
        TimeSpan span = timing.span(first + frames.floats().get(0), first + frames.floats().get(1));
        words.add(new Word(WORDS.get(token), span, 1));
        tokens.add((long) token);
      }
    }

    private static int best(Tensor logits) {
      int best = 0;
      for (int i = 1; i < WORDS.size(); i++) {
        best = logits.floats().get(i) > logits.floats().get(best) ? i : best;
      }
      return best;
    }

    private static Tensor tokens(List<Long> tokens) {
      return Tensor.of(
          TensorShape.of(1, tokens.size()), tokens.stream().mapToLong(Long::longValue).toArray());
    }
  }

  private static Outputs step(int token, float firstFrame, float endFrame) {
    float[] logits = new float[WORDS.size()];
    logits[token] = 5;
    return new Outputs(
        Map.of(
            "logits", Tensor.of(TensorShape.of(1, WORDS.size()), logits),
            "frames", Tensor.of(TensorShape.of(1, 2), firstFrame, endFrame)));
  }

  private static Segment segment(double start, double end, Word... words) {
    String text = String.join(" ", List.of(words).stream().map(Word::text).toList());
    return new Segment(new TimeSpan(start, end), "speech", 1, text, null, "en", List.of(words));
  }

  private static Word word(String text, double start, double end) {
    return new Word(text, new TimeSpan(start, end), 1);
  }

  private static PreparedAudio.Samples samples(int count) {
    int[] left = {count};
    return into -> {
      int read = Math.min(left[0], into.length);
      left[0] -= read;
      return read;
    };
  }

  private static Tensor input(Map<String, Tensor> inputs, String name) {
    return Objects.requireNonNull(inputs.get(name), name);
  }

  private static float[] floats(Tensor tensor) {
    float[] values = new float[tensor.floats().remaining()];
    tensor.floats().get(0, values);
    return values;
  }

  private static Tensor direct(float[] values) {
    ByteBuffer data =
        ByteBuffer.allocateDirect(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
    data.asFloatBuffer().put(values);
    return new Tensor(ElementType.FLOAT32, TensorShape.of(1, values.length), data);
  }
}
