#!/usr/bin/env python3
"""Makes the graphs beside it; see README.md."""
import pathlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = pathlib.Path(__file__).parent
SIDE = 64
PLACES = 84  # 8 * 8 + 4 * 4 + 2 * 2


def model(name, nodes, inputs, outputs, initialisers=(), domains=(), metadata=None):
    graph = helper.make_graph(
        nodes, name,
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in inputs],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in outputs], list(initialisers))
    opsets = [helper.make_opsetid("", 13), *(helper.make_opsetid(d, 1) for d in domains)]
    made = helper.make_model(graph, opset_imports=opsets, producer_name="make_graphs")
    made.ir_version = 7
    helper.set_model_props(made, metadata or {})
    return made


def save(made, name):
    (HERE / f"{name}.onnx").write_bytes(made.SerializeToString())


def constant(name, values):
    return numpy_helper.from_array(np.asarray(values, np.float32), name)


def weights():
    return np.random.default_rng(3).normal(0, 1, (3, 4))


def classifier(*last, last_output="scores", domains=(), initialisers=None, shape=(1, 4)):
    nodes = [
        helper.make_node("GlobalAveragePool", ["image"], ["mean"]),
        helper.make_node("Flatten", ["mean"], ["flat"]),
        helper.make_node("MatMul", ["flat", "weights"], [last_output]), *last]
    return model(
        "classifier", nodes, [("image", [1, 3, 8, 8])], [("scores", list(shape))],
        [constant("weights", weights())] if initialisers is None else initialisers, domains)


def external(location):
    """Weights in another file."""
    tensor = constant("weights", weights())
    raw = tensor.raw_data
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    for key, value in (("location", location), ("offset", "0"), ("length", str(len(raw)))):
        entry = tensor.external_data.add()
        entry.key, entry.value = key, value
    return classifier(initialisers=[tensor]), raw


def ultralytics(columns, metadata=None):
    """The mean of the picture in every number of an output of so many channels."""
    nodes = [
        helper.make_node("ReduceMean", ["images"], ["mean"], axes=[1, 2, 3], keepdims=1),
        helper.make_node("Reshape", ["mean", "one"], ["number"]),
        helper.make_node("Expand", ["number", "shape"], ["output0"])]
    sizes = [numpy_helper.from_array(np.array(v, np.int64), n) for n, v in (
        ("one", [1, 1, 1]), ("shape", [1, columns, PLACES]))]
    return model("head", nodes, [("images", [1, 3, SIDE, SIDE])], [("output0", [1, columns, PLACES])],
                 sizes, metadata=metadata)


save(classifier(), "classifier")
save(ultralytics(20), "two-families")
save(ultralytics(20, {"task": "detect", "names": str({i: f"thing {i}" for i in range(16)}), "stride": "32"}),
     "told-by-metadata")
save(classifier(helper.make_node("NoSuchOperator", ["raw"], ["scores"]), last_output="raw"),
     "unknown-operator")
save(classifier(helper.make_node("Mine", ["raw"], ["scores"], domain="com.example"), last_output="raw",
                domains=["com.example"]), "foreign-operator")
save(classifier(helper.make_node("Concat", ["raw", "raw"], ["scores"], axis=1), last_output="raw"),
     "other-shape-than-declared")
beside, data = external("weights.bin")
save(beside, "weights-beside")
(HERE / "weights.bin").write_bytes(data)
save(external("../weights.bin")[0], "weights-outside")
