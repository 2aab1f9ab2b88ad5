"""Writes what each built-in model must draft of its sample: by PyTorch and OpenCV, not by the program itself.

    /usr/bin/python3 samples.py --out SAMPLES
    /usr/bin/python3 golden.py --samples SAMPLES --weights FOLDER --model NAME

FOLDER is a train.py's OUT, whose last.pt is used. Writes ../NAME/1/golden: the sample and its draft, which
the program must give before the model goes live. Decoding follows the papers and the reference
programs that the families name; where the program rounds otherwise, the golden gate has its tolerance.
"""

import argparse
import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import torch

HERE = Path(__file__).resolve().parent


def module(folder, name="train"):
    """One of the training folders' modules, which share their names."""
    sys.path.insert(0, str(HERE / folder))
    for other in ("train", "pages", "sounds", "strings"):
        sys.modules.pop(other, None)
    spec = importlib.util.spec_from_file_location(name, HERE / folder / f"{name}.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def samples_of(path, rate):
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), "-f", "f32le", "-ac", "1", "-ar", str(rate), "-"], capture_output=True, check=True)
    return np.frombuffer(raw.stdout, np.float32)


# ---------------------------------------------------------------- the models
def blood_cells(train, network, path):
    parameters = {"threshold": 0.3, "iou": 0.45}
    picture = cv2.imread(str(path))
    half = cv2.resize(picture, (320, 240), interpolation=cv2.INTER_LINEAR)
    with torch.no_grad():
        raw = network(torch.from_numpy(train.letterboxed(half)).permute(2, 0, 1)[None].float())[0]
    boxes = train.decoded(raw, *train.grid()) * 2
    scores, kinds = (raw[:, 4:5].sigmoid() * raw[:, 5:].sigmoid()).max(1)
    found = []
    for i in scores.argsort(descending=True):
        if scores[i] >= parameters["threshold"] and all(float(train.overlap(boxes[i], boxes[j])) <= parameters["iou"] for j in found):
            found.append(int(i))
    high, wide = picture.shape[:2]
    suggestions = []
    for i in found:
        left, top, right, bottom = (float(v) for v in boxes[i])
        left, top, right, bottom = max(0, left), max(0, top), min(wide, right), min(high, bottom)
        box = {"x": left, "y": top, "width": right - left, "height": bottom - top}
        suggestions.append({"type": "region", "label": train.CLASSES[int(kinds[i])], "score": float(scores[i]), "box": box})
    return {"kind": "image", "width": wide, "height": high}, parameters, suggestions


def text_regions(train, network, path, longest):
    parameters = {"threshold": 0.45, "binarise": 0.3, "unclip": 1.5}
    picture = cv2.imread(str(path))
    high, wide = picture.shape[:2]
    ratio = min(1.0, longest / max(high, wide))
    h, w = (max(32, round(int(side * ratio) / 32) * 32) for side in (high, wide))
    seen = (cv2.resize(picture, (w, h)).astype(np.float32) / 255 - train.MEAN) / train.STD
    with torch.no_grad():
        chance = network(torch.from_numpy(seen).permute(2, 0, 1)[None].float())[0, 0].sigmoid().numpy()
    suggestions = []
    for contour in cv2.findContours((chance > 0.3).astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)[0]:
        (x, y), (a, b), angle = cv2.minAreaRect(contour)
        if min(a, b) < 3:
            continue
        inside = np.zeros((h, w), np.uint8)
        cv2.fillPoly(inside, [cv2.boxPoints(((x, y), (a, b), angle)).astype(np.int32)], 1)
        score = float(chance[inside > 0].mean())
        grown = 2 * (a * b) * parameters["unclip"] / (2 * (a + b))
        if score < parameters["threshold"] or min(a, b) + grown < 5:
            continue
        quad = cv2.boxPoints(((x, y), (a + grown, b + grown), angle)) * (wide / w, high / h)
        quad = np.clip(quad, 0, (wide, high))
        suggestions.append({"type": "region", "label": "text", "score": score, "polygon": quad.tolist()})
        low, size = quad.min(0), np.ptp(quad, axis=0)
        suggestions[-1]["box"] = {"x": low[0], "y": low[1], "width": size[0], "height": size[1]}
    return {"kind": "image", "width": wide, "height": high}, parameters, suggestions


