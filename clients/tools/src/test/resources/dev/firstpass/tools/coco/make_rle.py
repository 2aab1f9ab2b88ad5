"""Makes rle.json: masks and their run lengths by pycocotools' own C code.

Source: common/maskApi.c of github.com/ppwwyyxx/cocoapi, commit ac87f5077ad6b8864c2dc5e93d14cae62d1db05a, compiled alone:

    gcc -shared -fPIC -O1 -o libmask.so maskApi.c -lm
    python3 make_rle.py ./libmask.so > rle.json
"""
import ctypes
import json
import sys

import numpy as np


class Rle(ctypes.Structure):
    _fields_ = [
        ("h", ctypes.c_ulong),
        ("w", ctypes.c_ulong),
        ("m", ctypes.c_ulong),
        ("cnts", ctypes.POINTER(ctypes.c_uint)),
    ]


def encoded(api, mask):
    """Returns counts and text of a mask (height, width) of 0 and 1."""
    rle = Rle()
    height, width = mask.shape
    columns = np.asfortranarray(mask.astype(np.uint8))
    api.rleEncode(
        ctypes.byref(rle),
        columns.ctypes.data_as(ctypes.c_void_p),
        ctypes.c_ulong(height),
        ctypes.c_ulong(width),
        ctypes.c_ulong(1),
    )
    api.rleToString.restype = ctypes.c_char_p
    return [rle.cnts[i] for i in range(rle.m)], api.rleToString(ctypes.byref(rle)).decode()


def row_runs(mask):
    """Returns run lengths row by row, the first of zeros: plain numpy, no COCO code."""
    flat = mask.reshape(-1)
    edges = np.flatnonzero(np.diff(flat)) + 1
    runs = np.diff(np.concatenate([[0], edges, [flat.size]])).tolist()
    return ([0] if flat[0] else []) + runs


def masks():
    random = np.random.RandomState(7)
    yield np.zeros((3, 5), int)
    yield np.ones((4, 3), int)
    yield (random.rand(9, 7) < 0.5).astype(int)
    y, x = np.mgrid[0:120, 0:160]
    disc = (x - 70.3) ** 2 + (y - 55.8) ** 2
    # A ring: differences of both signs, and lengths of more than one letter.
    yield ((disc < 45**2) & (disc > 20**2)).astype(int)
    wide = np.zeros((700, 900), int)
    wide[100:650, 40:800] = 1
    wide[300:310, 500:900] = 1
    yield wide


def main():
    api = ctypes.CDLL(sys.argv[1])
    cases = []
    for mask in masks():
        counts, text = encoded(api, mask)
        height, width = mask.shape
        cases.append(
            {"width": width, "height": height, "runs": row_runs(mask), "counts": counts, "text": text}
        )
    print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")


main()
