package dev.firstpass.inference.registry;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.inference.graph.GraphRewriter;
import dev.firstpass.inference.graph.RewrittenGraph;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.DjlSession;
import dev.firstpass.inference.runtime.OnnxRuntime;
import dev.firstpass.inference.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a model's graphs, each as its file has it or in an equal, faster form. Thread-safe. */
final class GraphOpener {
  private static final Logger LOG = LoggerFactory.getLogger(GraphOpener.class);

  private final OnnxRuntime runtime;
  private final RuntimeOptions options;

  /**
   * @param runtime where graphs run
   * @param options how they run
   */
  GraphOpener(OnnxRuntime runtime, RuntimeOptions options) {
    this.runtime = runtime;
    this.options = options;
  }

  /** Opens all graphs of a model whose files were checked. */
  ModelSessions open(ModelSpec spec, Path folder, ModelContent content) {
    Map<String, DjlSession> sessions = new LinkedHashMap<>();
    try {
      content
          .graphs()
          .forEach(
              (role, graph) -> {
                Path file = folder.resolve(spec.file(role).orElseThrow().name());
                sessions.put(role, open(spec, file, graph));
              });
      return new ModelSessions(spec.id(), sessions);
    } catch (RuntimeException e) {
      sessions.values().forEach(DjlSession::close);
      throw e;
    }
  }

  private DjlSession open(ModelSpec spec, Path file, GraphFacts graph) {
    Optional<RewrittenGraph> rewritten = rewritten(spec, file, graph);
    if (rewritten.isEmpty()) {
      return runtime.open(file, graph.signature(), options);
    }
    String name = file.getFileName().toString();
    LOG.info(
        "{}: {} runs rewritten, the same up to rounding ('rewrite: false' in its spec prevents"
            + " it): {}",
        spec.id(),
        name,
        String.join("; ", rewritten.get().changes()));
    return runtime.open(name, rewritten.get().model().newInput(), graph.signature(), options);
  }

  /** Only on the CPU, where it was measured, and not for who wants graphs as they are. */
  Optional<RewrittenGraph> rewritten(ModelSpec spec, Path file, GraphFacts graph) {
    if (!spec.rewrites()
        || runtime.device().kind() != Device.Kind.CPU
        || options.optimisation() == RuntimeOptions.Optimisation.NONE) {
      return Optional.empty();
    }
    try {
      return GraphRewriter.rewrite(file, graph.operators());
    } catch (IOException e) {
      LOG.debug("{} cannot be taken apart; it runs as it is", file.getFileName(), e);
      return Optional.empty();
    }
  }
}
