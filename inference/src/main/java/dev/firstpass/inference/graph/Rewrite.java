package dev.firstpass.inference.graph;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** One pattern, and what equals it. Stateless. */
interface Rewrite {
  /** Returns the operators without which it cannot fit. */
  Set<String> operators();

  /**
   * Rewrites the first place where it fits.
   *
   * @return what was done, for people; empty when it fits nowhere, and then nothing was changed
   */
  Optional<String> apply(Graph graph) throws IOException;
}
