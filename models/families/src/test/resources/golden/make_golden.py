#!/usr/bin/env python3
"""Makes the golden files of the model families; see README.md."""
import base64
import json
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent
# A 160x100 picture in a 96x64 tensor: letterboxed in the centre, or stretched.
CENTRED = (0.6, 0.6, 0.0, 2.0, 160, 100, 96, 64)
STRETCHED = (96 / 160, 64 / 100, 0.0, 0.0, 160, 100, 96, 64)
WIDTH, HEIGHT = 96, 64


class Doubtful(Exception):
    """A case that hangs on rounding; the next seed is tried."""


def sure(condition):
    if not condition:
        raise Doubtful()


def grid(strides):
    """Column, row and stride of every place, levels one after the other, row by row."""
    places = []
    for stride in strides:
        rows, columns = np.mgrid[: -(-HEIGHT // stride), : -(-WIDTH // stride)]
        places.append(np.stack([columns.ravel(), rows.ravel(), np.full(rows.size, stride)], 1))
    return np.concatenate(places).astype(float)


def corners(centre, size):
    return np.concatenate([centre - size / 2, centre + size / 2], 1)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    e = np.exp(x)
    return e / e.sum(-1, keepdims=True)


def iou(a, b):
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    both = width * height
    return both / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both)


def candidates(scores, threshold, every_class):
    """(place, class, score) of what passes; scores is places x classes."""
    sure(np.abs(scores - threshold).min() > 1e-6)
    if every_class:
        return [(p, c, scores[p, c]) for p, c in np.argwhere(scores > threshold)]
    best = scores.argmax(1)
    return [(p, c, scores[p, c]) for p, c in enumerate(best) if scores[p, c] > threshold]


def suppress(found, boxes, limit, across_classes, most):
    found = sorted(found, key=lambda f: -f[2])
    sure(all(a[2] - b[2] > 1e-6 for a, b in zip(found, found[1:])))
    kept = []
    for place, label, score in found:
        overlaps = [
            iou(boxes[place], boxes[k[0]]) for k in kept if across_classes or k[1] == label]
        sure(all(abs(o - limit) > 1e-5 for o in overlaps))
        if all(o <= limit for o in overlaps):
            kept.append((place, label, score))
    return kept[:most]


def to_source(points, letterbox):
    scale_x, scale_y, left, top, width, height = letterbox[:6]
    x = np.clip((np.asarray(points[0::2]) - left) / scale_x, 0, width)
    y = np.clip((np.asarray(points[1::2]) - top) / scale_y, 0, height)
    return [round(float(v), 4) for v in np.stack([x, y], 1).ravel()]


def regions(kept, boxes, labels, letterbox):
    result = []
    for place, label, score in kept:
        box = to_source(boxes[place], letterbox)
        if box[2] > box[0] and box[3] > box[1]:
            result.append({"label": labels[label], "score": round(float(score), 6), "box": box})
    return result


def write(family, case, labels, letterbox, settings, outputs, expected, options=None):
    assert expected, "a case without suggestions"
    tensors = [
        {
            "name": name,
            "shape": list(values.shape),
            "float32": base64.b64encode(values.astype("<f4").tobytes()).decode(),
        }
        for name, values in outputs.items()
    ]
    content = {
        "family": family,
        "labels": labels,
        "options": options or {},
        "letterbox": letterbox,
        "settings": settings,
        "outputs": tensors,
        "expected": expected,
    }
    folder = HERE / family / case
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.json").write_text(json.dumps(content, indent=1) + "\n")
    print(f"{family}/{case}: {len(expected)} suggestions")


def names(count):
    return [f"class-{i}" for i in range(count)]


def float32(array):
    return np.asarray(array, np.float32)


def yolox(seed, case, decoded, threshold, limit, across):
    random = np.random.default_rng(seed)
    places = grid((8, 16, 32))
    n, k = len(places), 4
    scores = random.random((n, 1 + k)) ** 1.5
    if decoded:
        raw = np.concatenate([random.random((n, 2)) * [WIDTH, HEIGHT], 8 + 30 * random.random((n, 2))], 1)
    else:
        raw = np.concatenate([random.random((n, 2)), random.random((n, 2)) * 2 - 0.5], 1)
    output = float32(np.concatenate([raw, scores], 1))[None]
    p = output[0].astype(float)
    stride = places[:, 2:]
    centre = p[:, :2] if decoded else (p[:, :2] + places[:, :2]) * stride
    size = p[:, 2:4] if decoded else np.exp(p[:, 2:4]) * stride
    boxes = corners(centre, size)
    kept = suppress(candidates(p[:, 4:5] * p[:, 5:], threshold, False), boxes, limit, across, 50)
    settings = {"threshold": threshold, "iou": limit, "classAgnostic": across, "max": 50}
    write("yolox", case, names(k), CENTRED, settings, {"output": output},
          regions(kept, boxes, names(k), CENTRED), {"decoded": True} if decoded else None)


def ultralytics_rows(seed):
    random = np.random.default_rng(seed)
    n, k = 3 * len(grid((8, 16, 32))), 3
    raw = np.concatenate(
        [random.random((n, 2)) * [WIDTH, HEIGHT], 5 + 40 * random.random((n, 2)),
         random.random((n, 1 + k)) ** 1.5], 1)
    output = float32(raw)[None]
    p = output[0].astype(float)
    boxes = corners(p[:, :2], p[:, 2:4])
    scores = p[:, 4:5] * p[:, 5:]
    for case, every in (("rows", False), ("rows-every-class", True)):
        kept = suppress(candidates(scores, 0.3, every), boxes, 0.45, False, 40)
        settings = {"threshold": 0.3, "iou": 0.45, "max": 40, "multiLabel": every}
        write("ultralytics", case, names(k), CENTRED, settings, {"output0": output},
              regions(kept, boxes, names(k), CENTRED))


def ultralytics_channels(seed):
    random = np.random.default_rng(seed)
    n, k = len(grid((8, 16, 32))), 6
    raw = np.concatenate(
        [random.random((n, 2)) * [WIDTH, HEIGHT], 5 + 40 * random.random((n, 2)),
         random.random((n, k)) ** 3], 1)
    output = float32(raw.T)[None]
    p = output[0].astype(float).T
    boxes = corners(p[:, :2], p[:, 2:4])
    for case, every, across in (("channels", False, False), ("channels-every-class", True, False),
                                ("channels-across-classes", False, True)):
        kept = suppress(candidates(p[:, 4:], 0.25, every), boxes, 0.7, across, 60)
        settings = {"threshold": 0.25, "iou": 0.7, "max": 60, "multiLabel": every,
                    "classAgnostic": across}
        write("ultralytics", case, names(k), CENTRED, settings, {"output0": output},
              regions(kept, boxes, names(k), CENTRED))


def ultralytics_end_to_end(seed):
    random = np.random.default_rng(seed)
    n, k = 40, 5
    low = random.random((n, 2)) * 20  # They overlap, and all stay.
    raw = np.concatenate(
        [low, low + 30 + random.random((n, 2)) * 5, random.random((n, 1)),
         random.integers(0, k, (n, 1))], 1)
    output = float32(raw)[None]
    p = output[0].astype(float)
    kept = sorted(((i, int(r[5]), r[4]) for i, r in enumerate(p) if r[4] > 0.25), key=lambda f: -f[2])
    write("ultralytics", "end-to-end", names(k), CENTRED, {"threshold": 0.25}, {"output0": output},
          regions(kept, p[:, :4], names(k), CENTRED))


def gfl(seed, family, case, strides, cells, pixels, letterbox, side_by_side, every, across, limit):
    random = np.random.default_rng(seed)
    places = grid(strides)
    n, k = len(places), 4
    scores = float32(random.random((n, k)) ** 3)
    logits = float32(random.normal(0, 2, (n, 32)))
    distance = (softmax(logits.astype(float).reshape(n, 4, 8)) * np.arange(8)).sum(-1) * places[:, 2:]
    centre = (places[:, :2] + cells) * places[:, 2:] + pixels
    boxes = np.concatenate([centre - distance[:, :2], centre + distance[:, 2:]], 1)
    boxes[:, 0::2] = boxes[:, 0::2].clip(0, WIDTH)
    boxes[:, 1::2] = boxes[:, 1::2].clip(0, HEIGHT)
    if side_by_side:
        outputs = {"output": np.concatenate([scores, logits], 1)[None]}
    else:
        outputs = {f"cls_{s}": scores[places[:, 2] == s][None] for s in strides}
        outputs.update({f"dis_{s}": logits[places[:, 2] == s][None] for s in strides})
    kept = suppress(candidates(scores.astype(float), 0.3, every), boxes, limit, across, 100)
    settings = {"threshold": 0.3, "iou": limit, "multiLabel": every, "classAgnostic": across}
    write(family, case, names(k), letterbox, settings, outputs, regions(kept, boxes, names(k), letterbox))


def fastestdet(seed):
    random = np.random.default_rng(seed)
    k, rows, columns = 5, HEIGHT // 16, WIDTH // 16
    output = float32(np.concatenate(
        [random.random((1, rows, columns)), random.normal(0, 1, (4, rows, columns)),
         softmax(random.normal(0, 2, (rows, columns, k))).transpose(2, 0, 1)]))[None]
    p = output[0].astype(float).reshape(5 + k, -1)
    places = grid((16,))
    centre = (places[:, :2] + np.tanh(p[1:3].T)) / [columns, rows] * [WIDTH, HEIGHT]
    boxes = corners(centre, sigmoid(p[3:5].T) * [WIDTH, HEIGHT])
    scores = (p[0] ** 0.6 * p[5:] ** 0.4).T
    kept = suppress(candidates(scores, 0.3, False), boxes, 0.45, False, 300)
    write("fastestdet", "grid", names(k), STRETCHED, {"threshold": 0.3}, {"758": output},
          regions(kept, boxes, names(k), STRETCHED))


def yunet(seed):
    random = np.random.default_rng(seed)
    places = grid((8, 16, 32))
    n = len(places)
    score = float32(random.random((n, 2)) * 1.2 - 0.1)
    box = float32(np.concatenate([random.random((n, 2)), random.random((n, 2)) * 2 - 0.3], 1))
    points = float32(random.normal(0.5, 0.6, (n, 10)))
    outputs = {}
    for kind, values in (("cls", score[:, :1]), ("obj", score[:, 1:]), ("bbox", box), ("kps", points)):
        for stride in (8, 16, 32):
            outputs[f"{kind}_{stride}"] = values[places[:, 2] == stride][None]
    s = np.clip(score.astype(float), 0, 1)
    scores = np.sqrt(s[:, :1] * s[:, 1:])
    stride = places[:, 2:]
    boxes = corners((places[:, :2] + box[:, :2]) * stride, np.exp(box[:, 2:].astype(float)) * stride)
    # OpenCV truncates corner and size to integers before it suppresses.
    whole = np.trunc(np.concatenate([boxes[:, :2], boxes[:, 2:] - boxes[:, :2]], 1))
    whole[:, 2:] += whole[:, :2]
    marks = (points.reshape(n, 5, 2) + places[:, None, :2]) * stride[:, None]
    kept = suppress(candidates(scores, 0.6, False), whole, 0.3, False, 5000)
    expected = regions(kept, boxes, ["face"], CENTRED)
    assert len(expected) == len(kept)
    parts = ["right-eye", "left-eye", "nose", "right-mouth-corner", "left-mouth-corner"]
    for face, (place, _, _) in zip(expected, kept):
        at = to_source(marks[place].ravel(), CENTRED)
        face["landmarks"] = {part: at[2 * i : 2 * i + 2] for i, part in enumerate(parts)}
    write("yunet", "fixed", ["face"], CENTRED, {}, outputs, expected)


def ultraface(seed):
    random = np.random.default_rng(seed)
    n = 96 * 3 + 24 * 2 + 6 * 2 + 2 * 3
    low = random.random((n, 2)) * 0.9 - 0.1
    boxes = float32(np.concatenate([low, low + 0.05 + random.random((n, 2)) * 0.3], 1))
    scores = float32(softmax(random.normal(0, 1, (n, 2))))
    pixels = boxes.astype(float) * [WIDTH, HEIGHT, WIDTH, HEIGHT]
    kept = suppress(candidates(scores[:, 1:].astype(float), 0.7, False), pixels, 0.5, False, 300)
    write("ultraface", "priors", ["face"], STRETCHED, {},
          {"scores": scores[None], "boxes": boxes[None]}, regions(kept, pixels, ["face"], STRETCHED))


def classification(seed):
    random = np.random.default_rng(seed)
    logits = float32(random.normal(0, 3, 12))
    cases = (
        ("logits", names(12), {"activation": "softmax"}, softmax(logits.astype(float)), None),
        ("sigmoid", names(12), {"activation": "sigmoid"}, sigmoid(logits.astype(float)), None),
        ("background", names(11), {"activation": "softmax", "background": 0},
         softmax(logits.astype(float)), 0),
    )
    for case, labels, options, scores, background in cases:
        order = [i for i in np.argsort(-scores) if i != background][:5]
        shift = 0 if background is None else 1
        expected = [{"label": labels[i - shift], "score": round(float(scores[i]), 6)} for i in order]
        write("classification", case, labels, STRETCHED, {}, {"logits": logits[None]}, expected, options)


def first_sure(make, *arguments):
    for seed in range(1, 1000):
        try:
            return make(seed, *arguments)
        except Doubtful:
            continue
    raise SystemExit(f"no sure case of {make.__name__}")


if __name__ == "__main__":
    first_sure(yolox, "raw", False, 0.3, 0.45, True)
    first_sure(yolox, "raw-by-class", False, 0.2, 0.65, False)
    first_sure(yolox, "decoded", True, 0.3, 0.45, True)
    first_sure(ultralytics_rows)
    first_sure(ultralytics_channels)
    first_sure(ultralytics_end_to_end)
    first_sure(gfl, "picodet", "maps", (8, 16, 32, 64), 0.5, 0, STRETCHED, False, True, False, 0.5)
    first_sure(gfl, "picodet", "maps-best-class", (8, 16, 32, 64), 0.5, 0, STRETCHED, False, False, False, 0.6)
    first_sure(gfl, "nanodet", "m", (8, 16, 32), 0.5, -0.5, CENTRED, False, False, True, 0.6)
    first_sure(gfl, "nanodet", "plus", (8, 16, 32, 64), 0, 0, STRETCHED, True, True, False, 0.6)
    first_sure(fastestdet)
    first_sure(yunet)
    first_sure(ultraface)
    first_sure(classification)
