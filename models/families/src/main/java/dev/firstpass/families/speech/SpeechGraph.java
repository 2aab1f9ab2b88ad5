package dev.firstpass.families.speech;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.Settings;
import java.util.List;
import java.util.Map;

/**
 * A graph of a spec of speech, with the checks that families make when they open it. All failures
 * are {@link ErrorCode#MODEL_MISMATCH} and name the input or output, the expected and the actual
 * shape.
 *
 * @param spec the model's
 * @param role the graph's
 * @param facts what can be read of it
 */
public record SpeechGraph(ModelSpec spec, String role, GraphFacts facts) {
  /**
   * Returns the graph with this role.
   *
   * @throws DraftingException when there is none
   */
  public static SpeechGraph of(ModelSpec spec, ModelContent content, String role) {
    return new SpeechGraph(spec, role, content.graph(role));
  }

  /**
   * Returns the values of a spec's options.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} for an unknown option or value
   */
  public static Settings options(ModelSpec spec, List<Parameter<?>> known) {
    try {
      return Settings.prediction(known).with(spec.options());
    } catch (DraftingException e) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL, "model '" + spec.id() + "', options: " + e.detail(), e);
    }
  }

  /** Returns the spec's input; fails when it is not one of sound. */
  public AudioInput audio() {
    if (spec.input() instanceof AudioInput audio) {
      return audio;
    }
    throw mismatch("family '" + spec.family() + "' needs an audio input");
  }

  /** Returns what the spec calls segments with words: its first label. */
  public String label() {
    return spec.labels().size() > 0 ? spec.labels().name(0) : SpeechLabels.SPEECH;
  }

  /** Returns the graph's inputs and outputs. */
  public GraphSignature signature() {
    return facts.signature();
  }

  /** Returns the graph's metadata. */
  public Map<String, String> metadata() {
    return facts.metadata();
  }

  /** Returns an input by its place; fails when there are fewer. */
  public TensorInfo input(int index) {
    return at("input", signature().inputs(), index);
  }

  /** Returns an output by its place; fails when there are fewer. */
  public TensorInfo output(int index) {
    return at("output", signature().outputs(), index);
  }

  /** Checks that an input or output holds floats and has this shape. */
  public void requireFloats(TensorInfo info, long... sizes) {
    require(info, info.type() == ElementType.FLOAT32, "float32", TensorShape.of(sizes));
  }

  /** Checks that an input holds whole numbers and has this shape. */
  public void requireWhole(TensorInfo info, long... sizes) {
    boolean whole = info.type() == ElementType.INT64 || info.type() == ElementType.INT32;
    require(info, whole, "int64 or int32", TensorShape.of(sizes));
  }

  /** Returns the failure for a graph that contradicts its spec. */
  public DraftingException mismatch(String what) {
    return new DraftingException(ErrorCode.MODEL_MISMATCH, "model '" + spec.id() + "': " + what);
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
}
