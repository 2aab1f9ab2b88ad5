"""Makes typed.onnx: a graph with an input of every element type that runs, each of which it gives back, and a sum that
fails when its two inputs have different lengths.

Run with Debian's python3-onnx: /usr/bin/python3 make_typed.py typed.onnx
"""
import sys

import onnx
from onnx import TensorProto, helper

TYPES = {
    "bools": TensorProto.BOOL,
    "bytes": TensorProto.UINT8,
    "smalls": TensorProto.INT8,
    "ints": TensorProto.INT32,
    "longs": TensorProto.INT64,
    "halves": TensorProto.FLOAT16,
    "floats": TensorProto.FLOAT,
}
nodes = [helper.make_node("Identity", [name], ["same_" + name]) for name in TYPES]
nodes += [
    helper.make_node("Add", ["floats", "others"], ["sum"]),
    helper.make_node("Log", ["floats"], ["logs"]),
]
inputs = [helper.make_tensor_value_info(name, type, ["n"]) for name, type in TYPES.items()]
inputs.append(helper.make_tensor_value_info("others", TensorProto.FLOAT, ["m"]))
outputs = [helper.make_tensor_value_info("same_" + name, type, ["n"]) for name, type in TYPES.items()]
outputs.append(helper.make_tensor_value_info("sum", TensorProto.FLOAT, ["n"]))
outputs.append(helper.make_tensor_value_info("logs", TensorProto.FLOAT, ["n"]))
graph = helper.make_graph(nodes, "typed", inputs, outputs)
model = helper.make_model(graph, producer_name="firstpass", opset_imports=[helper.make_opsetid("", 13)])
model.ir_version = 7
onnx.checker.check_model(model)
onnx.save(model, sys.argv[1])
