"""Trains the built-in model `text-regions`: finds lines of text, by differentiable binarisation.

All training pictures are drawn by pages.py; no picture is read. Seeds are fixed.

    /usr/bin/python3 train.py --out OUT [--steps 6000]

writes OUT/text-regions.onnx (input `x` [N,3,H,W], sides multiples of 32, BGR / 255 normalised with
(0.485, 0.456, 0.406) and (0.229, 0.224, 0.225) in that order; output `probability` [N,1,H,W]: how
probably a pixel belongs to the shrunk middle of a text) and OUT/last.pt. The layout is that of
PP-OCR's detector (Liao et al. 2020, arXiv:1911.08947), so that the family `db-text` decodes it.
Needs Debian's python3-torch, python3-onnx, python3-opencv, python3-pil and fonts (see pages.py).
"""

import argparse
import math
import time
from multiprocessing import Process, Queue
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from pages import Pages, fonts

SIZE = 320
SHRINK = 0.4
MEAN = np.array([0.485, 0.456, 0.406], np.float32)
STD = np.array([0.229, 0.224, 0.225], np.float32)


# ---------------------------------------------------------------- targets
def shrunk(quad):
    """The quadrilateral with all sides moved inwards by area * (1 - ratio^2) / perimeter."""
    area = cv2.contourArea(quad)
    perimeter = cv2.arcLength(quad, True)
    if perimeter < 1:
        return None
    distance = area * (1 - SHRINK**2) / perimeter
    sides = np.roll(quad, -1, 0) - quad
    lengths = np.linalg.norm(sides, axis=1)
    if lengths.min() < 1:
        return None
    clockwise = 1.0 if np.sum(np.cross(quad, np.roll(quad, -1, 0))) > 0 else -1.0
    inward = np.stack([-sides[:, 1], sides[:, 0]], 1) / lengths[:, None] * clockwise
    corners = []
    for i in range(4):
        before, after = inward[i - 1], inward[i]
        system = np.stack([before, after])
        if abs(np.linalg.det(system)) < 0.1:
            return None
        moved = np.array([before @ quad[i] + distance, after @ quad[i] + distance])
        corners.append(np.linalg.solve(system, moved))
    return np.array(corners, np.float32)


def target(quads):
    """1 in the middle of texts, and 0 where nothing is to be learned: too small to be told."""
    wanted = np.zeros((SIZE, SIZE), np.uint8)
    counted = np.ones((SIZE, SIZE), np.uint8)
    for quad in quads:
        inner = shrunk(quad)
        height = min(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2]))
        if inner is None or height < 5:
            cv2.fillPoly(counted, [np.round(quad).astype(np.int32)], 0)
        else:
            cv2.fillPoly(wanted, [np.round(inner).astype(np.int32)], 1)
    return wanted, counted


def draw_forever(seed, queue, batch):
    cv2.setNumThreads(1)
    pages = Pages(np.random.default_rng(seed), SIZE, fonts())
    while True:
        pictures, wanteds, counteds = [], [], []
        while len(pictures) < batch:
            picture, quads = pages.page()
            wanted, counted = target(quads)
            pictures.append(picture)
            wanteds.append(wanted)
            counteds.append(counted)
        queue.put((np.stack(pictures), np.stack(wanteds), np.stack(counteds)))


