"""Makes the toy models of the check: graphs with the signatures of Ultralytics' exports that find the same things in every
picture, at places and sizes that a letterbox and a turn would move if something were wrong.

    /usr/bin/python3 toy_models.py .      (Debian's python3-onnx)

Input images float32[1, 3, 64, 64], which enters as its mean times zero; 84 places (8x8 + 4x4 + 2x2).
"""
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SIZE, PLACES = 64, 84


def save(path, task, names, outputs, extra=()):
    nodes, tensors, infos = [helper.make_node("ReduceMean", ["images"], ["mean"], keepdims=0)], [], []
    nodes.append(helper.make_node("Mul", ["mean", "zero"], ["nothing"]))
    tensors.append(numpy_helper.from_array(np.float32(0), "zero"))
    for name, values in outputs.items():
        tensors.append(numpy_helper.from_array(values.astype(np.float32), name + "-values"))
        nodes.append(helper.make_node("Add", [name + "-values", "nothing"], [name]))
        infos.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, values.shape))
    images = helper.make_tensor_value_info("images", TensorProto.FLOAT, [1, 3, SIZE, SIZE])
    graph = helper.make_graph(nodes, "toy-" + task, [images], infos, tensors)
    model = helper.make_model(graph, producer_name="firstpass", opset_imports=[helper.make_opsetid("", 12)])
    model.ir_version = 7
    facts = {"task": task, "names": str(dict(enumerate(names))), "stride": "32", "imgsz": f"[{SIZE}, {SIZE}]", **dict(extra)}
    for key, value in facts.items():
        model.metadata_props.append(onnx.StringStringEntryProto(key=key, value=value))
    onnx.checker.check_model(model)
    onnx.save(model, path)


def channels(count, columns):
    values = np.zeros((1, count, PLACES), np.float32)
    for place, column in columns.items():
        values[0, :, place] = column
    return values


folder = sys.argv[1]
# Centre x, y, width, height, two class scores, radians.
boxes = {20: [24, 30, 20, 10, 0.9, 0, 0.5], 41: [44, 36, 8, 18, 0, 0.6, -0.3]}
save(folder + "/toy-obb.onnx", "obb", ["ship", "plane"], {"output0": channels(4 + 2 + 1, boxes)})

# A person of 17 points, each x, y, visibility, along a diagonal.
points = [part for i in range(17) for part in (14 + 2 * i, 20 + 1.5 * i, 0.9)]
person = {30: [30, 32, 40, 28, 0.8, *points]}
pose = channels(4 + 1 + 51, person)
save(folder + "/toy-pose.onnx", "pose", ["person"], {"output0": pose}, {"kpt_shape": "[17, 3]"}.items())

# Two objects, each the prototype of its own: a disc and a stair.
y, x = np.mgrid[0:16, 0:16]
protos = np.full((1, 32, 16, 16), 0, np.float32)
protos[0, 0] = np.where((x - 6) ** 2 + (y - 8) ** 2 < 12, 10, -10)
protos[0, 1] = np.where((x > 8) & (y < x - 3) & (y > 3), 10, -10)
objects = {10: [26, 34, 30, 30, 0.9, 0] + [1] + [0] * 31, 60: [48, 32, 30, 40, 0, 0.7] + [0, 1] + [0] * 30}
segments = {"output0": channels(4 + 2 + 32, objects), "output1": protos}
save(folder + "/toy-segment.onnx", "segment", ["ball", "stairs"], segments)
