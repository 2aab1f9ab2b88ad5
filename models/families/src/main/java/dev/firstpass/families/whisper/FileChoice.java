package dev.firstpass.families.whisper;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelContent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the files of a model in a folder by what its graphs take and give, not by their names.
 * Names tell only quantised exports apart: one with full weights is preferred, and a decoder with
 * both branches to two decoders.
 */
final class FileChoice {
  private static final Pattern QUANTISED =
      Pattern.compile(
          "[._-](u?int8|quantized|q4f16|q4|q8|bnb4|fp16|half)(?=[._-]|$)",
          Pattern.CASE_INSENSITIVE);
  private static final String FULL = "";

  private FileChoice() {}

  /**
   * Returns the file of each role that is a graph.
   *
   * @param files by name
   * @return empty when there is no whole model
   * @throws DraftingException with {@code invalid-model} when there are several quantised ones and
   *     none with full weights
   */
  static Optional<Map<String, String>> graphs(ModelContent files) {
    Map<String, Map<String, String>> whole = new TreeMap<>();
    Map<String, ModelContent> exports = byQuantisation(files);
    exports.forEach((kind, export) -> graphsOf(export).ifPresent(found -> whole.put(kind, found)));
    Map<String, String> full = whole.get(FULL);
    if (full != null) {
      return Optional.of(full);
    }
    if (whole.size() > 1) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL,
          "these files are several quantised exports of a Whisper model ("
              + String.join(", ", whole.keySet())
              + "); name the files of the one to add");
    }
    // An encoder with full weights beside a quantised decoder is one model, too.
    return whole.isEmpty() ? graphsOf(files) : Optional.of(whole.values().iterator().next());
  }

  private static Map<String, ModelContent> byQuantisation(ModelContent files) {
    Map<String, Map<String, GraphFacts>> graphs = new TreeMap<>();
    files
        .graphs()
        .forEach(
            (name, facts) ->
                graphs
                    .computeIfAbsent(quantisation(name), k -> new LinkedHashMap<>())
                    .put(name, facts));
    Map<String, ModelContent> exports = new TreeMap<>();
    graphs.forEach((kind, own) -> exports.put(kind, new ModelContent(own, files.documents())));
    return exports;
  }

  private static Optional<Map<String, String>> graphsOf(ModelContent files) {
    Map<String, String> roles = new LinkedHashMap<>();
    if (add(files, Roles.ENCODER, SherpaNetwork::isEncoder, roles)
        && add(files, Roles.DECODER, SherpaNetwork::isDecoder, roles)) {
      return Optional.of(roles);
    }
    roles.clear();
    if (!add(files, Roles.ENCODER, OptimumNetwork::isEncoder, roles)) {
      return Optional.empty();
    }
    if (add(
        files,
        Roles.DECODER,
        graph -> OptimumNetwork.isFirst(graph) && OptimumNetwork.isMerged(graph),
        roles)) {
      return Optional.of(roles);
    }
    return add(files, Roles.DECODER, OptimumNetwork::isFirst, roles)
            && add(files, Roles.DECODER_WITH_PAST, OptimumNetwork::isStep, roles)
        ? Optional.of(roles)
        : Optional.empty();
  }

  /** Takes the only graph of a kind; none or several are no answer. */
  private static boolean add(
      ModelContent files, String role, Predicate<GraphSignature> kind, Map<String, String> roles) {
    String found = "";
    for (Map.Entry<String, GraphFacts> graph : files.graphs().entrySet()) {
      if (kind.test(graph.getValue().signature())) {
        if (!found.isEmpty()) {
          return false;
        }
        found = graph.getKey();
      }
    }
    if (!found.isEmpty()) {
      roles.put(role, found);
    }
    return !found.isEmpty();
  }

  private static String quantisation(String name) {
    Matcher quantised = QUANTISED.matcher(name);
    return quantised.find() ? quantised.group(1).toLowerCase(Locale.ROOT) : FULL;
  }
}
