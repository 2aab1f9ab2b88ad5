"""Trains the built-in model `blood-cells`: a small anchor-free detector of blood cells.

Data: BCCD (github.com/Shenggan/BCCD_Dataset, MIT), 364 microscope photographs in Pascal VOC
layout, trained on its own split `trainval`, never looked at `test`. Seeds are fixed.

    /usr/bin/python3 train.py --data BCCD_FOLDER --out OUT [--split trainval] [--epochs 150]

writes OUT/blood-cells.onnx (the last weights again from OUT/last.pt: --epochs 0; input `images` [1,3,256,320], BGR 0..255, letterboxed with 114; output
`output` [1,1680,8], YOLOX layout: centre and size to be decoded by the grid, objectness and classes
as probabilities) and OUT/last.pt. Needs Debian's python3-torch, python3-onnx, python3-opencv.
"""

import argparse
import math
import time
import xml.etree.ElementTree as xml
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

CLASSES = ["RBC", "WBC", "Platelets"]
HEIGHT, WIDTH = 256, 320
STRIDES = (8, 16, 32)


# ---------------------------------------------------------------- data
def read(folder, split):
    items = []
    for name in (folder / "ImageSets/Main" / f"{split}.txt").read_text().split():
        picture = cv2.imread(str(folder / "JPEGImages" / f"{name}.jpg"))
        boxes = []
        for thing in xml.parse(folder / "Annotations" / f"{name}.xml").getroot().iter("object"):
            corner = [float(thing.find("bndbox").find(key).text) for key in ("xmin", "ymin", "xmax", "ymax")]
            if corner[2] > corner[0] and corner[3] > corner[1]:
                boxes.append([CLASSES.index(thing.find("name").text), *corner])
        # Half size: what the network sees; sharper scales come from the augmentation.
        half = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        boxes = np.array(boxes, np.float32).reshape(-1, 5)
        boxes[:, 1:] /= 2
        items.append((half, boxes))
    return items


def augmented(item, random):
    """A random flip, turn, scale and shift of one picture, with other colours."""
    picture, boxes = item
    height, width = picture.shape[:2]
    scale = math.exp(random.uniform(math.log(0.7), math.log(1.5)))
    turns = int(random.integers(4))
    flip = -1.0 if random.integers(2) else 1.0
    angle = turns * math.pi / 2
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    linear = scale * turn @ np.diag([flip, 1.0])
    # The centre of the window is a random place of the picture, so that all of it is seen.
    focus = np.array([width * random.uniform(0.3, 0.7), height * random.uniform(0.3, 0.7)])
    shift = np.array([WIDTH / 2, HEIGHT / 2]) - linear @ focus
    matrix = np.concatenate([linear, shift[:, None]], 1).astype(np.float32)
    out = cv2.warpAffine(picture, matrix, (WIDTH, HEIGHT), borderValue=(114, 114, 114))
    corners = boxes[:, [1, 2, 3, 2, 3, 4, 1, 4]].reshape(-1, 4, 2) @ linear.T + shift
    low, high = corners.min(1), corners.max(1)
    limit = np.array([WIDTH, HEIGHT])
    seen_low, seen_high = np.clip(low, 0, limit), np.clip(high, 0, limit)
    visible = np.prod(seen_high - seen_low, 1) / np.maximum(np.prod(high - low, 1), 1e-6)
    kept = (visible > 0.3) & ((seen_high - seen_low).min(1) > 3)
    labels = np.concatenate([boxes[:, :1], seen_low, seen_high], 1)[kept]
    return coloured(out, random), labels.astype(np.float32)


def coloured(picture, random):
    hsv = cv2.cvtColor(picture, cv2.COLOR_BGR2HSV).astype(np.float32)
    hsv[..., 0] = (hsv[..., 0] + random.uniform(-6, 6)) % 180
    hsv[..., 1] *= random.uniform(0.7, 1.3)
    hsv[..., 2] *= random.uniform(0.75, 1.25)
    out = cv2.cvtColor(np.clip(hsv, 0, 255).astype(np.uint8), cv2.COLOR_HSV2BGR)
    if random.random() < 0.2:
        out = cv2.GaussianBlur(out, (3, 3), 0)
    return out