# ---------------------------------------------------------------- network
class Conv(nn.Sequential):
    def __init__(self, inside, outside, size=3, stride=1, groups=1):
        super().__init__(
            nn.Conv2d(inside, outside, size, stride, size // 2, groups=groups, bias=False),
            nn.BatchNorm2d(outside),
            nn.ReLU(),
        )


class Block(nn.Module):
    """An inverted residual: wide, depthwise, narrow."""

    def __init__(self, inside, outside, stride=1, size=3, wider=3):
        super().__init__()
        middle = inside * wider
        self.body = nn.Sequential(
            Conv(inside, middle, 1),
            Conv(middle, middle, size, stride, middle),
            nn.Conv2d(middle, outside, 1, bias=False),
            nn.BatchNorm2d(outside),
        )
        self.skip = inside == outside and stride == 1

    def forward(self, x):
        return x + self.body(x) if self.skip else self.body(x)


class TextDetector(nn.Module):
    def __init__(self):
        super().__init__()
        self.s2 = nn.Sequential(Conv(3, 16, 3, 2), Block(16, 16, wider=1))
        self.s4 = nn.Sequential(Block(16, 24, 2), Block(24, 24), Block(24, 24))
        self.s8 = nn.Sequential(Block(24, 40, 2, 5), Block(40, 40, 1, 5), Block(40, 40, 1, 5))
        self.s16 = nn.Sequential(Block(40, 80, 2), Block(80, 80), Block(80, 80, 1, 5), Block(80, 80, 1, 5))
        self.s32 = nn.Sequential(Block(80, 128, 2, 5), Block(128, 128, 1, 5), Block(128, 128, 1, 5))
        self.lateral = nn.ModuleList([nn.Conv2d(c, 64, 1) for c in (24, 40, 80, 128)])
        self.smooth = nn.ModuleList([Conv(64, 16) for _ in range(4)])
        self.head = nn.Sequential(
            Conv(64, 24),
            nn.ConvTranspose2d(24, 16, 2, 2),
            nn.BatchNorm2d(16),
            nn.ReLU(),
            nn.ConvTranspose2d(16, 1, 2, 2),
        )
        nn.init.constant_(self.head[-1].bias, -2.0)

    def forward(self, x):
        c4 = self.s4(self.s2(x))
        c8 = self.s8(c4)
        c16 = self.s16(c8)
        c32 = self.s32(c16)
        p32 = self.lateral[3](c32)
        p16 = self.lateral[2](c16) + F.interpolate(p32, scale_factor=2.0, mode="nearest")
        p8 = self.lateral[1](c8) + F.interpolate(p16, scale_factor=2.0, mode="nearest")
        p4 = self.lateral[0](c4) + F.interpolate(p8, scale_factor=2.0, mode="nearest")
        levels = [
            F.interpolate(smooth(p), scale_factor=float(scale), mode="nearest") if scale > 1 else smooth(p)
            for smooth, p, scale in zip(self.smooth, (p4, p8, p16, p32), (1, 2, 4, 8))
        ]
        return self.head(torch.cat(levels, 1))


def loss(logits, wanted, counted):
    """Balanced cross entropy with the hardest three negatives a positive, and dice."""
    each = F.binary_cross_entropy_with_logits(logits, wanted, reduction="none") * counted
    positive = wanted * counted
    negative = (1 - wanted) * counted
    count = int(positive.sum())
    hard = (each * negative).flatten().topk(max(1000, min(int(negative.sum()), 3 * count))).values
    balanced = ((each * positive).sum() + hard.sum()) / (count + len(hard))
    chance = logits.sigmoid() * counted
    dice = 1 - (2 * (chance * positive).sum() + 1) / ((chance * chance).sum() + positive.sum() + 1)
    return 2 * balanced + dice


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--steps", type=int, default=6000)
    options.add_argument("--threads", type=int, default=2)
    args = options.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(args.threads)
    batch = 8
    queue = Queue(8)
    Process(target=draw_forever, args=(1, queue, batch), daemon=True).start()
    model, average = TextDetector().to(memory_format=torch.channels_last), TextDetector()
    average.load_state_dict(model.state_dict())
    print(sum(p.numel() for p in model.parameters()), "parameters", flush=True)
    optimiser = torch.optim.AdamW(model.parameters(), weight_decay=0.01)
    start = time.time()
    losses = []
    for step in range(args.steps):
        rate = 2e-3 * min(1, (step + 1) / 200) * (0.01 + 0.99 * (1 + math.cos(math.pi * step / args.steps)) / 2)
        for group in optimiser.param_groups:
            group["lr"] = rate
        pictures, wanted, counted = queue.get()
        images = torch.from_numpy((pictures.astype(np.float32) / 255 - MEAN) / STD).permute(0, 3, 1, 2)
        images = images.contiguous(memory_format=torch.channels_last)
        logits = model(images)[:, 0]
        value = loss(logits, torch.from_numpy(wanted).float(), torch.from_numpy(counted).float())
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimiser.step()
        keep = min(0.998, (1 + step) / (10 + step))
        with torch.no_grad():
            for mean, new in zip(average.state_dict().values(), model.state_dict().values()):
                if mean.dtype.is_floating_point:
                    mean.mul_(keep).add_(new, alpha=1 - keep)
                else:
                    mean.copy_(new)
        losses.append(float(value))
        if (step + 1) % 100 == 0:
            print(f"step {step + 1} loss {np.mean(losses[-100:]):.4f} {time.time() - start:.0f} s", flush=True)
        if (step + 1) % 500 == 0:
            torch.save(average.state_dict(), args.out / "last.pt")
            export(average, args.out)
    export(average, args.out)


def export(model, out):
    model.eval()
    torch.onnx.export(
        nn.Sequential(model, nn.Sigmoid()), torch.zeros(1, 3, 64, 96), str(out / "text-regions.onnx"),
        input_names=["x"], output_names=["probability"], opset_version=13,
        dynamic_axes={"x": {0: "N", 2: "H", 3: "W"}, "probability": {0: "N", 2: "H", 3: "W"}},
    )


if __name__ == "__main__":
    main()
