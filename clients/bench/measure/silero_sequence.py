#!/usr/bin/env python3
"""Makes the sequence form of a published Silero VAD window graph (silero_vad_16k_op15.onnx, v6):

    silero_sequence.py silero_vad_16k_op15.onnx silero_sequence.onnx

The same weights, T windows in a run: the encoder takes them as a batch, its LSTM as a sequence. Tensors as in
snakers4/silero-vad, examples/onnx_sequence: input [T, 576], h, c [1, 1, 128] -> speech_probs [T], hn, cn.
Needs Python's onnx package.
"""
import sys

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper


def graphs(node):
    return [a.g for a in node.attribute if a.type == onnx.AttributeProto.GRAPH]


def find_lstm(nodes):
    """The first LSTM, which hides in a branch, and the graph that holds it."""
    for node in nodes:
        for graph in graphs(node):
            for inner in graph.node:
                if inner.op_type == "LSTM":
                    return inner, graph
            found = find_lstm(graph.node)
            if found:
                return found
    return None


def main(source, target):
    model = onnx.load(source)
    graph = model.graph
    lstm, branch = find_lstm(graph.node)
    made_by = {name: node for nodes in (graph.node, branch.node) for node in nodes for name in node.output}

    def leading_to(names):
        """The nodes that make some tensors, in order: weights are put together from their gates."""
        found = []
        for name in names:
            if name in made_by:
                node = made_by[name]
                found += [n for n in [*leading_to(node.input), node] if n not in found]
        return found

    weights = leading_to(lstm.input[1:4])
    # From the encoder's last activation on; what leads there is kept as it is.
    encoded = [n for n in graph.node if n.op_type == "Relu"][3].output[0]
    decoder = [n for n in graph.node if n.op_type == "Conv"][-1]
    encoder = leading_to([encoded])
    kept = [*encoder, *[n for n in weights if n not in encoder]]

    def axes(name, values):
        graph.initializer.append(numpy_helper.from_array(numpy.array(values, "int64"), name))
        return name

    tail = [
        helper.make_node("Squeeze", [encoded, axes("axis_2", [2])], ["rows"]),
        helper.make_node("Unsqueeze", ["rows", axes("axis_1", [1])], ["sequence"]),
        helper.make_node(
            "LSTM", ["sequence", *lstm.input[1:4], "", "h", "c"], ["states", "hn", "cn"], hidden_size=128),
        helper.make_node("Squeeze", ["states", axes("axes_12", [1, 2])], ["state_rows"]),
        helper.make_node("Unsqueeze", ["state_rows", "axis_2"], ["columns"]),
        helper.make_node("Relu", ["columns"], ["active"]),
        helper.make_node("Conv", ["active", *decoder.input[1:]], ["logits"], kernel_shape=[1]),
        helper.make_node("Sigmoid", ["logits"], ["probabilities"]),
        helper.make_node("Squeeze", ["probabilities", "axes_12"], ["speech_probs"]),
    ]
    initializers = [*graph.initializer, *branch.initializer]
    state = lambda name: helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 1, 128])
    made = helper.make_graph(
        [*kept, *tail],
        "silero-sequence",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["windows", 576]), state("h"), state("c")],
        [helper.make_tensor_value_info("speech_probs", TensorProto.FLOAT, ["windows"]), state("hn"), state("cn")],
        initializers)
    onnx.save(helper.make_model(made, opset_imports=model.opset_import, ir_version=model.ir_version), target)


if __name__ == "__main__":
    main(*sys.argv[1:])
