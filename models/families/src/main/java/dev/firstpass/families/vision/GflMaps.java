package dev.firstpass.families.vision;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds boxes in graphs that give, per level of a {@link GflHead}, one output of scores [1, n, K]
 * and one of distances [1, n, 32]. Immutable.
 */
public final class GflMaps implements CandidateScan {
  private final GflHead head;
  private final List<Integer> strides;
  private final List<Maps> maps;

  private GflMaps(GflHead head, List<Integer> strides, List<Maps> maps) {
    this.head = head;
    this.strides = strides;
    this.maps = maps;
  }

  /** The names of one level's two outputs. */
  private record Maps(String scores, String distances) {}

  /**
   * Returns how many classes such outputs have: those that are no distances; empty when the outputs
   * are not two for each of these levels. With as many classes as a place has distances nothing
   * tells the two apart, and such a graph is not recognised.
   */
  public static Optional<Integer> classes(
      List<TensorInfo> outputs, int width, int height, List<Integer> strides) {
    if (outputs.size() != 2 * strides.size()
        || outputs.stream().anyMatch(output -> output.shape().rank() != 3)) {
      return Optional.empty();
    }
    List<Long> classes =
        outputs.stream()
            .map(output -> output.shape().size(2))
            .filter(columns -> columns != GflHead.DISTANCES)
            .distinct()
            .toList();
    if (classes.size() != 1 || classes.get(0) < 1) {
      return Optional.empty();
    }
    boolean complete =
        GridLevel.of(width, height, strides).stream()
            .allMatch(
                level ->
                    with(outputs, level.places(), classes.get(0)).size() == 1
                        && with(outputs, level.places(), GflHead.DISTANCES).size() == 1);
    return complete ? Optional.of(Math.toIntExact(classes.get(0))) : Optional.empty();
  }

  /**
   * Finds each level's two outputs by their shapes; with as many classes as distances, in the
   * graph's order, scores first.
   *
   * @throws dev.firstpass.core.error.DraftingException with {@code model-mismatch} when one is not
   *     there or the graph has others
   */
  public static GflMaps of(ExpectedGraph graph, List<Integer> strides, GflHead head) {
    List<Maps> maps = new ArrayList<>();
    for (int stride : strides) {
      long places = graph.places(List.of(stride));
      List<TensorInfo> scores = with(graph.outputs(), places, head.classes());
      List<TensorInfo> distances = with(graph.outputs(), places, GflHead.DISTANCES);
      boolean alike = head.classes() == GflHead.DISTANCES;
      if (scores.size() != (alike ? 2 : 1) || distances.size() != (alike ? 2 : 1)) {
        throw graph.mismatch(
            "stride "
                + stride
                + " needs one output "
                + TensorShape.of(TensorShape.DYNAMIC, places, head.classes())
                + " and one "
                + TensorShape.of(TensorShape.DYNAMIC, places, GflHead.DISTANCES)
                + "; the graph has "
                + graph.outputs());
      }
      TensorInfo distance = distances.get(alike ? 1 : 0);
      graph.require(scores.get(0), scores.get(0).shape());
      graph.require(distance, distance.shape());
      maps.add(new Maps(scores.get(0).name(), distance.name()));
    }
    if (graph.outputs().size() != 2 * strides.size()) {
      throw graph.mismatch(
          "needs " + 2 * strides.size() + " outputs; the graph has " + graph.outputs());
    }
    return new GflMaps(head, List.copyOf(strides), List.copyOf(maps));
  }

  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    int width = letterbox.tensorWidth();
    int height = letterbox.tensorHeight();
    List<GridLevel> levels = GridLevel.of(width, height, strides);
    CandidateList candidates = new CandidateList();
    for (int i = 0; i < levels.size(); i++) {
      GridLevel level = levels.get(i);
      TensorRows scores = rows(outputs, maps.get(i).scores(), level, head.classes());
      TensorRows distances = rows(outputs, maps.get(i).distances(), level, GflHead.DISTANCES);
      head.scan(scores, distances, level, width, height, settings, candidates);
    }
    return candidates;
  }

  private static TensorRows rows(Outputs outputs, String name, GridLevel level, int columns) {
    TensorShape shape = TensorShape.of(1, level.places(), columns);
    return new TensorRows(outputs.get(name, shape).floats(), columns, 0, 0);
  }

  private static List<TensorInfo> with(List<TensorInfo> outputs, long places, long columns) {
    TensorShape wanted = TensorShape.of(TensorShape.DYNAMIC, places, columns);
    return outputs.stream().filter(output -> wanted.admits(output.shape())).toList();
  }
}
