"""Runs the reference's own get_speech_timestamps over probabilities; see README.md.

    /usr/bin/python3 segments.py UTILS_VAD.py v5=v5.txt:16000:960000 ... > segments.json

Needs PyTorch (Debian's python3-torch). UTILS_VAD.py is src/silero_vad/utils_vad.py of silero-vad.
"""
import base64
import importlib.util
import json
import struct
import sys
import types

import numpy
import torch

# What the reference calls each of our parameters; its durations are whole milliseconds, too.
NAMES = {
    "threshold": "threshold",
    "negThreshold": "neg_threshold",
    "minSpeechMs": "min_speech_duration_ms",
    "minSilenceMs": "min_silence_duration_ms",
    "padMs": "speech_pad_ms",
    "maxSpeechSeconds": "max_speech_duration_s",
    "minSilenceAtMaxSpeechMs": "min_silence_at_max_speech",
}
SETTINGS = [
    {},
    {"threshold": 0.8, "negThreshold": 0.3},
    {"threshold": 0.05},
    {"minSilenceMs": 2000, "padMs": 400, "minSpeechMs": 0},
    {"minSpeechMs": 1500, "padMs": 0},
    {"maxSpeechSeconds": 4},
    {"maxSpeechSeconds": 4, "cutAt": "last"},
    {"maxSpeechSeconds": 1.5, "minSilenceAtMaxSpeechMs": 30, "minSilenceMs": 400},
    {"maxSpeechSeconds": 1.5, "minSilenceAtMaxSpeechMs": 30, "minSilenceMs": 400, "cutAt": "last"},
    {"maxSpeechSeconds": 0.4, "padMs": 50},
]


def reference(path):
    for name in ("torchaudio", "packaging"):
        sys.modules.setdefault(name, types.ModuleType(name))
    sys.modules["packaging"].version = None
    spec = importlib.util.spec_from_file_location("utils_vad", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.get_speech_timestamps


class Replay:
    """A model that gives stored probabilities, one a window."""

    def __init__(self, probabilities):
        self.probabilities = probabilities

    def reset_states(self):
        self.left = iter(self.probabilities)

    def __call__(self, chunk, rate):
        return torch.tensor(next(self.left), dtype=torch.float32)


def segments(timestamps, probabilities, rate, samples, settings):
    arguments = {NAMES[name]: value for name, value in settings.items() if name != "cutAt"}
    arguments["use_max_poss_sil_at_max_speech"] = settings.get("cutAt") != "last"
    model = Replay([float(p) for p in probabilities])
    found = timestamps(torch.zeros(samples), model, sampling_rate=rate, **arguments)
    return [[one["start"], one["end"]] for one in found]


def random_walk(random, windows):
    """Probabilities that stay high or low for a while and sometimes waver."""
    walk = []
    level = 0.0
    for _ in range(windows):
        if random.random() < 0.12:
            level = random.choice([0.02, 0.2, 0.4, 0.6, 0.97])
        walk.append(min(max(level + random.normal(0, 0.08), 0), 1))
    return numpy.array(walk, numpy.float32)


def main(utils, *recordings):
    timestamps = reference(utils)
    sources = []
    for recording in recordings:
        name, rest = recording.split("=")
        file, rate, samples = rest.split(":")
        probabilities = numpy.array([float(line) for line in open(file)], numpy.float32)
        sources.append((name, probabilities, int(rate), int(samples)))
    random = numpy.random.RandomState(7)
    for number in range(12):
        rate = 16000 if number % 3 else 8000
        window = 512 if rate == 16000 else 256
        walk = random_walk(random, random.randint(1, 500))
        samples = len(walk) * window - random.randint(0, window)
        sources.append(("random-%d" % number, walk, rate, samples))
    cases = []
    for name, probabilities, rate, samples in sources:
        data = base64.b64encode(struct.pack("<%df" % len(probabilities), *probabilities)).decode()
        runs = [
            {"settings": s, "segments": segments(timestamps, probabilities, rate, samples, s)}
            for s in SETTINGS
        ]
        cases.append(
            {"name": name, "rate": rate, "samples": samples, "probabilities": data, "runs": runs}
        )
    json.dump(cases, sys.stdout, separators=(",", ":"))
    print()


if __name__ == "__main__":
    main(*sys.argv[1:])
