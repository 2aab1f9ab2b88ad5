package dev.firstpass.inference.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a chain of maximum pools of growing windows over one tensor (spatial pyramid pooling: 5, 9,
 * 13): the maximum over 9x9 is that over 5x5 of maxima over 5x5. Equal to the bit, since stride 1
 * and padding by half a window leave no pixel out.
 */
final class PoolChain implements Rewrite {
  @Override
  public Set<String> operators() {
    return Set.of("MaxPool");
  }

  /**
   * One of the pools.
   *
   * @param window width and height of its window, odd
   */
  private record Pool(Node node, long window) {}

  @Override
  public Optional<String> apply(Graph graph) throws IOException {
    for (Node first : graph.nodes("MaxPool")) {
      List<Pool> pools = poolsOver(first.input(0), graph);
      if (pools.size() > 1 && pools.stream().map(Pool::window).distinct().count() == pools.size()) {
        return Optional.of(chain(pools, graph));
      }
    }
    return Optional.empty();
  }

  /** Returns the pools that can start from one another, in the order of the graph. */
  private static List<Pool> poolsOver(String tensor, Graph graph) throws IOException {
    List<Pool> pools = new ArrayList<>();
    for (Node node : graph.takers(tensor)) {
      if (node.operator().equals("MaxPool")) {
        List<Long> window = node.integers("kernel_shape", List.of());
        if (window.size() == 2 && window.get(0).equals(window.get(1))) {
          Pool pool = new Pool(node, window.get(0));
          if (isSame(pool)) {
            pools.add(pool);
          }
        }
      }
    }
    return pools;
  }

  private static String chain(List<Pool> pools, Graph graph) throws IOException {
    List<Pool> ascending = pools.stream().sorted(Comparator.comparingLong(Pool::window)).toList();
    List<Node> chain = new ArrayList<>();
    chain.add(ascending.get(0).node());
    for (int i = 1; i < ascending.size(); i++) {
      Pool smaller = ascending.get(i - 1);
      long rest = ascending.get(i).window() - smaller.window() + 1;
      chain.add(
          ascending
              .get(i)
              .node()
              .withInputs(List.of(smaller.node().outputs().get(0)))
              .withIntegers("kernel_shape", List.of(rest, rest))
              .withIntegers("pads", List.of(rest / 2, rest / 2, rest / 2, rest / 2)));
    }
    Set<Node> old = pools.stream().map(Pool::node).collect(Collectors.toSet());
    graph.replace(old, pools.get(0).node(), chain);
    return "pools of windows "
        + ascending.stream().map(Pool::window).toList()
        + " over one tensor each start from the one before";
  }

  /** Returns whether it keeps the size: an odd window, stride 1, half a window of padding. */
  private static boolean isSame(Pool candidate) throws IOException {
    Node pool = candidate.node();
    long half = candidate.window() / 2;
    String padding = pool.text("auto_pad", "NOTSET");
    return candidate.window() % 2 == 1
        && pool.outputs().size() == 1
        && pool.inputs().size() == 1
        && (padding.isEmpty() || padding.equals("NOTSET"))
        && pool.integer("ceil_mode", 0) == 0
        && pool.integers("dilations", List.of(1L, 1L)).equals(List.of(1L, 1L))
        && pool.integers("strides", List.of(1L, 1L)).equals(List.of(1L, 1L))
        && pool.integers("pads", List.of(0L, 0L, 0L, 0L)).equals(List.of(half, half, half, half));
  }
}