def speech_activity(train, network, path):
    """The window's probabilities and the rules of Silero's get_speech_timestamps."""
    parameters = {"threshold": 0.5, "minSpeechMs": 250, "minSilenceMs": 100, "padMs": 30}
    samples = samples_of(path, 16000)
    padded = np.pad(samples, (0, -len(samples) % train.WINDOW))
    zero = torch.zeros(1, 1, train.HIDDEN)
    with torch.no_grad():
        chance = network(torch.from_numpy(train.cut(padded))[:, None], zero, zero)[0][:, 0].sigmoid().numpy()
    spans, start, quiet = [], None, None
    for i, p in enumerate(chance):
        at = i * train.WINDOW
        if p >= 0.5:
            start, quiet = (at if start is None else start), None
        elif p < 0.35 and start is not None:
            quiet = at if quiet is None else quiet
            if at - quiet >= 1600:
                spans.append([start, quiet])
                start = quiet = None
    if start is not None:
        spans.append([start, len(samples)])
    spans = [s for s in spans if s[1] - s[0] > 4000]
    # How sure it is of the windows themselves, before they are padded.
    scores = [float(chance[start // train.WINDOW : -(-end // train.WINDOW)].mean()) for start, end in spans]
    for i, span in enumerate(spans):
        last, following = i + 1 == len(spans), spans[i + 1][0] if i + 1 < len(spans) else 0
        span[0] = max(0, span[0] - 480) if i == 0 else span[0]
        if not last and following - span[1] < 960:
            gap = following - span[1]
            span[1], spans[i + 1][0] = span[1] + gap // 2, following - gap // 2
        else:
            span[1] = min(len(samples), span[1] + 480)
            if not last:
                spans[i + 1][0] = max(0, following - 480)
    suggestions = []
    for (start, end), score in zip(spans, scores):
        suggestions.append({"type": "segment", "label": "speech", "score": score, "start": start / 16000, "end": end / 16000})
    return {"kind": "audio", "seconds": len(samples) / 16000}, parameters, suggestions


def spoken_digits(train, network, path):
    """The best word of each frame, without repetitions; words a second apart and more are two segments. Geometric means."""
    samples = samples_of(path, train.RATE)
    wave = (samples - samples.mean()) / np.sqrt(samples.var() + 1e-7)
    with torch.no_grad():
        chance = network(torch.from_numpy(wave.astype(np.float32))[None])[0].softmax(1)
    best = chance.argmax(1).tolist()
    seconds = train.FRAME / train.RATE
    words, i = [], 0
    while i < len(best):
        end = i + 1
        while end < len(best) and best[end] == best[i]:
            end += 1
        if best[i]:
            words.append((train.WORDS[best[i] - 1], i * seconds, end * seconds, float(chance[i:end, best[i]].log().mean().exp())))
        i = end
    groups = [[words[0]]]
    for word in words[1:]:
        if word[1] - groups[-1][-1][2] >= 1.0:
            groups.append([])
        groups[-1].append(word)
    suggestions = []
    for group in groups:
        suggestions.append({
            "type": "segment", "label": "speech", "score": float(np.exp(np.average(np.log([w[3] for w in group]), weights=[w[2] - w[1] for w in group]))),
            "start": max(0, group[0][1] - 0.2), "end": min(len(samples) / train.RATE, group[-1][2] + 0.2),
            "text": " ".join(w[0] for w in group),
            "words": [{"text": w[0], "start": w[1], "end": w[2], "score": w[3]} for w in group],
        })
    return {"kind": "audio", "seconds": len(samples) / train.RATE}, {}, suggestions


MODELS = {
    "blood-cells": ("blood_cells", lambda t: t.Detector(len(t.CLASSES)), blood_cells, "smear.jpg"),
    "text-regions": ("text_regions", lambda t: t.TextDetector(), text_regions, "receipt.jpg"),
    "speech-activity": ("speech_activity", lambda t: t.SpeechActivity(), speech_activity, "conversation.flac"),
    "spoken-digits": ("spoken_digits", lambda t: t.Recogniser(), spoken_digits, "digits.flac"),
}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--samples", type=Path, required=True)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--model", choices=MODELS, required=True)
    options.add_argument("--longest", type=int, default=960, help="of text-regions: max-side of its model.yaml")
    args = options.parse_args()
    folder, network, draft, sample = MODELS[args.model]
    train = module(folder)
    net = network(train)
    net.load_state_dict(torch.load(args.weights / "last.pt"))
    net.eval()
    path = args.samples / sample
    more = (args.longest,) if draft is text_regions else ()
    facts, parameters, suggestions = draft(train, net, path, *more)
    golden = HERE.parent / args.model / "1" / "golden"
    golden.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, golden / sample)
    for number, suggestion in enumerate(suggestions):
        suggestion["id"] = str(number)
    item = {"id": sample, **facts, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    model = {"name": args.model, "version": "1", "sha256": "0" * 64}
    text = json.dumps({"schema": 1, "model": model, "item": item, "parameters": parameters, "suggestions": suggestions}, indent=1)
    (golden / f"{sample}.draft.json").write_text(text + "\n")
    print(args.model, len(suggestions), "suggestions")


if __name__ == "__main__":
    main()
