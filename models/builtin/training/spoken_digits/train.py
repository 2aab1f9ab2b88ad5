"""Trains the built-in model `spoken-digits`: a small CTC recogniser of strings of English digits, that also
says where each begins and ends.

    /usr/bin/python3 train.py --data FSDD_RECORDINGS --out OUT [--steps 3500] [--hold-out SPEAKER...]

Trained on four speakers of the Free Spoken Digit Dataset and on synthesised voices (strings.py), with
other pitches, tempos, rooms and noise; two speakers are held out and only measured. Seeds are fixed.
Writes OUT/spoken-digits.onnx (input `waveform` [1,T]: 8 kHz samples of mean 0 and variance 1; output
`logits` [1,F,11]: blank and ten words, 40 ms a frame), OUT/tokens.txt and OUT/last.pt. Needs Debian's
python3-torch, python3-onnx, ffmpeg, espeak-ng and flite.
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

from strings import HELD_OUT, RATE, WORDS, any_of, joined, recordings, synthesised, trimmed

BANDS = 40
HOP = 80
FRAME = 4 * HOP
IGNORED = -100


# ---------------------------------------------------------------- data
class Speech:
    """Makes batches of strings with other voices, rooms and noise."""

    def __init__(self, random, people, machines):
        self.random = random
        self.people = list(people.values())
        self.machines = list(machines.values())

    def voice(self):
        machine = self.machines and self.random.random() < 0.4
        voices = self.machines if machine else self.people
        return voices[int(self.random.integers(len(voices)))]

    def varied(self, voice):
        """Gives the digits of one string: another vocal tract, all of them played faster or slower; another tempo."""
        r = self.random
        pitch, tempo = math.exp(r.uniform(math.log(0.75), math.log(1.33))), math.exp(r.uniform(math.log(0.72), math.log(1.4)))

        def take():
            digit, samples = any_of(r, voice)
            return digit, stretched(resampled(self.clipped(samples), pitch), tempo / pitch)

        return take

    def clipped(self, samples):
        """Some recordings were cut by loudness, which may leave nothing but the vowel of `six`; some begin late or end early."""
        r = self.random
        kind = r.random()
        if kind < 0.6:
            return trimmed(samples, math.exp(r.uniform(math.log(0.06), math.log(0.45))), voiced=kind < 0.5)
        start = r.uniform(0, 0.12) if r.random() < 0.2 else 0
        end = r.uniform(0, 0.3) if r.random() < 0.3 else 0
        return samples[int(len(samples) * start) : int(len(samples) * (1 - end))]

    def string(self):
        r = self.random
        samples, digits, spans = joined(r, self.varied(self.voice()), int(r.integers(1, 8)))
        if r.random() < 0.3:
            samples = self.room(samples)
        if r.random() < 0.7:
            samples = self.coloured(samples)
        level = np.sqrt((samples**2).mean()) + 1e-6
        noise = r.standard_normal(fast(len(samples)))
        spectrum = np.fft.rfft(noise) / np.maximum(1, np.arange(len(noise) // 2 + 1)) ** (r.uniform(-0.2, 1.6) / 2)
        noise = np.fft.irfft(spectrum)[: len(samples)]
        samples = samples + noise / noise.std() * level * 10 ** (-r.uniform(8, 50) / 20)
        samples = samples - samples.mean()
        return (samples / (samples.std() + 1e-7)).astype(np.float32), digits, spoken(len(samples), digits, spans)

    def room(self, samples):
        r = self.random
        length = int(RATE * r.uniform(0.03, 0.4))
        tail = r.standard_normal(length) * np.exp(-np.arange(length) / length * r.uniform(4, 9)) * r.uniform(0.02, 0.3)
        tail[0] = 1
        size = fast(len(samples) + length)
        return np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(tail, size), size)[: len(samples)]

    def coloured(self, samples):
        """Another microphone: a smooth random equaliser."""
        spectrum = np.fft.rfft(samples, fast(len(samples)))
        points = self.random.normal(0, 5, 8)
        gain = np.interp(np.linspace(0, 7, len(spectrum)), np.arange(8), points)
        return np.fft.irfft(spectrum * 10 ** (gain / 20))[: len(samples)]


def spoken(length, digits, spans):
    """What each frame is to say: a word from its beginning to its end, but for a frame between two words."""
    frames = np.zeros(1 + length // FRAME, np.int64)
    for digit, (start, end) in zip(digits, spans):
        first = round(start / FRAME)
        frames[first : max(first + 1, round(end / FRAME) - 1)] = digit + 1
    return frames


def fast(length):
    """The next length that a Fourier transform is quick with."""
    return 1 << (length - 1).bit_length()


def resampled(samples, factor):
    return np.interp(np.arange(0, len(samples) - 1, factor), np.arange(len(samples)), samples)


def stretched(samples, factor):
    """Another tempo at the same pitch, by overlapping the best fitting pieces (WSOLA)."""
    size, hop, reach = 240, 120, 60
    window = np.hanning(size)
    count = max(1, int((len(samples) / factor - size) / hop))
    if count < 2 or len(samples) < 2 * size:
        return samples
    out, weight = np.zeros(count * hop + size), np.full(count * hop + size, 1e-6)
    at = 0
    for i in range(count):
        wanted = int(i * hop * factor)
        if i and at + hop + size < len(samples):
            follow = samples[at + hop : at + hop + size]
            low = max(0, wanted - reach)
            high = min(len(samples) - size, wanted + reach)
            if high <= low:
                break
            fit = np.correlate(samples[low : high + size], follow, "valid")
            at = low + int(fit.argmax())
        else:
            at = min(wanted, len(samples) - size)
        out[i * hop : i * hop + size] += samples[at : at + size] * window
        weight[i * hop : i * hop + size] += window
    return out / weight


def make_forever(seed, people, machines, queue, batch):
    speech = Speech(np.random.default_rng(seed), people, machines)
    while True:
        made = [speech.string() for _ in range(batch)]
        longest = max(len(s) for s, _, _ in made)
        samples = np.zeros((batch, longest), np.float32)
        frames = np.full((batch, 1 + longest // FRAME), IGNORED)
        for i, (s, _, f) in enumerate(made):
            samples[i, : len(s)] = s
            frames[i, : len(f)] = f
        queue.put((samples, [len(s) for s, _, _ in made], [d for _, d, _ in made], frames))


# ---------------------------------------------------------------- network
def mel_filters(bins, low=60.0, high=3900.0):
    mel = lambda hertz: 1127 * np.log(1 + hertz / 700)
    edges = np.linspace(mel(low), mel(high), BANDS + 2)
    at = mel(np.arange(bins) * RATE / 2 / (bins - 1))
    up = (at[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    down = (edges[2:, None] - at[None]) / (edges[2:] - edges[1:-1])[:, None]
    return np.maximum(0, np.minimum(up, down))


class Block(nn.Module):
    """A separable convolution over time with a skip."""

    def __init__(self, channels, size, dilation=1):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv1d(channels, channels, size, padding=size // 2 * dilation, dilation=dilation, groups=channels, bias=False),
            nn.BatchNorm1d(channels),
            nn.Conv1d(channels, channels, 1, bias=False),
            nn.BatchNorm1d(channels), nn.ReLU(), nn.Dropout(0.05),
        )

    def forward(self, x):
        return x + self.body(x)


class Recogniser(nn.Module):
    """Mel bands by fixed convolution, then convolutions over time: 40 ms a frame."""

    def __init__(self):
        super().__init__()
        size = 200
        t = np.arange(size)
        window = 0.5 - 0.5 * np.cos(2 * np.pi * t / size)
        bins = size // 2 + 1
        waves = np.arange(bins)[:, None] * t * 2 * np.pi / size
        basis = np.concatenate([np.cos(waves) * window, np.sin(waves) * window])
        self.register_buffer("basis", torch.tensor(basis, dtype=torch.float32)[:, None])
        self.register_buffer("bands", torch.tensor(mel_filters(bins), dtype=torch.float32)[:, :, None])
        width = 128
        self.body = nn.Sequential(
            nn.Conv1d(BANDS, width, 5, 2, 2, bias=False), nn.BatchNorm1d(width), nn.ReLU(),
            nn.Conv1d(width, width, 5, 2, 2, bias=False), nn.BatchNorm1d(width), nn.ReLU(), nn.Dropout(0.1),
            Block(width, 5), Block(width, 5), Block(width, 7), Block(width, 7), Block(width, 9),
            nn.Conv1d(width, width, 1), nn.ReLU(), nn.Dropout(0.2),
            nn.Conv1d(width, 1 + len(WORDS), 1),
        )

    def features(self, waveform):
        """Logarithms of the bands' powers, down to 35 dB below the mean: less is noise, more hides fricatives."""
        parts = F.conv1d(waveform[:, None], self.basis, stride=HOP, padding=100)
        bins = parts.shape[1] // 2
        power = parts[:, :bins] ** 2 + parts[:, bins:] ** 2
        return ((F.conv1d(power, self.bands) + 0.03).log() - 2) / 2

    def forward(self, waveform):
        return self.body(self.features(waveform)).transpose(1, 2)


