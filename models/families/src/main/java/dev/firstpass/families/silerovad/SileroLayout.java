package dev.firstpass.families.silerovad;

import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The layouts of the published graphs; see the package for their tensors. */
enum SileroLayout {
  /** Many windows a run. */
  SEQUENCE("sequence of windows"),
  /** One window a run, one state. */
  WINDOW("v5 and v6, window by window"),
  /** One window a run, two states, no context. */
  WINDOW_V4("v4, window by window");

  static final String INPUT = "input";
  static final String RATE = "sr";

  private final String variant;

  SileroLayout(String variant) {
    this.variant = variant;
  }

  /** Returns the layout whose names a graph has. */
  static Optional<SileroLayout> of(GraphSignature graph) {
    return Arrays.stream(values())
        .filter(layout -> layout.inputs().equals(names(graph.inputs())))
        .filter(layout -> Set.copyOf(layout.outputs()).equals(names(graph.outputs())))
        .findFirst();
  }

  /** Returns what it is called among people. */
  String variant() {
    return variant;
  }

  /** Returns the name of the probabilities. */
  String probabilities() {
    return outputs().get(0);
  }

  /** Returns the inputs that hold the state. */
  List<String> states() {
    return this == WINDOW ? List.of("state") : List.of("h", "c");
  }

  /** Returns the outputs that hold the next state, in the order of {@link #states}. */
  List<String> nextStates() {
    return outputs().subList(1, outputs().size());
  }

  /** Returns the shape of each state, for one recording. */
  TensorShape state() {
    return switch (this) {
      case SEQUENCE -> TensorShape.of(1, 1, 128);
      case WINDOW -> TensorShape.of(2, 1, 128);
      case WINDOW_V4 -> TensorShape.of(2, 1, 64);
    };
  }

  /** Returns whether a graph's states have this layout's shape. */
  boolean hasStates(GraphSignature graph) {
    return states().stream()
        .flatMap(name -> graph.input(name).stream())
        .allMatch(info -> info.type() == ElementType.FLOAT32 && state().admits(info.shape()));
  }

  /** Returns how many samples a window has: 32 ms. */
  int window(int sampleRateHz) {
    return sampleRateHz * 32 / 1000;
  }

  /** Returns how many samples go in front of each window. */
  int context(int sampleRateHz) {
    return this == WINDOW_V4 ? 0 : sampleRateHz * 4 / 1000;
  }

  private Set<String> inputs() {
    return switch (this) {
      case SEQUENCE -> Set.of(INPUT, "h", "c");
      case WINDOW -> Set.of(INPUT, "state", RATE);
      case WINDOW_V4 -> Set.of(INPUT, RATE, "h", "c");
    };
  }

  private List<String> outputs() {
    return switch (this) {
      case SEQUENCE -> List.of("speech_probs", "hn", "cn");
      case WINDOW -> List.of("output", "stateN");
      case WINDOW_V4 -> List.of("output", "hn", "cn");
    };
  }

  private static Set<String> names(List<TensorInfo> tensors) {
    return tensors.stream().map(TensorInfo::name).collect(Collectors.toSet());
  }
}
