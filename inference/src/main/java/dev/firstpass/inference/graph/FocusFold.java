package dev.firstpass.inference.graph;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Folds Focus into the convolution that follows it. Focus (YOLOv5 up to 5.0, YOLOX) stacks the four
 * phases of a picture, every second row and column, on the channel axis; a convolution over that is
 * one over the picture itself, with twice the kernel, stride and padding and the same weights in
 * another order: {@code w'[o, c, 2k + row, 2l + column] = w[o, phase * C + c, k, l]}. The order of
 * the phases is read from the graph. Equal up to the order of summation.
 */
final class FocusFold implements Rewrite {
  private static final int PHASES = 4;

  @Override
  public Set<String> operators() {
    return Set.of("Slice", "Concat", "Conv");
  }

  @Override
  public Optional<String> apply(Graph graph) throws IOException {
    for (Node concat : graph.nodes("Concat")) {
      Optional<Focus> focus = focus(concat, graph);
      if (focus.isPresent()) {
        Optional<Node> folded = folded(focus.get(), graph);
        if (folded.isPresent()) {
          Set<Node> old = new HashSet<>(focus.get().nodes());
          old.add(focus.get().convolution());
          graph.replace(old, focus.get().convolution(), List.of(folded.get()));
          return Optional.of(
              "the strided slices before the first convolution are folded into its weights"
                  + " (kernel "
                  + folded.get().integers("kernel_shape", List.of())
                  + ")");
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The phases of a picture on the channel axis, and who takes them.
   *
   * @param phases four, all different, of one source
   * @param nodes those that make them and stack them
   * @param convolution the only node that takes the stack
   */
  private record Focus(List<PixelPhase> phases, Set<Node> nodes, Node convolution) {}

  private static Optional<Focus> focus(Node concat, Graph graph) throws IOException {
    String stack = concat.outputs().get(0);
    long axis = concat.integer("axis", 0);
    List<Node> takers = graph.takers(stack);
    if (concat.inputs().size() != PHASES
        || (axis != 1 && axis != -3)
        || takers.size() != 1
        || !takers.get(0).operator().equals("Conv")
        || !takers.get(0).input(0).equals(stack)) {
      return Optional.empty();
    }
    List<PixelPhase> phases = new ArrayList<>();
    Set<Node> nodes = new HashSet<>(Set.of(concat));
    Set<Integer> seen = new HashSet<>();
    for (String input : concat.inputs()) {
      Optional<PixelPhase> phase = PixelPhase.of(input, graph);
      if (phase.isEmpty()) {
        return Optional.empty();
      }
      phases.add(phase.get());
      nodes.addAll(phase.get().slices());
      seen.add(2 * phase.get().row() + phase.get().column());
    }
    boolean isWhole =
        seen.size() == PHASES
            && phases.stream().map(PixelPhase::source).distinct().count() == 1
            && nodes.stream().allMatch(node -> isInner(node, nodes, takers.get(0), graph));
    return isWhole ? Optional.of(new Focus(phases, nodes, takers.get(0))) : Optional.empty();
  }

  /** Returns whether nobody else sees what a node makes. */
  private static boolean isInner(Node node, Set<Node> nodes, Node convolution, Graph graph) {
    return node.outputs().stream()
        .allMatch(
            tensor ->
                !graph.isOutput(tensor)
                    && graph.takers(tensor).stream()
                        .allMatch(taker -> nodes.contains(taker) || taker.equals(convolution)));
  }

  /** Returns the convolution over the picture itself; empty when it is not a plain one. */
  private static Optional<Node> folded(Focus focus, Graph graph) throws IOException {
    Node convolution = focus.convolution();
    String name = convolution.input(1);
    Optional<Constant> weight = graph.constant(name);
    if (weight.isEmpty() || !isPlain(convolution)) {
      return Optional.empty();
    }
    List<Long> sizes = weight.get().sizes();
    Optional<FloatBuffer> values = weight.get().floats();
    if (values.isEmpty()
        || sizes.size() != 4
        || sizes.get(1) % PHASES != 0
        || !convolution.integers("kernel_shape", sizes.subList(2, 4)).equals(sizes.subList(2, 4))) {
      return Optional.empty();
    }
    List<Long> folded =
        List.of(sizes.get(0), sizes.get(1) / PHASES, sizes.get(2) * 2, sizes.get(3) * 2);
    List<String> inputs = new ArrayList<>(convolution.inputs());
    inputs.set(0, focus.phases().get(0).source());
    inputs.set(
        1, graph.add(name + "_folded", folded, reorder(values.get(), sizes, focus.phases())));
    return Optional.of(
        convolution
            .withInputs(inputs)
            .withIntegers("kernel_shape", folded.subList(2, 4))
            .withIntegers("strides", doubled(convolution.integers("strides", List.of(1L, 1L))))
            .withIntegers("pads", doubled(convolution.integers("pads", List.of(0L, 0L, 0L, 0L)))));
  }

  private static boolean isPlain(Node convolution) throws IOException {
    String padding = convolution.text("auto_pad", "NOTSET");
    return (padding.isEmpty() || padding.equals("NOTSET"))
        && convolution.integer("group", 1) == 1
        && convolution.integers("dilations", List.of(1L, 1L)).equals(List.of(1L, 1L))
        && convolution.integers("strides", List.of(1L, 1L)).size() == 2
        && convolution.integers("pads", List.of(0L, 0L, 0L, 0L)).size() == 4;
  }

  private static List<Long> doubled(List<Long> values) {
    return values.stream().map(value -> 2 * value).toList();
  }

  /**
   * @param weight float32 (O, 4 C, KH, KW)
   * @return float32 (O, C, 2 KH, 2 KW)
   */
  private static float[] reorder(FloatBuffer weight, List<Long> sizes, List<PixelPhase> phases) {
    int filters = Math.toIntExact(sizes.get(0));
    int channels = Math.toIntExact(sizes.get(1)) / PHASES;
    int height = Math.toIntExact(sizes.get(2));
    int width = Math.toIntExact(sizes.get(3));
    float[] folded = new float[weight.remaining()];
    int from = 0;
    for (int filter = 0; filter < filters; filter++) {
      for (PixelPhase phase : phases) {
        for (int channel = 0; channel < channels; channel++) {
          for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
              int row = (filter * channels + channel) * 2 * height + 2 * y + phase.row();
              folded[row * 2 * width + 2 * x + phase.column()] = weight.get(from++);
            }
          }
        }
      }
    }
    return folded;
  }
}
