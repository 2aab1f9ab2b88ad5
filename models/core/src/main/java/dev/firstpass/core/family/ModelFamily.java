package dev.firstpass.core.family;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * Models that share pre- and post-processing. One package each, listed in {@code
 * META-INF/services}. Implementations are stateless and thread-safe.
 */
public interface ModelFamily {
  /** Returns the name that specs use: {@code yolox}. */
  String name();

  /** Returns one sentence for people: which models, from which framework. */
  String description();

  /** Returns the settings that specs and requests may change, with the reference's defaults. */
  List<Parameter<?>> parameters();

  /**
   * Returns what a graph is, when this family recognises it as a whole model. Recognises only what
   * it is sure of: a graph that two families claim is a question to the user, not a guess. Families
   * of several files override {@link #recognise(ModelContent)} instead.
   */
  default Optional<Recognition> recognise(GraphFacts facts) {
    return Optional.empty();
  }

  /**
   * Returns what files are together, when this family recognises them. A recognition that names no
   * files takes the only graph.
   *
   * @param files graphs and documents by file name; there may be documents that the family does not
   *     know
   */
  default Optional<Recognition> recognise(ModelContent files) {
    return files.onlyGraph().flatMap(this::recognise);
  }

  /**
   * Opens the family for one model. Does no I/O.
   *
   * @param spec the model's spec; its family is this one
   * @param content what its files hold by role, as read when the model was loaded
   * @throws DraftingException with {@code model-mismatch} when a graph contradicts the spec; the
   *     message names the input or output, the expected and the actual shape
   */
  Pipeline open(ModelSpec spec, ModelContent content);
}
