"""Makes toy-yolox.onnx: a graph with the signature of a raw YOLOX export that always finds the same two objects.

Input images float32[1, 3, 64, 64]; output float32[1, 84, 8]: 8x8 + 4x4 + 2x2 cells, each tx, ty, tw, th, objectness
and 3 class scores. The input only enters as a sum times zero, so the answer is known by hand:

  cell 19 of stride 8 (x 3, y 2): tx ty tw th = 0.5 0.5 ln2 ln3 -> centre 28, 20, size 16 x 24, class 1 scores 0.9 * 0.8
  cell 0 of stride 32 (x 0, y 0): tx ty tw th = 0.5 0.5 0 0     -> centre 16, 16, size 32 x 32, class 2 scores 0.5 * 1.0

Run with Debian's python3-onnx: /usr/bin/python3 toy_yolox.py toy-yolox.onnx
"""
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

rows = np.zeros((1, 84, 8), np.float32)
rows[0, 2 * 8 + 3] = [0.5, 0.5, np.log(2), np.log(3), 0.9, 0, 0.8, 0]
rows[0, 64 + 16] = [0.5, 0.5, 0, 0, 0.5, 0, 0, 1]
graph = helper.make_graph(
    [
        helper.make_node("ReduceMean", ["images"], ["mean"], keepdims=0),
        helper.make_node("Mul", ["mean", "zero"], ["nothing"]),
        helper.make_node("Add", ["rows", "nothing"], ["output"]),
    ],
    "toy-yolox",
    [helper.make_tensor_value_info("images", TensorProto.FLOAT, [1, 3, 64, 64])],
    [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 84, 8])],
    [numpy_helper.from_array(rows, "rows"), numpy_helper.from_array(np.float32(0), "zero")],
)
model = helper.make_model(graph, producer_name="firstpass", opset_imports=[helper.make_opsetid("", 11)])
model.ir_version = 7
onnx.checker.check_model(model)
onnx.save(model, sys.argv[1])
