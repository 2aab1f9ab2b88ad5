package dev.firstpass.tools.openinference;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.Nearest;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request whose inputs are those of the model's graph.
 *
 * @param model whose graph
 * @param request what was sent
 */
record TensorRun(ModelRef model, InferRequest request) implements ToolRun {
  @Override
  public Map<String, Tensor> inputs(GraphSignature graph, long maxBytes) {
    checkOutputs(graph.outputs());
    List<GraphInput> inputs = new ArrayList<>();
    for (InferInput input : request.inputs()) {
      inputs.add(new GraphInput(info(graph, input), input));
    }
    refuseMissing(graph, inputs);
    refuseTooLarge(inputs, maxBytes);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    inputs.forEach(input -> tensors.put(input.info().name(), input.tensor()));
    return tensors;
  }

  @Override
  public ToolAnswer answer(ModelId ran, Outputs outputs, long maxBytes) throws IOException {
    InferAnswer answer = new InferAnswer(ran, request.id(), Map.of());
    for (String name : request.outputs().of(List.copyOf(outputs.tensors().keySet()))) {
      Tensor tensor = Objects.requireNonNull(outputs.tensors().get(name));
      answer.add(AnswerTensor.of(name, tensor), request.outputs().binary(name));
    }
    return answer.write(maxBytes);
  }

  private static TensorInfo info(GraphSignature graph, InferInput input) {
    List<String> names = graph.inputs().stream().map(TensorInfo::name).toList();
    return graph
        .input(input.name())
        .orElseThrow(
            () ->
                InvalidRequest.because(
                    "the graph has no input '"
                        + InvalidRequest.shown(input.name())
                        + "'"
                        + Nearest.hint(InvalidRequest.shown(input.name()), names)
                        + " It takes: "
                        + graph.inputs()));
  }

  private static void refuseMissing(GraphSignature graph, List<GraphInput> inputs) {
    for (TensorInfo wanted : graph.inputs()) {
      if (inputs.stream().noneMatch(input -> input.info().equals(wanted))) {
        throw InvalidRequest.because(
            "input '"
                + wanted.name()
                + "' is missing: "
                + Datatype.of(wanted.type())
                + " "
                + wanted.shape());
      }
    }
  }

  private static void refuseTooLarge(List<GraphInput> inputs, long maxBytes) {
    long bytes = inputs.stream().mapToLong(GraphInput::bytes).sum();
    long limit = Math.min(maxBytes, Integer.MAX_VALUE);
    if (bytes > limit) {
      throw new DraftingException(
          ErrorCode.REQUEST_TOO_LARGE,
          "the inputs hold "
              + bytes
              + " bytes, the limit is "
              + limit
              + " (--max-body); send less at once");
    }
  }

  /** Before the run, so that nobody waits for what cannot be written. */
  private void checkOutputs(List<TensorInfo> outputs) {
    RequestedOutputs wanted = request.outputs();
    List<String> names = wanted.of(outputs.stream().map(TensorInfo::name).toList());
    for (TensorInfo output : outputs) {
      if (names.contains(output.name())
          && !wanted.binary(output.name())
          && !Datatype.of(output.type()).inJson()) {
        throw InvalidRequest.because(
            "output '"
                + output.name()
                + "' is "
                + Datatype.of(output.type())
                + ", for which JSON has no numbers; ask for it with 'binary_data': true");
      }
    }
  }
}
