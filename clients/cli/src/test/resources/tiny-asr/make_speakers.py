"""Makes speakers-segmentation.onnx, speakers-embedding.onnx, speakers-embedding-16bit.onnx and speakers.wav.

The speakers are tones of 120, 350 and 800 Hz with overtones; the segmentation graph hears tones, the embedding graphs have
random weights.
"""
import math
import wave

import numpy as np
import onnx
import torch

RATE, FIELD, SHIFT = 16000, 991, 270
TONES = (120, 350, 800)


class Segmentation(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.tones = torch.nn.Conv1d(1, 6, FIELD, SHIFT, bias=False)
        times = torch.arange(FIELD) / RATE
        self.tones.weight.data = torch.stack([
            wave_of(2 * math.pi * tone * times) * torch.hann_window(FIELD) / 250
            for tone in TONES for wave_of in (torch.sin, torch.cos)])[:, None, :]
        self.classes = torch.nn.Linear(3, 7)
        self.classes.weight.data = 8.0 * torch.tensor([
            [0, 0, 0], [1, -1, -1], [-1, 1, -1], [-1, -1, 1], [1, 1, -1], [1, -1, 1], [-1, 1, 1]])
        self.classes.bias.data = torch.tensor([0.0, -1, -1, -1, -2, -2, -2])

    def forward(self, x):
        y = self.tones(x)
        levels = torch.sqrt(y[:, 0::2] ** 2 + y[:, 1::2] ** 2 + 1e-9)
        return torch.log_softmax(
            self.classes(torch.clamp(levels * 6, max=1.0).transpose(1, 2)), -1)


class Embedding(torch.nn.Module):
    def __init__(self, offset):
        super().__init__()
        self.offset = offset
        self.bands = torch.nn.Linear(80, 32, bias=False)
        self.mix = torch.nn.Linear(64, 24, bias=False)

    def forward(self, x):
        h = self.bands((x + self.offset) / 4)
        return self.mix(torch.cat([torch.tanh(h).mean(1), h.abs().mean(1)], 1))


class Spread(torch.nn.Module):
    """For features whose mean is 0: how much each band moves."""

    def __init__(self):
        super().__init__()
        self.mix = torch.nn.Linear(80, 24, bias=False)

    def forward(self, x):
        moves = x.abs().mean(1)
        return self.mix(moves - moves.mean(1, keepdim=True))


def export(module, example, name, outputs, axes, metadata):
    torch.onnx.export(
        module.eval(), example, name, opset_version=13, input_names=["x"], output_names=outputs,
        dynamic_axes=axes)
    model = onnx.load(name)
    for key, value in metadata.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = key, str(value)
    onnx.save(model, name)


def recording(name):
    rng = np.random.default_rng(5)
    count = int(16.3 * RATE)
    times = np.arange(count) / RATE
    samples = 0.01 * rng.normal(size=count)
    for tone, (pulse, depth) in zip(TONES, ((2, 0.9), (5, 0.5), (9, 0.3))):
        start = int(rng.uniform(0, 2) * RATE)
        while start < count:
            end = min(count, start + int(rng.uniform(0.6, 3) * RATE))
            x = times[start:end]
            level = 1 - depth * 0.5 + depth * 0.5 * np.sin(2 * np.pi * pulse * x)
            for overtone in (1, 3.1, 5.3):
                samples[start:end] += 0.25 / overtone * np.sin(2 * np.pi * tone * overtone * x) * level
            start = end + int(rng.uniform(0.3, 4.5) * RATE)
    with wave.open(name, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


def main():
    torch.manual_seed(3)
    export(
        Segmentation(), torch.randn(1, 1, 160000), "speakers-segmentation.onnx", ["y"],
        {"x": {0: "N", 2: "T"}, "y": {0: "N", 1: "T"}},
        {"num_speakers": 3, "powerset_max_classes": 2, "num_classes": 7, "sample_rate": RATE,
         "window_size": 160000, "receptive_field_size": FIELD, "receptive_field_shift": SHIFT,
         "model_type": "pyannote-segmentation-3.0", "version": 1})
    for name, module, scaled, normalised in (
        ("speakers-embedding.onnx", Embedding(8.0), 1, ""),
        ("speakers-embedding-16bit.onnx", Spread(), 0, "global-mean"),
    ):
        export(
            module, torch.randn(1, 200, 80), name, ["embedding"],
            {"x": {0: "N", 1: "T"}, "embedding": {0: "N"}},
            {"framework": "wespeaker", "language": "none", "sample_rate": RATE, "output_dim": 24,
             "normalize_samples": scaled, "feature_normalize_type": normalised})
    recording("speakers.wav")


main()
