package dev.firstpass.tools.openinference;

import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import dev.firstpass.core.tool.ModelDirectory.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes a model as plain data: as {@code inputs} and {@code outputs} those of its graph, and
 * under {@code drafts} what is sent and answered when encoded items are drafted. A model of several
 * graphs, which takes no tensors, has the latter in both places.
 */
final class Metadata {
  private static final String ONE_GRAPH = "onnxruntime_onnx";
  private static final String SEVERAL_GRAPHS = "firstpass_onnx";

  private Metadata() {}

  /** Returns what is told of a model that is ready. */
  static Map<String, Object> of(ModelId model, Facts facts) {
    Optional<GraphSignature> graph = facts.graph();
    Map<String, Object> drafts = drafts(facts);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", model.name());
    metadata.put("versions", List.of(model.version()));
    metadata.put("platform", graph.isPresent() ? ONE_GRAPH : SEVERAL_GRAPHS);
    metadata.put("inputs", graph.map(one -> tensors(one.inputs())).orElse(inputs(facts)));
    metadata.put("outputs", graph.map(one -> tensors(one.outputs())).orElse(outputs(facts)));
    metadata.put("drafts", drafts);
    return metadata;
  }

  private static Map<String, Object> drafts(Facts facts) {
    Map<String, Object> drafts = new LinkedHashMap<>();
    drafts.put("inputs", inputs(facts));
    drafts.put("outputs", outputs(facts));
    drafts.put("parameters", facts.parameters().stream().map(Metadata::parameter).toList());
    return drafts;
  }

  private static List<Object> inputs(Facts facts) {
    return List.of(
        tensor(facts.media().wireName(), Datatype.BYTES, TensorShape.of(TensorShape.DYNAMIC)));
  }

  private static List<Object> outputs(Facts facts) {
    List<Object> outputs = new ArrayList<>();
    for (DraftColumn column : DraftColumn.of(facts)) {
      outputs.add(tensor(column.wireName(), column.datatype(), column.shape(TensorShape.DYNAMIC)));
    }
    outputs.add(tensor(DraftExchange.DRAFT, Datatype.BYTES, TensorShape.of(TensorShape.DYNAMIC)));
    return outputs;
  }

  private static List<Object> tensors(List<TensorInfo> tensors) {
    return tensors.stream()
        .map(info -> tensor(info.name(), Datatype.of(info.type()), info.shape()))
        .toList();
  }

  private static Object tensor(String name, Datatype datatype, TensorShape shape) {
    Map<String, Object> tensor = new LinkedHashMap<>();
    tensor.put("name", name);
    tensor.put("datatype", datatype.name());
    tensor.put("shape", Arrays.stream(shape.toArray()).boxed().toList());
    return tensor;
  }

  private static Object parameter(Setting setting) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("name", setting.name());
    parameter.put("range", setting.range());
    parameter.put("default", setting.defaultValue());
    parameter.put("description", setting.description());
    return parameter;
  }
}
