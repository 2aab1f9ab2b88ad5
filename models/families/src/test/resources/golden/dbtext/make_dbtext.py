#!/usr/bin/env python3
"""Makes the golden files of db-text; see README.md."""
import base64
import ctypes
import json
import pathlib
import sys

import cv2
import numpy as np

HERE = pathlib.Path(__file__).parent
WIDTH, HEIGHT = 128, 96
SOURCE = (200, 170)


class Doubtful(Exception):
    """A case that hangs on rounding; the next seed is tried."""


def sure(condition):
    if not condition:
        raise Doubtful()


def grown(quad, ratio):
    following = np.roll(quad, -1, 0)
    area = abs((quad[:, 0] * following[:, 1] - following[:, 0] * quad[:, 1]).sum()) / 2
    distance = area * ratio / np.hypot(*(following - quad).T).sum()
    whole = np.trunc(quad).astype(np.int64)
    sure(np.abs(quad - np.rint(quad))[quad != np.rint(quad)].min(initial=1) > 1e-3)
    result = offset(whole, distance)
    sure(all(np.array_equal(result, offset(whole, distance + by)) for by in (-1e-6, 1e-6)))
    return result.astype(np.int32)


def offset(whole, distance):
    out = np.zeros((4096, 2), np.int64)
    size = CLIPPER.offset(
        whole.ctypes.data_as(ctypes.c_void_p), 4, ctypes.c_double(distance),
        out.ctypes.data_as(ctypes.c_void_p), len(out))
    assert size > 0
    return out[:size]


def smallest(points):
    """The corners of the smallest rectangle, from the top left, and its shorter side."""
    areas = {}
    hull = cv2.convexHull(points)[:, 0].astype(float)
    for edge in np.roll(hull, -1, 0) - hull:
        u = edge / np.hypot(*edge)
        area = np.ptp(hull @ u) * np.ptp(hull @ [-u[1], u[0]])
        areas[round(np.degrees(np.arctan2(u[1], u[0])) % 90, 3) % 90] = area
    ordered = sorted(areas.values())
    sure(len(ordered) < 2 or ordered[1] - ordered[0] > 0.5)
    rectangle = cv2.minAreaRect(points)
    by_x = sorted(cv2.boxPoints(rectangle).tolist())
    (a, d), (b, c) = (sorted(pair, key=lambda p: p[1]) for pair in (by_x[:2], by_x[2:]))
    return np.array([a, b, c, d]), min(rectangle[1])


def mean(values, quad):
    low = np.maximum(np.floor(quad.min(0)), 0).astype(int)
    high = np.minimum(np.ceil(quad.max(0)), [WIDTH - 1, HEIGHT - 1]).astype(int)
    mask = np.zeros(tuple((high - low + 1)[::-1]), np.uint8)
    cv2.fillPoly(mask, [(quad - low).astype(np.int32)], 1)
    return cv2.mean(values[low[1] : high[1] + 1, low[0] : high[0] + 1], mask)[0]


def texts(values, binarise, threshold, unclip):
    marked = (values > np.float32(binarise)).astype(np.uint8)
    contours, nested = cv2.findContours(marked, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour, (_, _, _, parent) in zip(contours, nested[0]):
        if parent >= 0 or len(contour) < 3:
            continue
        quad, side = smallest(contour)
        sure(abs(side - 3) > 1e-3)
        if side < 3:
            continue
        sure((quad >= 0).all() and (quad <= [WIDTH - 1, HEIGHT - 1]).all())
        score = mean(values, quad)
        sure(abs(score - threshold) > 1e-4)
        if score < threshold:
            continue
        box, side = smallest(grown(quad, unclip).reshape(-1, 1, 2))
        sure(abs(side - 5) > 1e-3)
        if side < 5:
            continue
        box = np.clip(box / [WIDTH, HEIGHT] * SOURCE, 0, SOURCE)
        if min(np.hypot(*(box[0] - box[1])), np.hypot(*(box[0] - box[3]))) >= 4:
            found.append((score, box))
    found.sort(key=lambda f: -f[0])
    sure(len(found) > 2 and all(a[0] - b[0] > 1e-4 for a, b in zip(found, found[1:])))
    return found


def case(name, seed, turned, binarise=0.3, threshold=0.6, unclip=1.5):
    random = np.random.default_rng(seed)
    values = np.zeros((HEIGHT, WIDTH), np.float32)
    for _ in range(9):
        size = (random.uniform(10, 45), random.uniform(2, 12))
        angle = random.uniform(-80, 80) if turned else 0
        centre = (random.uniform(0, WIDTH), random.uniform(0, HEIGHT))
        bar = np.zeros_like(values)
        corners = cv2.boxPoints((centre, size, angle))
        cv2.fillPoly(bar, [np.rint(corners).astype(np.int32)], random.uniform(0.5, 1))
        values = np.maximum(values, cv2.GaussianBlur(bar, (5, 5), 1))
    # Few different numbers make a small file, and none at the threshold.
    values = (np.round(values * 32) / 32).astype(np.float32)
    sure(np.abs(values - binarise).min() > 1e-3)
    expected = [
        {"label": "text", "score": round(float(score), 6),
         "box": [round(float(v), 4) for v in (*box.min(0), *box.max(0))],
         "polygon": [round(float(v), 4) for v in box.ravel()]}
        for score, box in texts(values, binarise, threshold, unclip)]
    content = {
        "family": "db-text", "labels": ["text"], "options": {},
        "letterbox": [WIDTH / SOURCE[0], HEIGHT / SOURCE[1], 0, 0, *SOURCE, WIDTH, HEIGHT],
        "settings": {"binarise": binarise, "threshold": threshold, "unclip": unclip},
        "outputs": [{"name": "sigmoid_0.tmp_0", "shape": [1, 1, HEIGHT, WIDTH],
                     "float32": base64.b64encode(values.astype("<f4").tobytes()).decode()}],
        "expected": expected,
    }
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    (folder / "case.json").write_text(json.dumps(content, indent=1) + "\n")
    print(f"dbtext/{name}: {len(expected)} texts, seed {seed}")


def first_sure(name, **values):
    for seed in range(100_000):
        try:
            return case(name, seed, **values)
        except Doubtful:
            continue
    raise SystemExit(f"no seed for {name}")


CLIPPER = ctypes.CDLL(sys.argv[1])
first_sure("straight", turned=False)
first_sure("turned", turned=True)
first_sure("faint", turned=True, binarise=0.2, threshold=0.4, unclip=2.0)