def letterboxed(picture):
    """As the program prepares it: the picture at the top left, the rest 114."""
    out = np.full((HEIGHT, WIDTH, 3), 114, np.uint8)
    out[: picture.shape[0], : picture.shape[1]] = picture[:HEIGHT, :WIDTH]
    return out


# ---------------------------------------------------------------- network
class Conv(nn.Sequential):
    def __init__(self, inside, outside, size=3, stride=1):
        super().__init__(
            nn.Conv2d(inside, outside, size, stride, size // 2, bias=False),
            nn.BatchNorm2d(outside, momentum=0.03, eps=1e-3),
            nn.SiLU(),
        )


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.body = nn.Sequential(Conv(channels, channels // 2, 1), Conv(channels // 2, channels))

    def forward(self, x):
        return x + self.body(x)


class Detector(nn.Module):
    """A residual backbone, a top-down pyramid and a head for each stride: their statistics differ."""

    def __init__(self, classes):
        super().__init__()
        self.stem = nn.Sequential(Conv(3, 16, 3, 2), Conv(16, 32, 3, 2), Residual(32))
        self.s8 = nn.Sequential(Conv(32, 64, 3, 2), Residual(64), Residual(64), Residual(64))
        self.s16 = nn.Sequential(Conv(64, 96, 3, 2), Residual(96), Residual(96), Residual(96))
        self.s32 = nn.Sequential(Conv(96, 128, 3, 2), Residual(128), Residual(128))
        self.lateral = nn.ModuleList([Conv(64, 64, 1), Conv(96, 64, 1), Conv(128, 64, 1)])
        self.smooth = nn.ModuleList([Conv(64, 64), Conv(64, 64), Conv(64, 64)])
        self.boxes = nn.ModuleList([Conv(64, 64) for _ in STRIDES])
        self.kinds = nn.ModuleList([Conv(64, 64) for _ in STRIDES])
        self.box, self.object, self.kind = nn.Conv2d(64, 4, 1), nn.Conv2d(64, 1, 1), nn.Conv2d(64, classes, 1)
        self.scale = 1 / 255
        for last in (self.object, self.kind):
            nn.init.constant_(last.bias, -math.log(99))

    def forward(self, x):
        x = self.stem(x if self.scale == 1 else x * self.scale)
        c8 = self.s8(x)
        c16 = self.s16(c8)
        c32 = self.s32(c16)
        p32 = self.lateral[2](c32)
        p16 = self.lateral[1](c16) + F.interpolate(p32, scale_factor=2.0, mode="nearest")
        p8 = self.lateral[0](c8) + F.interpolate(p16, scale_factor=2.0, mode="nearest")
        outs = []
        for i, p in enumerate((p8, p16, p32)):
            p = self.smooth[i](p)
            boxes, kinds = self.boxes[i](p), self.kinds[i](p)
            outs.append(torch.cat([self.box(boxes), self.object(boxes), self.kind(kinds)], 1).flatten(2))
        return torch.cat(outs, 2).transpose(1, 2)


class Exported(nn.Module):
    """The same with probabilities instead of logits, as YOLOX exports are."""

    def __init__(self, detector):
        super().__init__()
        self.detector = detector

    def forward(self, images):
        raw = self.detector(images)
        return torch.cat([raw[..., :4], raw[..., 4:].sigmoid()], 2)


def grid():
    places, strides = [], []
    for stride in STRIDES:
        y, x = torch.meshgrid(torch.arange(HEIGHT // stride), torch.arange(WIDTH // stride), indexing="ij")
        places.append(torch.stack([x, y], -1).reshape(-1, 2).float())
        strides.append(torch.full((x.numel(), 1), float(stride)))
    return torch.cat(places), torch.cat(strides)


def decoded(raw, places, strides):
    centre = (raw[..., :2] + places) * strides
    size = raw[..., 2:4].clamp(max=8).exp() * strides
    return torch.cat([centre - size / 2, centre + size / 2], -1)


# ---------------------------------------------------------------- loss
def overlap(a, b, generalised=False):
    """IoU of pairs that broadcast, or GIoU."""
    low, high = torch.maximum(a[..., :2], b[..., :2]), torch.minimum(a[..., 2:], b[..., 2:])
    both = (high - low).clamp(min=0).prod(-1)
    area = (a[..., 2:] - a[..., :2]).prod(-1) + (b[..., 2:] - b[..., :2]).prod(-1) - both
    iou = both / area.clamp(min=1e-6)
    if not generalised:
        return iou
    hull = (torch.maximum(a[..., 2:], b[..., 2:]) - torch.minimum(a[..., :2], b[..., :2])).prod(-1)
    return iou - (hull - area) / hull.clamp(min=1e-6)


@torch.no_grad()
def assigned(boxes, raw, labels, places, strides):
    """SimOTA (Ge et al. 2021): each object takes the cells that fit it best, a cell one object."""
    centres = (places + 0.5) * strides
    wanted = labels[:, 1:]
    middle = (wanted[:, :2] + wanted[:, 2:]) / 2
    near = ((centres[None] - middle[:, None]).abs() < 2.5 * strides[None]).all(-1)
    within = ((centres[None] > wanted[:, None, :2]) & (centres[None] < wanted[:, None, 2:])).all(-1)
    candidate = (near | within).any(0)
    index = candidate.nonzero().squeeze(1)
    iou = overlap(wanted[:, None], boxes[index][None])
    chance = (raw[index, 4:5].sigmoid() * raw[index, 5:].sigmoid()).sqrt().clamp(1e-6, 1 - 1e-6)
    kinds = F.one_hot(labels[:, 0].long(), len(CLASSES)).float()
    price = F.binary_cross_entropy(
        chance[None].expand(len(labels), -1, -1), kinds[:, None].expand(-1, len(index), -1), reduction="none"
    ).sum(-1)
    cost = price - 3 * (iou + 1e-8).log() + 1e5 * (~(near & within)[:, index])
    matches = torch.zeros_like(cost, dtype=torch.bool)
    top = iou.topk(min(10, iou.shape[1]), 1).values.sum(1).int().clamp(min=1)
    for i in range(len(labels)):
        matches[i, cost[i].topk(int(top[i]), largest=False).indices] = True
    many = matches.sum(0) > 1
    if many.any():
        best = cost[:, many].argmin(0)
        matches[:, many] = False
        matches[best, many.nonzero().squeeze(1)] = True
    cell = matches.any(0)
    owner = matches[:, cell].float().argmax(0)
    return index[cell], owner, iou[owner, cell.nonzero().squeeze(1)]


def loss(raw, labels, places, strides):
    total = raw.new_zeros(())
    positives = 0
    for one, wanted in zip(raw, labels):
        objectness = torch.zeros(len(one))
        if len(wanted):
            boxes = decoded(one, places, strides)
            cells, owner, iou = assigned(boxes.detach(), one.detach(), wanted, places, strides)
            objectness[cells] = 1.0
            positives += len(cells)
            kinds = F.one_hot(wanted[owner, 0].long(), len(CLASSES)).float() * iou[:, None]
            total = total + 5 * (1 - overlap(boxes[cells], wanted[owner, 1:], True)).sum()
            total = total + F.binary_cross_entropy_with_logits(one[cells, 5:], kinds, reduction="sum")
        total = total + F.binary_cross_entropy_with_logits(one[:, 4], objectness, reduction="sum")
    return total / max(1, positives)


# ---------------------------------------------------------------- measure while training
def average_precision(model, items, places, strides):
    """AP at IoU 0.5 per class, all points; `firstpass evaluate` is what counts."""
    found = {c: [] for c in range(len(CLASSES))}
    counts = [0] * len(CLASSES)
    model.eval()
    with torch.no_grad():
        for picture, labels in items:
            image = torch.from_numpy(letterboxed(picture)).permute(2, 0, 1)[None].float()
            raw = model(image)[0]
            boxes = decoded(raw, places, strides)
            scores = raw[:, 4:5].sigmoid() * raw[:, 5:].sigmoid()
            labels = torch.from_numpy(labels)
            for c in range(len(CLASSES)):
                wanted = labels[labels[:, 0] == c, 1:]
                counts[c] += len(wanted)
                kept = scores[:, c] > 0.01
                b, s = boxes[kept], scores[kept, c]
                order = s.argsort(descending=True)[:300]
                b, s = b[order], s[order]
                alive = torch.ones(len(b), dtype=torch.bool)
                taken = torch.zeros(len(wanted), dtype=torch.bool)
                for i in range(len(b)):
                    if not alive[i]:
                        continue
                    alive[i + 1 :] &= overlap(b[i + 1 :], b[i]) <= 0.65
                    hit = False
                    if len(wanted):
                        iou = overlap(wanted, b[i]).masked_fill(taken, 0)
                        if iou.max() >= 0.5:
                            taken[iou.argmax()] = True
                            hit = True
                    found[c].append((float(s[i]), hit))
    figures = []
    for c in range(len(CLASSES)):
        hits = np.array([hit for _, hit in sorted(found[c], key=lambda f: -f[0])], float)
        recall, precision = hits.cumsum() / max(1, counts[c]), hits.cumsum() / np.arange(1, len(hits) + 1)
        for i in range(len(precision) - 2, -1, -1):
            precision[i] = max(precision[i], precision[i + 1])
        figures.append(float((np.diff(np.concatenate([[0], recall])) * precision).sum()))
    return figures


# ---------------------------------------------------------------- training
def main():
    options = argparse.ArgumentParser()
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--split", default="trainval")
    options.add_argument("--watch", default="", help="a split to measure on now and then")
    options.add_argument("--epochs", type=int, default=150)
    options.add_argument("--threads", type=int, default=2)
    args = options.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(args.threads)
    cv2.setNumThreads(1)
    random = np.random.default_rng(1)
    items = read(args.data, args.split)
    watched = read(args.data, args.watch) if args.watch else []
    places, strides = grid()
    model, average = Detector(len(CLASSES)), Detector(len(CLASSES))
    average.load_state_dict(model.state_dict())
    print(sum(p.numel() for p in model.parameters()), "parameters", flush=True)
    if args.epochs == 0:
        average.load_state_dict(torch.load(args.out / "last.pt"))
    decay = [p for p in model.parameters() if p.ndim > 1]
    plain = [p for p in model.parameters() if p.ndim <= 1]
    optimiser = torch.optim.AdamW([{"params": decay, "weight_decay": 0.05}, {"params": plain, "weight_decay": 0.0}])
    batch = 8
    steps = len(items) // batch * args.epochs
    step = 0
    start = time.time()
    for epoch in range(args.epochs):
        model.train()
        order = random.permutation(len(items))
        losses = []
        for at in range(0, len(order) - batch + 1, batch):
            rate = 2e-3 * min(1, (step + 1) / 100) * (0.02 + 0.98 * (1 + math.cos(math.pi * step / steps)) / 2)
            for group in optimiser.param_groups:
                group["lr"] = rate
            chosen = [augmented(items[i], random) for i in order[at : at + batch]]
            images = torch.from_numpy(np.stack([p for p, _ in chosen])).permute(0, 3, 1, 2).float()
            images = images.contiguous(memory_format=torch.channels_last)
            value = loss(model(images), [torch.from_numpy(l) for _, l in chosen], places, strides)
            optimiser.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 10.0)
            optimiser.step()
            step += 1
            keep = min(0.998, (1 + step) / (10 + step))
            with torch.no_grad():
                for mean, new in zip(average.state_dict().values(), model.state_dict().values()):
                    if mean.dtype.is_floating_point:
                        mean.mul_(keep).add_(new, alpha=1 - keep)
                    else:
                        mean.copy_(new)
            losses.append(float(value))
        line = f"epoch {epoch + 1} loss {np.mean(losses):.3f} {time.time() - start:.0f} s"
        if watched and (epoch + 1) % 10 == 0:
            figures = average_precision(average, watched, places, strides)
            line += f" AP50 {np.mean(figures):.4f} {[round(f, 3) for f in figures]}"
        print(line, flush=True)
        if (epoch + 1) % 10 == 0:
            torch.save(average.state_dict(), args.out / "last.pt")
    export(average, args.out)


def export(model, out):
    model.eval()
    # Whoever adds the model sees by its first weights that it takes 0..255.
    model.stem[0][0].weight.data *= model.scale
    model.scale = 1
    torch.onnx.export(
        Exported(model), torch.zeros(1, 3, HEIGHT, WIDTH), str(out / "blood-cells.onnx"),
        input_names=["images"], output_names=["output"], opset_version=13,
    )


if __name__ == "__main__":
    main()
