package dev.firstpass.families.speech;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ModelSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A graph of a speech model's spec, with the checks that families make when they open it. All
 * failures are {@link ErrorCode#MODEL_MISMATCH} and name the input or output, the expected and the
 * actual shape.
 */
public final class AudioGraph {
  private final ModelSpec spec;
  private final String role;
  private final GraphFacts facts;
  private final AudioInput audio;

  private AudioGraph(ModelSpec spec, String role, GraphFacts facts, AudioInput audio) {
    this.spec = spec;
    this.role = role;
    this.facts = facts;
    this.audio = audio;
  }

  /**
   * Returns the graph with this role.
   *
   * @throws DraftingException when there is none or the spec does not declare an audio input
   */
  public static AudioGraph of(ModelSpec spec, ModelContent content, String role) {
    GraphFacts graph = content.graph(role);
    if (!(spec.input() instanceof AudioInput audio)) {
      throw mismatch(spec, "family '" + spec.family() + "' needs an audio input (sample-rate)");
    }
    return new AudioGraph(spec, role, graph, audio);
  }

  /** Returns what can be read of the graph. */
  public GraphFacts facts() {
    return facts;
  }

  /** Returns the spec's input. */
  public AudioInput audio() {
    return audio;
  }

  /** Returns the spec's sample rate. */
  public int sampleRateHz() {
    return audio.sampleRateHz();
  }

  /** Checks that the spec's sample rate is one of these. */
  public void requireSampleRate(List<Integer> known) {
    if (!known.contains(sampleRateHz())) {
      throw mismatch(
          "knows sample rates of " + known + " Hz; the spec has " + sampleRateHz() + " Hz");
    }
  }

  /** Checks that the spec has this many labels. */
  public void requireLabels(int count) {
    if (spec.labels().size() != count) {
      throw mismatch(
          "needs " + count + " labels; the spec has " + spec.labels().size() + " labels");
    }
  }

  /** Checks that the graph has this many inputs. */
  public void requireInputs(int count) {
    if (facts.signature().inputs().size() != count) {
      throw mismatch("the graph must have " + count + " inputs; it has " + inputs());
    }
  }

  /** Returns the graph's inputs in its order. */
  public List<TensorInfo> inputs() {
    return facts.signature().inputs();
  }

  /** Returns the graph's outputs in its order. */
  public List<TensorInfo> outputs() {
    return facts.signature().outputs();
  }

  /** Returns an input after checking that it is there and of this shape. */
  public TensorInfo input(String name, ElementType type, long... sizes) {
    return require("input", facts.signature().input(name), name, type, sizes);
  }

  /** Returns an output after checking that it is there, holds floats and is of this shape. */
  public TensorInfo output(String name, long... sizes) {
    return require("output", facts.signature().output(name), name, ElementType.FLOAT32, sizes);
  }

  /** Returns what the spec calls segments with words: its first label. */
  public String label() {
    return spec.labels().size() > 0 ? spec.labels().name(0) : SpeechLabels.SPEECH;
  }

  /** Returns the graph's metadata. */
  public Map<String, String> metadata() {
    return facts.metadata();
  }

  /** Returns an input by its place; fails when there are fewer. */
  public TensorInfo input(int index) {
    return at("input", inputs(), index);
  }

  /** Returns an output by its place; fails when there are fewer. */
  public TensorInfo output(int index) {
    return at("output", outputs(), index);
  }

  /** Checks that an input or output, whatever its name, holds floats and has this shape. */
  public void requireFloats(TensorInfo info, long... sizes) {
    require(info, info.type() == ElementType.FLOAT32, "float32", TensorShape.of(sizes));
  }

  /** Checks that an input, whatever its name, holds whole numbers and has this shape. */
  public void requireWhole(TensorInfo info, long... sizes) {
    boolean whole = info.type() == ElementType.INT64 || info.type() == ElementType.INT32;
    require(info, whole, "int64 or int32", TensorShape.of(sizes));
  }

  /** Returns the failure for a graph that contradicts its spec. */
  public DraftingException mismatch(String what) {
    return mismatch(spec, what);
  }

  private TensorInfo require(
      String kind, Optional<TensorInfo> found, String name, ElementType type, long... sizes) {
    TensorInfo expected = new TensorInfo(name, type, TensorShape.of(sizes));
    TensorInfo actual =
        found.orElseThrow(
            () ->
                mismatch(
                    "the graph has no "
                        + kind
                        + " '"
                        + name
                        + "' of shape "
                        + expected.shape()
                        + "; it has "
                        + (kind.equals("input") ? inputs() : outputs())));
    if (actual.type() != type || !expected.shape().admits(actual.shape())) {
      throw mismatch(
          kind
              + " '"
              + name
              + "' is "
              + nameless(actual)
              + " in the graph where the spec ("
              + sampleRateHz()
              + " Hz, labels: "
              + spec.labels().size()
              + ") needs "
              + nameless(expected));
    }
    return actual;
  }

  private void require(TensorInfo info, boolean ofType, String type, TensorShape expected) {
    if (!ofType || !expected.admits(info.shape())) {
      throw mismatch(
          "'" + info + "' in graph '" + role + "' where " + type + expected + " is needed");
    }
  }

  private TensorInfo at(String kind, List<TensorInfo> infos, int index) {
    if (index >= infos.size()) {
      throw mismatch(
          "graph '" + role + "' has no " + kind + " number " + (index + 1) + "; it has " + infos);
    }
    return infos.get(index);
  }

  private static String nameless(TensorInfo info) {
    return new TensorInfo("", info.type(), info.shape()).toString().strip();
  }

  private static DraftingException mismatch(ModelSpec spec, String what) {
    return new DraftingException(ErrorCode.MODEL_MISMATCH, "model '" + spec.id() + "': " + what);
  }
}
