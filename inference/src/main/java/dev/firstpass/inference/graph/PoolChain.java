package dev.firstpass.inference.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  @Override
  public Optional<String> apply(Graph graph) throws IOException {
    for (Node first : graph.nodes("MaxPool")) {
      List<Node> pools = new ArrayList<>();
      for (Node pool : graph.takers(first.input(0))) {
        if (pool.operator().equals("MaxPool") && isSame(pool)) {
          pools.add(pool);
        }
      }
      List<Long> windows = new ArrayList<>();
      for (Node pool : pools) {
        windows.add(window(pool));
      }
      if (pools.size() > 1 && windows.stream().distinct().count() == windows.size()) {
        return Optional.of(chain(pools, graph));
      }
    }
    return Optional.empty();
  }

  private static String chain(List<Node> pools, Graph graph) throws IOException {
    List<Node> ascending = new ArrayList<>(pools);
    ascending.sort(Comparator.comparingLong(PoolChain::window));
    List<Node> chain = new ArrayList<>(ascending.subList(0, 1));
    for (int i = 1; i < ascending.size(); i++) {
      Node smaller = ascending.get(i - 1);
      long rest = window(ascending.get(i)) - window(smaller) + 1;
      chain.add(
          ascending
              .get(i)
              .withInputs(List.of(smaller.outputs().get(0)))
              .withIntegers("kernel_shape", List.of(rest, rest))
              .withIntegers("pads", List.of(rest / 2, rest / 2, rest / 2, rest / 2)));
    }
    graph.replace(new HashSet<>(pools), chain);
    return "pools of windows "
        + ascending.stream().map(PoolChain::window).toList()
        + " over one tensor each start from the one before";
  }

  /** The width of its square window; 0 when it is not square. */
  private static long window(Node pool) {
    try {
      List<Long> sizes = pool.integers("kernel_shape", List.of());
      return sizes.size() == 2 && sizes.get(0).equals(sizes.get(1)) ? sizes.get(0) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Returns whether it keeps the size: an odd window, stride 1, half a window of padding. */
  private static boolean isSame(Node pool) throws IOException {
    long window = window(pool);
    long half = window / 2;
    String padding = pool.text("auto_pad", "NOTSET");
    return window % 2 == 1
        && pool.outputs().size() == 1
        && pool.inputs().size() == 1
        && (padding.isEmpty() || padding.equals("NOTSET"))
        && pool.integer("ceil_mode", 0) == 0
        && pool.integers("dilations", List.of(1L, 1L)).equals(List.of(1L, 1L))
        && pool.integers("strides", List.of(1L, 1L)).equals(List.of(1L, 1L))
        && pool.integers("pads", List.of(0L, 0L, 0L, 0L)).equals(List.of(half, half, half, half));
  }
}
