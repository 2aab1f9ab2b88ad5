"""Numbers of HumanSignal/label-studio-sdk (commit 97fcff19fa5a010022188ad61d426b5093a4142f).

    python3 make_reference.py SDK/src/label_studio_sdk/converter > reference.json

Runs the functions encode_rle and decode_rle of brush.py and convert_annotation_to_yolo_obb of utils.py, cut out of their
files so that the rest of the SDK need not be installed.
"""
import ast
import json
import math
import random
import sys

import numpy as np


def functions(path, names, scope):
    tree = ast.parse(open(path).read())
    wanted = [n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and n.name in names]
    exec(compile(ast.Module(wanted, []), path, "exec"), scope)
    return scope


folder = sys.argv[1]
brush = functions(
    folder + "/brush.py",
    {"InputStream", "access_bit", "bytes2bit", "bits2byte", "base_rle_encode", "encode_rle", "decode_rle"},
    {"np": np},
)
utils = functions(folder + "/utils.py", {"convert_annotation_to_yolo_obb"}, {"math": math, "np": np})

random.seed(7)
np.random.seed(7)
masks = []
for width, height, fill in [(1, 1, 1.0), (3, 2, 0.5), (7, 5, 0.3), (40, 30, 0.02), (300, 70, None), (2, 2, 0.0)]:
    if fill is None:
        pixels = np.zeros((height, width), dtype=np.uint8)
        pixels[4:66, 10:] = 255
        pixels[30:, :] = 255
    else:
        pixels = ((np.random.rand(height, width) < fill) * 255).astype(np.uint8)
    flat = pixels.ravel()
    runs, value, count = [], 0, 0
    for pixel in flat:
        if (pixel > 0) != (value > 0):
            runs.append(count)
            value, count = pixel, 0
        count += 1
    runs.append(count)
    rle = brush["encode_rle"](np.repeat(flat, 4))
    assert (brush["decode_rle"](rle).reshape(-1, 4)[:, 3] == flat).all()
    masks.append({"width": width, "height": height, "runs": [int(r) for r in runs], "rle": [int(b) for b in rle]})

rectangles = []
for _ in range(20):
    label = {
        "original_width": random.choice([640, 333, 1920]),
        "original_height": random.choice([480, 777, 1080]),
        "x": random.uniform(20, 80),
        "y": random.uniform(20, 80),
        "width": random.uniform(1, 20),
        "height": random.uniform(1, 20),
        "rotation": random.uniform(0, 360),
    }
    corners = utils["convert_annotation_to_yolo_obb"](label, normalize=False)
    rectangles.append({**label, "corners": [[float(x), float(y)] for x, y in corners]})

json.dump({"masks": masks, "rectangles": rectangles}, sys.stdout)
print()
