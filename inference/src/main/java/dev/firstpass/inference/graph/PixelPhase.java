package dev.firstpass.inference.graph;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every second row and every second column of pictures [N, C, H, W], taken by one or two Slices.
 *
 * @param source the tensor that they are taken of
 * @param row the first row: 0 or 1
 * @param column the first column: 0 or 1
 * @param slices the nodes that take them
 */
record PixelPhase(String source, int row, int column, Set<Node> slices) {
  private static final int RANK = 4;
  private static final int ROWS = 2;
  private static final int COLUMNS = 3;
  private static final long UNSET = -1;
  private static final long TO_THE_END = Integer.MAX_VALUE;

  /**
   * Follows Slices up from a tensor.
   *
   * @return empty when the tensor is not made like this
   */
  static Optional<PixelPhase> of(String tensor, Graph graph) throws IOException {
    long[] first = {UNSET, UNSET, UNSET, UNSET};
    long[] end = new long[RANK];
    Set<Node> slices = new HashSet<>();
    String source = tensor;
    while (first[ROWS] == UNSET || first[COLUMNS] == UNSET) {
      Optional<Node> slice = graph.maker(source).filter(node -> node.operator().equals("Slice"));
      if (slice.isEmpty() || !read(slice.get(), graph, first, end)) {
        return Optional.empty();
      }
      slices.add(slice.get());
      source = slice.get().input(0);
    }
    return isWhole(graph.size(source, ROWS), end[ROWS])
            && isWhole(graph.size(source, COLUMNS), end[COLUMNS])
        ? Optional.of(new PixelPhase(source, (int) first[ROWS], (int) first[COLUMNS], slices))
        : Optional.empty();
  }

  /**
   * Returns whether all of an axis is taken. An odd size has more of the one phase than of the
   * other; one that varies is trusted, as the stack could not be made of unequal phases.
   */
  private static boolean isWhole(long size, long end) {
    return size == Graph.UNKNOWN ? end >= TO_THE_END : size % 2 == 0 && end >= size;
  }

  /** Reads where a Slice begins and ends on its axes; false when it is of another kind. */
  private static boolean read(Node slice, Graph graph, long[] first, long[] end)
      throws IOException {
    List<Long> starts = values(slice, 1, graph);
    List<Long> ends = values(slice, 2, graph);
    List<Long> axes = values(slice, 3, graph);
    List<Long> steps = values(slice, 4, graph);
    int count = axes.size();
    if (count == 0 || starts.size() != count || ends.size() != count || steps.size() != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      long axis = axes.get(i) < 0 ? axes.get(i) + RANK : axes.get(i);
      long start = starts.get(i);
      boolean isPhase = (start == 0 || start == 1) && steps.get(i) == 2;
      if ((axis != ROWS && axis != COLUMNS) || first[(int) axis] != UNSET || !isPhase) {
        return false;
      }
      first[(int) axis] = start;
      end[(int) axis] = ends.get(i);
    }
    return true;
  }

  /** Returns the values of an input that stand in the file; none when they do not. */
  private static List<Long> values(Node node, int input, Graph graph) throws IOException {
    Optional<Constant> constant = graph.constant(node.input(input));
    return constant.isEmpty() ? List.of() : constant.get().integers().orElse(List.of());
  }
}
