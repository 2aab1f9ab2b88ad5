"""Runs FunASR's own E2EVadModel over probabilities of silence; see README.md.

    /usr/bin/python3 segments.py E2E_VAD.py name=scores.txt ... > segments.json

Needs numpy. E2E_VAD.py is runtime/python/onnxruntime/funasr_onnx/utils/e2e_vad.py of FunASR.
"""
import base64
import importlib.util
import json
import struct
import sys

import numpy

# What the reference calls each of our parameters.
NAMES = {
    "threshold": "speech_noise_thres",
    "noiseRatio": "speech_2_noise_ratio",
    "windowMs": "window_size_ms",
    "silenceToSpeechMs": "sil_to_speech_time_thres",
    "speechToSilenceMs": "speech_to_sil_time_thres",
    "maxEndSilenceMs": "max_end_silence_time",
    "lookBackMs": "lookback_time_start_point",
    "lookAheadMs": "lookahead_time_end_point",
    "maxSpeechSeconds": "max_single_segment_time",
}
SETTINGS = [
    {},
    {"threshold": 0.9},
    {"threshold": -0.2, "noiseRatio": 0.5},
    {"maxEndSilenceMs": 405, "lookAheadMs": 50},
    {"windowMs": 100, "silenceToSpeechMs": 60, "speechToSilenceMs": 40, "lookBackMs": 0},
    {"maxSpeechSeconds": 3},
    {"maxEndSilenceMs": 200, "lookAheadMs": 0, "lookBackMs": 500},
]


def reference(path):
    spec = importlib.util.spec_from_file_location("e2e_vad", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.E2EVadModel


def segments(model, silence, settings):
    """Feeds all frames at once, as the reference does up to 6000; samples serve loudness only."""
    options = {NAMES[name]: value for name, value in settings.items()}
    if "max_single_segment_time" in options:
        options["max_single_segment_time"] *= 1000
    scores = numpy.zeros((1, len(silence), 2), numpy.float32)
    scores[0, :, 0] = silence
    samples = numpy.zeros((1, 400 + 160 * (len(silence) - 1)), numpy.float32)
    found = model(options)(
        scores, samples, is_final=True, max_end_sil=options.get("max_end_silence_time", 800)
    )
    return found[0] if found else []


def random_walk(random, frames):
    walk = []
    level = 0.9
    for _ in range(frames):
        if random.random() < 0.03:
            level = random.choice([0.03, 0.15, 0.3, 0.9, 0.97])
        walk.append(min(max(level + random.normal(0, 0.06), 0.001), 0.999))
    return numpy.array(walk, numpy.float32)


def main(e2e_vad, *recordings):
    model = reference(e2e_vad)
    sources = []
    for recording in recordings:
        name, file = recording.split("=")
        sources.append((name, numpy.array([float(line) for line in open(file)], numpy.float32)))
    random = numpy.random.RandomState(11)
    for number in range(10):
        sources.append(("random-%d" % number, random_walk(random, random.randint(1, 1500))))
    cases = []
    for name, silence in sources:
        data = base64.b64encode(struct.pack("<%df" % len(silence), *silence)).decode()
        runs = [{"settings": s, "segments": segments(model, silence, s)} for s in SETTINGS]
        cases.append({"name": name, "silence": data, "runs": runs})
    json.dump(cases, sys.stdout, separators=(",", ":"))
    print()


if __name__ == "__main__":
    main(*sys.argv[1:])
