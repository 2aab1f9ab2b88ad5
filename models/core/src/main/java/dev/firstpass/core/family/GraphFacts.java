package dev.firstpass.core.family;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What can be read from an ONNX file without running it: enough for a family to recognise its own.
 *
 * @param signature inputs and outputs
 * @param metadata the file's {@code metadata_props}, as its exporter wrote them
 * @param producer the program that wrote it: {@code pytorch}
 * @param operators the operator types in the graph: {@code Conv}, {@code Exp}
 * @param inputGain mean over the output channels of the sum of absolute weights of the first
 *     convolution; empty when there is none. Graphs fed 0..255 have one near or below 1 where
 *     graphs fed normalised values have one of several units
 */
public record GraphFacts(
    GraphSignature signature,
    Map<String, String> metadata,
    String producer,
    Set<String> operators,
    OptionalDouble inputGain) {
  public GraphFacts {
    Objects.requireNonNull(signature, "signature");
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    Objects.requireNonNull(producer, "producer");
    operators = Set.copyOf(operators);
    Objects.requireNonNull(inputGain, "inputGain");
  }
}
