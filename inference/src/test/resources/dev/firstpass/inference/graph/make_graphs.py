"""Makes the small graphs of GraphRewriterTest: each pattern in several forms, and near misses of each.

fold-*.onnx and chain-*.onnx hold a pattern, alone-*.onnx only something like it. All take images float32[1, C, H, W] and
run in ONNX Runtime; weights are random with a fixed seed.

Run with Debian's python3-onnx: /usr/bin/python3 make_graphs.py FOLDER
"""
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

END = np.iinfo(np.int64).max
YOLOX = [(0, 0), (1, 0), (0, 1), (1, 1)]  # (row, column) of each phase, in the order of the stack
random = np.random.default_rng(20261125)


class Builder:
    """Collects nodes and constants; how constants are stored is the variant's choice."""

    def __init__(self, index_type=np.int64, constant_nodes=False, float_list=False):
        self.nodes, self.tensors = [], []
        self.index_type, self.constant_nodes, self.float_list = index_type, constant_nodes, float_list

    def node(self, operator, inputs, output, **attributes):
        outputs = output if isinstance(output, list) else [output]
        self.nodes.append(helper.make_node(operator, inputs, outputs, **attributes))
        return outputs[0]

    def constant(self, values):
        name = f"constant{len(self.tensors) + len(self.nodes)}"
        if values.dtype == np.float32 and self.float_list:
            tensor = helper.make_tensor(name, TensorProto.FLOAT, values.shape, values.flatten().tolist())
        else:
            tensor = numpy_helper.from_array(values, name)
        if self.constant_nodes:
            self.nodes.append(helper.make_node("Constant", [], [name], value=tensor))
        else:
            self.tensors.append(tensor)
        return name

    def slice(self, source, output, starts, axes, ends=None, steps=None):
        clip = lambda values: np.minimum(values, np.iinfo(self.index_type).max).astype(self.index_type)
        parts = [starts, ends or [END] * len(axes), axes, steps or [2] * len(axes)]
        return self.node("Slice", [source] + [self.constant(clip(np.array(p))) for p in parts], output)

    def focus(self, source="images", phases=YOLOX, axes=(2, 3), columns_first=False, at_once=False, ends=(None, None)):
        stacked = []
        for i, start in enumerate(phases):
            if at_once:
                stacked.append(self.slice(source, f"phase{i}", list(start), list(axes)))
                continue
            for k in (1, 0) if columns_first else (0, 1):
                last = k == (0 if columns_first else 1)
                before = source if not last else f"half{i}"
                self.slice(before, f"phase{i}" if last else f"half{i}", [start[k]], [axes[k]], ends[k] and [ends[k]])
            stacked.append(f"phase{i}")
        return self.node("Concat", stacked, "stack", axis=1)

    def convolution(self, source, channels, kernel=(3, 3), bias=True, output="output", group=1, **attributes):
        weight = random.normal(size=(8, channels // group) + kernel).astype(np.float32)
        inputs = [source, self.constant(weight)]
        if bias:
            inputs.append(self.constant(random.normal(size=8).astype(np.float32)))
        if group > 1:
            attributes["group"] = group
        return self.node("Conv", inputs, output, **attributes)

    def pool(self, source, output, window, **attributes):
        half = window // 2
        settings = {"kernel_shape": [window] * 2, "pads": [half] * 4, "strides": [1, 1], **attributes}
        return self.node("MaxPool", [source], output, **{k: v for k, v in settings.items() if v is not None})


def save(name, builder, size=(1, 3, 12, 16), outputs=("output",), inputs=(), ir=7, opset=11, listed=False):
    values = [helper.make_tensor_value_info("images", TensorProto.FLOAT, size)]
    values += [helper.make_tensor_value_info(n, t, s) for n, t, s in inputs]
    if listed:  # as exporters did before version 4 of the format
        values += [helper.make_tensor_value_info(t.name, t.data_type, t.dims) for t in builder.tensors]
    made = [helper.make_tensor_value_info(o, TensorProto.FLOAT, ["a", "b", "c", "d"]) for o in outputs]
    graph = helper.make_graph(builder.nodes, name, values, made, builder.tensors)
    model = helper.make_model(graph, producer_name="firstpass", opset_imports=[helper.make_opsetid("", opset)])
    model.ir_version = ir
    helper.set_model_props(model, {"kept": "as it was"})
    onnx.checker.check_model(model)
    onnx.save(model, f"{sys.argv[1]}/{name}.onnx")


def fold(name, focus=None, convolution=None, builder=None, **saved):
    b = builder or Builder()
    b.convolution(b.focus(**(focus or {})), 12, **{"pads": [1, 1, 1, 1], **(convolution or {})})
    save(name, b, **saved)


fold("fold-yolox")
fold("fold-yolov5", {"columns_first": True}, builder=Builder(np.int32, constant_nodes=True))
fold("fold-other-order", {"phases": [(1, 1), (0, 0), (1, 0), (0, 1)]})
fold("fold-both-axes-at-once", {"at_once": True, "axes": (-2, -1)})
fold("fold-ends-at-the-size", {"ends": (12, 16)})
fold("fold-size-varies", size=(1, 3, "height", "width"))
fold("fold-kernel-1x5-stride-2x1", convolution={"kernel": (1, 5), "strides": [2, 1], "pads": [0, 2, 1, 0]})
fold("fold-no-bias", convolution={"bias": False, "kernel_shape": [3, 3], "dilations": [1, 1]})
fold("fold-floats-as-a-list", builder=Builder(float_list=True))
fold("fold-initialisers-listed-as-inputs", ir=3, listed=True)

b = Builder()  # a convolution cannot stand where the first slice stood
weight, bias = random.normal(size=(8, 12, 3, 3)).astype(np.float32), random.normal(size=8).astype(np.float32)
b.focus()
b.node("Neg", [b.constant(bias)], "bias")
b.node("Conv", ["stack", b.constant(weight), "bias"], "output")
save("fold-bias-made-between", b)

b = Builder()  # the slices of YOLOX behind a normalisation, its halves shared by two phases each
b.node("Div", ["images", b.constant(np.float32([255]))], "scaled")
for row in (0, 1):
    b.slice("scaled", f"rows{row}", [row], [2])
for i, (row, column) in enumerate(YOLOX):
    b.slice(f"rows{row}", f"phase{i}", [column], [3])
b.node("Concat", [f"phase{i}" for i in range(4)], "stack", axis=-3)
b.convolution("stack", 12, pads=[1, 1, 1, 1])
save("fold-behind-other-nodes", b)

fold("alone-phase-twice", {"phases": [(0, 0), (1, 0), (0, 1), (0, 1)]})
fold("alone-ends-early", {"ends": (10, END)})
fold("alone-dilated", convolution={"dilations": [2, 2]})
fold("alone-grouped", convolution={"group": 2})
fold("alone-padded-by-name", convolution={"auto_pad": "SAME_UPPER", "pads": None})
fold("alone-stack-is-an-output", outputs=("output", "stack"))

b = Builder()
b.convolution(b.focus(), 12, pads=[1, 1, 1, 1], output="first")
b.node("Relu", ["phase2"], "again")
save("alone-phase-used-again", b, outputs=("first", "again"))

b = Builder()
for i, start in enumerate(YOLOX):
    b.slice("images" if i < 3 else "others", f"phase{i}", list(start), [2, 3])
b.convolution(b.node("Concat", [f"phase{i}" for i in range(4)], "stack", axis=1), 12)
save("alone-two-sources", b, inputs=[("others", TensorProto.FLOAT, (1, 3, 12, 16))])

b = Builder()
for i, start in enumerate(YOLOX):
    b.slice("images", f"phase{i}", list(start), [2, 3], steps=[2, 3])
b.convolution(b.node("Concat", [f"phase{i}" for i in range(4)], "stack", axis=1), 12)
save("alone-step-3", b, size=(1, 3, 12, 18))

b = Builder()
for i, start in enumerate([(0, 0), (1, 0), (2, 1), (1, 1)]):
    b.slice("images", f"phase{i}", list(start), [2, 3], ends=[8 if start[0] < 2 else 10, 16])
b.convolution(b.node("Concat", [f"phase{i}" for i in range(4)], "stack", axis=1), 12)
save("alone-starts-at-2", b)

b = Builder()
b.node("Conv", [b.focus(), "weight"], "output", pads=[1, 1, 1, 1])
save("alone-weights-from-outside", b, inputs=[("weight", TensorProto.FLOAT, (8, 12, 3, 3))])

b = Builder()
b.convolution(b.focus(), 12, pads=[1, 1, 1, 1], output="half")
body = helper.make_graph(
    [helper.make_node("Relu", ["half"], ["inner"])],
    "body",
    [],
    [helper.make_tensor_value_info("inner", TensorProto.FLOAT, [1, 8, 6, 8])],
)
b.node("If", [b.constant(np.array(True))], "output", then_branch=body, else_branch=body)
save("alone-with-a-branch", b)


def pools(name, windows, first="images", **saved):
    b = Builder()
    made = [b.pool(first, f"pool{w}", w) for w in windows]
    b.node("Concat", [first] + made, "output", axis=1)
    save(name, b, **saved)


pools("chain-5-9-13", [5, 9, 13])
pools("chain-listed-downwards", [7, 3])
pools("chain-window-beyond-the-picture", [3, 13], size=(1, 2, 5, 4))

pools("alone-one-pool", [5])
for name, setting in {
    "stride-2": {"strides": [2, 2]},
    "padding-less": {"pads": [1, 1, 1, 1]},
    "dilated-pool": {"dilations": [2, 2], "pads": [4, 4, 4, 4]},
    "padding-by-name": {"pads": None, "auto_pad": "SAME_UPPER"},
    "flat-window": {"kernel_shape": [3, 5], "pads": [1, 2, 1, 2]},
}.items():
    b = Builder()
    b.pool("images", "pool3", 3)
    b.pool("images", "pool5", 5, **setting)
    save(f"alone-{name}", b, outputs=("pool3", "pool5"))

b = Builder()
b.pool("images", "pool3", 3)
b.pool("images", ["pool5", "where"], 5)
b.node("Cast", ["where"], "positions", to=TensorProto.FLOAT)
save("alone-positions-asked-for", b, outputs=("pool3", "pool5", "positions"))

b = Builder()
b.pool("images", "pool3", 3)
b.pool(b.node("Relu", ["images"], "other"), "pool5", 5)
save("alone-pools-of-two-tensors", b, outputs=("pool3", "pool5"))
