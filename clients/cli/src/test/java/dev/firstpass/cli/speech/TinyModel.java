package dev.firstpass.cli.speech;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.model.ModelCard;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import dev.firstpass.inference.repository.OnnxFile;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.DjlSession;
import dev.firstpass.inference.runtime.OnnxRuntime;
import dev.firstpass.inference.runtime.RuntimeOptions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;

/**
 * A speech model of {@code tiny-asr}, recognised from its files and opened with ONNX Runtime.
 *
 * @param family who recognised it
 * @param pipeline opened
 * @param sessions its graphs by role
 */
record TinyModel(ModelFamily family, MultiPass pipeline, Map<String, DjlSession> sessions)
    implements AutoCloseable {
  private static final int RATE = 16_000;
  private static final int HEADER = 44;
  private static final int PIECE = 1000;

  /**
   * Opens a model.
   *
   * @param tokens file of its tokens
   * @param graphs files of its graphs
   */
  static TinyModel open(String tokens, String... graphs) throws IOException {
    ModelContent files = files(tokens, graphs);
    List<ModelFamily> claims = new ArrayList<>();
    for (ModelFamily family : ServiceLoader.load(ModelFamily.class)) {
      if (family.recognise(files).isPresent()) {
        claims.add(family);
      }
    }
    if (claims.size() != 1) {
      throw new AssertionError(List.of(graphs) + " is claimed by " + claims);
    }
    Recognition recognition = claims.get(0).recognise(files).orElseThrow();
    ModelSpec spec = spec(claims.get(0), recognition);
    OnnxRuntime runtime = OnnxRuntime.start(Device.CPU);
    Map<String, GraphFacts> facts = new LinkedHashMap<>();
    Map<String, byte[]> documents = new LinkedHashMap<>();
    Map<String, DjlSession> sessions = new LinkedHashMap<>();
    for (ModelFile file : spec.files()) {
      if (files.graphs().containsKey(file.name())) {
        GraphFacts graph = files.graph(file.name());
        facts.put(file.role(), graph);
        sessions.put(
            file.role(),
            runtime.open(resource(file.name()), graph.signature(), RuntimeOptions.DEFAULT));
      } else {
        documents.put(file.role(), Files.readAllBytes(resource(tokens)));
      }
    }
    MultiPass pipeline = (MultiPass) claims.get(0).open(spec, new ModelContent(facts, documents));
    return new TinyModel(claims.get(0), pipeline, sessions);
  }

  /** Returns what it hears in the recording, read in pieces. */
  List<Segment> hear(Map<String, ?> parameters) throws IOException {
    return hear("recording.wav", parameters);
  }

  /** Returns what it hears in another recording, read in pieces. */
  List<Segment> hear(String recording, Map<String, ?> parameters) throws IOException {
    Settings settings = Settings.prediction(family.parameters()).with(parameters);
    pipeline.check(settings);
    ShortBuffer samples =
        ByteBuffer.wrap(Files.readAllBytes(resource(recording)))
            .order(ByteOrder.LITTLE_ENDIAN)
            .position(HEADER)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN)
            .asShortBuffer();
    FrameTiming timing = new FrameTiming(0, 1.0 / RATE, samples.remaining() / (double) RATE);
    PreparedAudio audio = new PreparedAudio(into -> read(samples, into), timing);
    return pipeline
        .draft(audio, role -> Objects.requireNonNull(sessions.get(role), role), settings)
        .stream()
        .map(Segment.class::cast)
        .toList();
  }

  @Override
  public void close() {
    sessions.values().forEach(DjlSession::close);
  }

  static Path resource(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(TinyModel.class.getResource("/tiny-asr/" + name), name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static int read(ShortBuffer samples, float[] into) {
    int count = Math.min(Math.min(samples.remaining(), into.length), PIECE);
    for (int i = 0; i < count; i++) {
      into[i] = samples.get() / 32768f;
    }
    return count;
  }

  private static ModelContent files(String tokens, String... graphs) throws IOException {
    Map<String, GraphFacts> facts = new LinkedHashMap<>();
    for (String graph : graphs) {
      facts.put(graph, OnnxFile.read(resource(graph)).facts());
    }
    String name = tokens.endsWith(".txt") ? "tokens.txt" : tokens;
    return new ModelContent(facts, Map.of(name, Files.readAllBytes(resource(tokens))));
  }

  private static ModelSpec spec(ModelFamily family, Recognition recognition) {
    List<ModelFile> files = new ArrayList<>();
    recognition
        .files()
        .forEach((role, name) -> files.add(new ModelFile(role, name, "0".repeat(64))));
    return new ModelSpec(
        new ModelId("tiny", "1"),
        family.name(),
        recognition.task(),
        files,
        recognition.input(),
        recognition.labels().orElseThrow(),
        recognition.parameters(),
        recognition.options(),
        ModelCard.EMPTY);
  }
}