def masked(random, features):
    """Some bands and some stretches of time left out (SpecAugment)."""
    for one in features:
        for _ in range(2):
            low, width = int(random.integers(0, BANDS)), int(random.integers(0, 8))
            one[low : low + width] = 0
            at, long = int(random.integers(0, one.shape[1])), int(random.integers(0, 8))
            one[:, at : at + long] = 0
    return features


# ---------------------------------------------------------------- measure
def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        last, row[0] = row[0], i + 1
        for j, y in enumerate(b):
            last, row[j + 1] = row[j + 1], min(last + (x != y), row[j] + 1, row[j + 1] + 1)
    return row[-1]


def error_rate(model, voices):
    """Word error rate on strings of the held-out speakers; `firstpass evaluate` is what counts."""
    random = np.random.default_rng(5)
    model.eval()
    wrong = count = 0
    with torch.no_grad():
        for voice in voices.values():
            for _ in range(60):
                samples, digits, _ = joined(random, lambda: any_of(random, voice), int(random.integers(1, 9)))
                samples = samples + random.standard_normal(len(samples)) * 0.003
                samples = (samples - samples.mean()) / samples.std()
                best = model(torch.from_numpy(samples.astype(np.float32))[None])[0].argmax(1).tolist()
                heard = [t - 1 for i, t in enumerate(best) if t and (i == 0 or best[i - 1] != t)]
                wrong += distance(digits, heard)
                count += len(digits)
    return wrong / count


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--steps", type=int, default=3500)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--hold-out", nargs="+", default=HELD_OUT, metavar="SPEAKER")
    args = options.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(args.threads)
    recorded = recordings(args.data, lambda name: name not in args.hold_out)
    people = {name: [(digit, trimmed(samples)) for digit, samples in voice] for name, voice in recorded.items()}
    held = recordings(args.data, lambda name: name in args.hold_out)
    machines = synthesised()
    print(len(people), "people", len(machines), "synthesised voices", flush=True)
    queue = Queue(8)
    Process(target=make_forever, args=(1, people, machines, queue, 32), daemon=True).start()
    random = np.random.default_rng(2)
    model, average = Recogniser(), Recogniser()
    average.load_state_dict(model.state_dict())
    print(sum(p.numel() for p in model.parameters()), "parameters", flush=True)
    optimiser = torch.optim.AdamW(model.parameters(), weight_decay=0.02)
    start = time.time()
    losses = []
    for step in range(args.steps):
        rate = 3e-3 * min(1, (step + 1) / 200) * (0.01 + 0.99 * (1 + math.cos(math.pi * step / args.steps)) / 2)
        for group in optimiser.param_groups:
            group["lr"] = rate
        model.train()
        samples, lengths, digits, spoken_frames = queue.get()
        with torch.no_grad():
            features = masked(random, model.features(torch.from_numpy(samples)))
        logits = model.body(features).transpose(1, 2)
        frames = torch.tensor([min(logits.shape[1], 1 + length // FRAME) for length in lengths])
        targets = torch.tensor([d + 1 for string in digits for d in string])
        counts = torch.tensor([len(string) for string in digits])
        value = F.ctc_loss(logits.log_softmax(2).transpose(0, 1), targets, frames, counts, zero_infinity=True)
        # CTC alone says a word in one frame, somewhere in it; here it is known where each begins and ends.
        count = min(logits.shape[1], spoken_frames.shape[1])
        wanted = torch.from_numpy(spoken_frames[:, :count])
        value = value + 0.5 * F.cross_entropy(logits[:, :count].transpose(1, 2), wanted, ignore_index=IGNORED)
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
            line = f"step {step + 1} loss {np.mean(losses[-100:]):.4f} {time.time() - start:.0f} s"
            if (step + 1) % 500 == 0:
                line += f" held-out WER {error_rate(average, held):.4f}"
                torch.save(average.state_dict(), args.out / "last.pt")
                export(average, args.out)
            print(line, flush=True)
    export(average, args.out)


def export(model, out):
    model.eval()
    torch.onnx.export(
        model, torch.zeros(1, RATE), str(out / "spoken-digits.onnx"),
        input_names=["waveform"], output_names=["logits"], opset_version=13,
        dynamic_axes={"waveform": {1: "T"}, "logits": {1: "F"}},
    )
    lines = ["<blank> 0\n"] + [f"\u2581{word} {i + 1}\n" for i, word in enumerate(WORDS)]
    (out / "tokens.txt").write_text("".join(lines))


if __name__ == "__main__":
    main()
