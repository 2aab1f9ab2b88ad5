"""Makes toy-batch.onnx: the toy YOLOX graph of the testkit with a dynamic batch axis and an answer that depends on the picture.

Input images float32[N, 3, 64, 64]; output float32[N, 84, 8]. Cell 19 of stride 8 holds class 1 with objectness
0.5 + 0.4 * mean / 255, where mean is that of the picture's own tensor, and class score 1: a black picture gives 0.5, a
white one 0.9, whatever else is in the batch.

Run with Debian's python3-onnx: /usr/bin/python3 toy_batch.py toy-batch.onnx
"""
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

rows = np.zeros((1, 84, 8), np.float32)
rows[0, 2 * 8 + 3] = [0.5, 0.5, np.log(2), np.log(3), 0.5, 0, 1, 0]
slope = np.zeros((1, 84, 8), np.float32)
slope[0, 2 * 8 + 3, 4] = 0.4 / 255
graph = helper.make_graph(
    [
        helper.make_node("ReduceMean", ["images"], ["means"], axes=[1, 2, 3], keepdims=1),
        helper.make_node("Squeeze", ["means"], ["mean"], axes=[3]),
        helper.make_node("Mul", ["mean", "slope"], ["more"]),
        helper.make_node("Add", ["rows", "more"], ["output"]),
    ],
    "toy-batch",
    [helper.make_tensor_value_info("images", TensorProto.FLOAT, ["batch", 3, 64, 64])],
    [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", 84, 8])],
    [numpy_helper.from_array(rows, "rows"), numpy_helper.from_array(slope, "slope")],
)
model = helper.make_model(graph, producer_name="firstpass", opset_imports=[helper.make_opsetid("", 11)])
model.ir_version = 7
onnx.checker.check_model(model)
onnx.save(model, sys.argv[1])
