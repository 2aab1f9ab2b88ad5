"""Trains the built-in model `speech-activity`: where people speak, window by window.

Data: clean speech below DATA (LibriSpeech, LJSpeech, spoken digits and others; see TRAINING), and synthesised
voices, mixed with noise, music and rooms that sounds.py makes. Held out, never read here: the conversations
`pyannote_*` and the noisy recordings `gtcrn_noisy`, `speechbrain_noise`, `silero_vad_test`. Seeds are
fixed.

    /usr/bin/python3 train.py --data AUDIO_FOLDER --out OUT [--steps 2000]

writes OUT/speech-activity.onnx (input `input` [T,576]: T windows of 512 samples at 16 kHz in a row,
each behind the 64 samples before it; `h`, `c` [1,1,128]: state; outputs `speech_probs` [T], `hn`,
`cn`) and OUT/last.pt. The layout is Silero's sequence layout, so that the family `silero-vad` runs it.
Needs Debian's python3-torch, python3-onnx ffmpeg,
espeak-ng and flite.
"""

import argparse
import math
import time
from multiprocessing import Process, Queue
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from sounds import WINDOW, Streams, clips, synthesised

CONTEXT = 64
HIDDEN = 128
TRAINING = ("librispeech_237_134500/wav", "lhotse/libri/libri-1088-134315-0000.wav", "lhotse/ljspeech", "lhotse/mix_cut_test",
            "lhotse/mini_librispeech2", "pocketsphinx/librivox", "pocketsphinx/cards", "arm_kws_asr_samples", "jfk/jfk.wav",
            "wenet_zh_en", "funasr_zh", "fsdd/recordings")


def used(root):
    def kept(path):
        name = path.relative_to(root).as_posix()
        # Of the digits one take of each, so that they do not outnumber sentences.
        return name.startswith(TRAINING) and ("fsdd" not in name or path.stem.endswith(("_7", "_11", "_23"))) and "rvb" not in name
    return kept


class SpeechActivity(nn.Module):
    """A short-time spectrum by convolution, three convolutions within the window, an LSTM over windows."""

    def __init__(self):
        super().__init__()
        size, hop = 256, 64
        t = np.arange(size)
        window = 0.5 - 0.5 * np.cos(2 * np.pi * t / size)
        waves = np.arange(1, size // 2)[:, None] * t * 2 * np.pi / size
        basis = np.concatenate([np.cos(waves) * window, np.sin(waves) * window])
        self.register_buffer("basis", torch.tensor(basis, dtype=torch.float32)[:, None])
        self.hop = hop
        bins = size // 2 - 1
        self.body = nn.Sequential(
            nn.Conv1d(bins, 96, 3, 1, 1), nn.BatchNorm1d(96), nn.ReLU(),
            nn.Conv1d(96, 64, 3, 2, 1), nn.BatchNorm1d(64), nn.ReLU(),
            nn.Conv1d(64, 64, 3, 1), nn.BatchNorm1d(64), nn.ReLU(),
        )
        self.lstm = nn.LSTM(64, HIDDEN)
        self.last = nn.Sequential(nn.Linear(HIDDEN, 32), nn.ReLU(), nn.Linear(32, 1))

    def features(self, windows):
        """[M,576] to [M,64]."""
        parts = F.conv1d(windows[:, None], self.basis, stride=self.hop)
        bins = parts.shape[1] // 2
        power = parts[:, :bins] ** 2 + parts[:, bins:] ** 2
        return self.body((power + 1e-6).log() * 0.25).mean(2)

    def forward(self, windows, h, c):
        """[T,N,576] to logits [T,N]."""
        time_steps, streams = windows.shape[:2]
        seen = self.features(windows.reshape(-1, WINDOW + CONTEXT)).reshape(time_steps, streams, -1)
        heard, (h, c) = self.lstm(seen, (h, c))
        return self.last(heard)[..., 0], h, c


class Sequence(nn.Module):
    """One stream, probabilities: what is exported."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, windows, h, c):
        seen = self.model.features(windows)
        heard, (h, c) = self.model.lstm(seen[:, None], (h, c))
        return self.model.last(heard).sigmoid().reshape(-1), h, c


def cut(samples):
    """[T*512] to [T,576]."""
    padded = np.concatenate([np.zeros(CONTEXT, np.float32), samples])
    count = len(samples) // WINDOW
    return np.stack([padded[i * WINDOW : i * WINDOW + WINDOW + CONTEXT] for i in range(count)])


def make_forever(seed, speech, queue, batch, windows):
    streams = Streams(np.random.default_rng(seed), speech, windows)
    while True:
        made = [streams.stream() for _ in range(batch)]
        queue.put((np.stack([cut(s) for s, _ in made], 1), np.stack([l for _, l in made], 1)))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--steps", type=int, default=2000)
    options.add_argument("--threads", type=int, default=2)
    args = options.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(args.threads)
    speech = clips(args.data, used(args.data))
    # A real voice is worth more than a made one: each is heard as often as four of those.
    speech = 4 * speech + synthesised(np.random.default_rng(4), 400)
    print(len(speech), "recordings", round(sum(len(s) for s, _ in speech) / 16000 / 60, 1), "minutes", flush=True)
    queue = Queue(8)
    Process(target=make_forever, args=(1, speech, queue, 16, 250), daemon=True).start()
    model, average = SpeechActivity(), SpeechActivity()
    average.load_state_dict(model.state_dict())
    optimiser = torch.optim.AdamW(model.parameters(), weight_decay=0.01)
    start = time.time()
    losses, rights = [], []
    for step in range(args.steps):
        rate = 2e-3 * min(1, (step + 1) / 100) * (0.01 + 0.99 * (1 + math.cos(math.pi * step / args.steps)) / 2)
        for group in optimiser.param_groups:
            group["lr"] = rate
        windows, labels = (torch.from_numpy(a) for a in queue.get())
        zero = torch.zeros(1, windows.shape[1], HIDDEN)
        logits, _, _ = model(windows, zero, zero)
        value = F.binary_cross_entropy_with_logits(logits, labels)
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        keep = min(0.998, (1 + step) / (10 + step))
        with torch.no_grad():
            for mean, new in zip(average.state_dict().values(), model.state_dict().values()):
                if mean.dtype.is_floating_point:
                    mean.mul_(keep).add_(new, alpha=1 - keep)
                else:
                    mean.copy_(new)
        losses.append(float(value))
        rights.append(float(((logits > 0) == (labels > 0.5)).float().mean()))
        if (step + 1) % 100 == 0:
            print(f"step {step + 1} loss {np.mean(losses[-100:]):.4f} right {np.mean(rights[-100:]):.4f} {time.time() - start:.0f} s", flush=True)
        if (step + 1) % 500 == 0:
            torch.save(average.state_dict(), args.out / "last.pt")
            export(average, args.out)
    export(average, args.out)


def export(model, out):
    model.eval()
    zero = torch.zeros(1, 1, HIDDEN)
    torch.onnx.export(
        Sequence(model), (torch.zeros(3, WINDOW + CONTEXT), zero, zero), str(out / "speech-activity.onnx"),
        input_names=["input", "h", "c"], output_names=["speech_probs", "hn", "cn"], opset_version=13,
        dynamic_axes={"input": {0: "T"}, "speech_probs": {0: "T"}},
    )


if __name__ == "__main__":
    main()
