package dev.firstpass.core.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What people need to know of a model.
 *
 * @param description one or two sentences
 * @param licence SPDX name of the weights' licence, or words; empty when not known
 * @param source where it comes from; empty when not known
 * @param metrics published or measured figures by name
 */
public record ModelCard(
    String description, String licence, String source, Map<String, Object> metrics) {
  /** Says nothing. */
  public static final ModelCard EMPTY = new ModelCard("", "", "", Map.of());

  public ModelCard {
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(licence, "licence");
    Objects.requireNonNull(source, "source");
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }
}
