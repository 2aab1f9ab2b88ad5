package dev.firstpass.inference.whisper;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.model.ModelCard;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.whisper.WhisperFamily;
import dev.firstpass.inference.repository.ModelCandidate;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.DjlSession;
import dev.firstpass.inference.runtime.OnnxRuntime;
import dev.firstpass.inference.runtime.RuntimeOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The tiny Whisper that {@code make_whisper.py} made, in one of its layouts, loaded as inspection
 * and loading would do it. Notes what its decoder is given.
 */
final class TinyWhisper implements AutoCloseable {
  static final int RATE = 16_000;

  private final MultiPass pipeline;
  private final Settings settings;
  private final Recognition recognition;
  private final Map<String, DjlSession> sessions = new LinkedHashMap<>();
  private final List<List<Long>> given = new ArrayList<>();

  private TinyWhisper(List<Path> files) throws IOException {
    ModelCandidate candidate = ModelCandidate.read(files);
    ModelFamily family = new WhisperFamily();
    this.recognition = family.recognise(candidate.content()).orElseThrow();
    ModelContent content = byRole(candidate.content(), recognition.files());
    this.pipeline = (MultiPass) family.open(spec(family, recognition), content);
    this.settings = Settings.prediction(family.parameters()).with(recognition.parameters());
    OnnxRuntime runtime = OnnxRuntime.start(Device.CPU);
    content
        .graphs()
        .forEach(
            (role, facts) -> {
              Path file =
                  Objects.requireNonNull(
                      candidate.files().get(Objects.requireNonNull(recognition.files().get(role))));
              sessions.put(role, runtime.open(file, facts.signature(), RuntimeOptions.DEFAULT));
            });
  }

  /**
   * Opens the model.
   *
   * @param names files or folders beside {@code make_whisper.py}
   */
  static TinyWhisper open(String... names) {
    try {
      return new TinyWhisper(Arrays.stream(names).map(TinyWhisper::file).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a file beside {@code make_whisper.py}. */
  static Path file(String name) {
    try {
      return Path.of(
              Objects.requireNonNull(TinyWhisper.class.getResource("/whisper/heard.json")).toURI())
          .resolveSibling(name);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Recognition recognition() {
    return recognition;
  }

  /** Returns the settings with changes. */
  Settings settings(Map<String, ?> changes) {
    return settings.with(changes);
  }

  /** Transcribes samples that begin at a second of their source. */
  List<Segment> hear(float[] samples, double startSeconds, Map<String, ?> changes) {
    given.clear();
    FrameTiming timing =
        new FrameTiming(startSeconds, 1.0 / RATE, startSeconds + samples.length / (double) RATE);
    return pipeline
        .draft(
            new PreparedAudio(read(samples), timing),
            role -> new Noting(Objects.requireNonNull(sessions.get(role))),
            settings(changes))
        .stream()
        .map(Segment.class::cast)
        .toList();
  }

  /**
   * Returns the tokens that the decoder was given since {@link #hear} began: those of a question
   * and those that it answered, but for the last, which nothing follows.
   */
  List<List<Long>> given() {
    return List.copyOf(given);
  }

  @Override
  public void close() {
    sessions.values().forEach(DjlSession::close);
  }

  private static PreparedAudio.Samples read(float[] samples) {
    int[] at = {0};
    return into -> {
      int count = Math.min(into.length, samples.length - at[0]);
      System.arraycopy(samples, at[0], into, 0, count);
      at[0] += count;
      return count;
    };
  }

  private static ModelContent byRole(ModelContent files, Map<String, String> roles) {
    Map<String, GraphFacts> graphs = new LinkedHashMap<>();
    Map<String, byte[]> documents = new LinkedHashMap<>();
    roles.forEach(
        (role, name) -> {
          GraphFacts facts = files.graphs().get(name);
          if (facts != null) {
            graphs.put(role, facts);
          } else {
            documents.put(role, Objects.requireNonNull(files.documents().get(name)));
          }
        });
    return new ModelContent(graphs, documents);
  }

  private static ModelSpec spec(ModelFamily family, Recognition found) {
    return new ModelSpec(
        new ModelId("tiny", "1"),
        family.name(),
        found.task(),
        found.files().entrySet().stream()
            .map(file -> new ModelFile(file.getKey(), file.getValue(), "0".repeat(64)))
            .toList(),
        found.input(),
        found.labels().orElseThrow(),
        found.parameters(),
        found.options(),
        ModelCard.EMPTY);
  }

  /** A session that notes the tokens it is given. */
  private final class Noting implements Session {
    private final Session session;

    private Noting(Session session) {
      this.session = session;
    }

    @Override
    public GraphSignature signature() {
      return session.signature();
    }

    @Override
    public Outputs run(Map<String, Tensor> inputs) {
      Tensor tokens = inputs.containsKey("tokens") ? inputs.get("tokens") : inputs.get("input_ids");
      if (tokens != null) {
        note(inputs, tokens);
      }
      return session.run(inputs);
    }

    private void note(Map<String, Tensor> inputs, Tensor tokens) {
      long[] ids = new long[tokens.longs().remaining()];
      tokens.longs().get(ids);
      Tensor offset = inputs.get("offset");
      Tensor branch = inputs.get("use_cache_branch");
      boolean goesOn =
          offset != null
              ? offset.longs().get(0) > 0
              : branch != null
                  ? branch.data().get(0) != 0
                  : inputs.containsKey("past_key_values.0.decoder.key");
      if (!goesOn) {
        given.add(new ArrayList<>());
      }
      List<Long> last = given.get(given.size() - 1);
      Arrays.stream(ids).forEach(last::add);
    }
  }
}
