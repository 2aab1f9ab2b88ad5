"""Makes streams of speech and noise that say where somebody speaks: training data of `speech-activity`.

Speech is read from recordings (clean ones, whose own loudness says where speech is); noise, music and
rooms are made here. 16 kHz, mono, in [-1, 1]; labels are one a window of 512 samples.
"""

import subprocess
import tempfile
from pathlib import Path

import numpy as np

RATE = 16000
WINDOW = 512


def decoded(path):
    done = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(path), "-f", "f32le", "-ac", "1", "-ar", str(RATE), "-"],
        capture_output=True, check=True,
    )
    return np.frombuffer(done.stdout, np.float32)


def spoken(samples):
    """Where a clean recording has speech, one value a window: loud, or a short gap between loud."""
    count = len(samples) // WINDOW
    frames = samples[: count * WINDOW].reshape(count, WINDOW)
    # High-passed by differences, so that hum and breath count less than voices do.
    level = 10 * np.log10((np.diff(frames, axis=1) ** 2).mean(1) + 1e-10)
    loud, quiet = np.percentile(level, 95), np.percentile(level, 5)
    active = level > max(loud - 32, min(quiet + 8, loud - 18))
    for wanted, longest in ((False, 4), (True, 1)):
        start = 0
        for i in range(1, count + 1):
            if i == count or active[i] != active[start]:
                inner = start > 0 and i < count
                if active[start] == wanted and i - start <= longest and (inner or wanted):
                    active[start:i] = not wanted
                start = i
    return active


def clips(folder, kept):
    """All recordings below a folder of which `kept(path)` holds, with their labels."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".wav", ".flac", ".mp3") and kept(path):
            samples = decoded(path)
            samples = samples / max(1e-4, np.abs(samples).max())
            labels = spoken(samples)
            if labels.any():
                found.append((samples[: len(labels) * WINDOW], labels))
    return found


WORDS = (
    "the a this that every some people water house morning evening river mountain city garden window table paper number story "
    "question answer road light music letter winter summer teacher children doctor engine picture measure yellow purple quickly "
    "slowly never always perhaps because although under over between through against without goes comes finds gives takes knows "
    "thinks believes remembers follows carries seven eleven thousand hundred minutes yesterday tomorrow together another zebra "
    "judge shower bathroom beautiful enough thought though rough whisper shouting zero vision pleasure usual garage chocolate"
).split()


def synthesised(random, count):
    """Sentences of no meaning in the voices of espeak-ng and flite, so that there are more voices."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "said.wav"
        for number in range(count):
            text = " ".join(random.choice(WORDS) for _ in range(int(random.integers(2, 14)))) + random.choice([".", "?", ", yes.", "!"])
            if number % 2:
                voice = f"{random.choice(['en-us', 'en-gb', 'de', 'fr', 'es', 'it', 'pl', 'ru', 'cmn', 'hi', 'tr'])}+{random.choice(list('mf'))}{random.integers(1, 6)}"
                command = ["espeak-ng", "-v", voice, "-p", str(random.integers(20, 80)), "-s", str(random.integers(110, 230)), "-w", str(out), text]
            else:
                stretch = f"duration_stretch={random.uniform(0.8, 1.3):.2f}"
                command = ["flite", "-voice", str(random.choice(["kal16", "awb", "rms", "slt"])), "--setf", stretch, "-t", text, "-o", str(out)]
            if subprocess.run(command, capture_output=True).returncode == 0:
                samples = decoded(out)
                samples = samples / max(1e-4, np.abs(samples).max())
                labels = spoken(samples)
                if labels.any():
                    found.append((samples[: len(labels) * WINDOW], labels))
    return found


class Streams:
    """Makes streams of a fixed number of windows."""

    def __init__(self, random, speech, windows):
        self.random = random
        self.speech = speech
        self.windows = windows
        self.length = windows * WINDOW

    # ------------------------------------------------------------ noises
    def coloured(self, count, slope):
        spectrum = np.fft.rfft(self.random.standard_normal(count))
        frequency = np.maximum(1, np.arange(len(spectrum)))
        out = np.fft.irfft(spectrum / frequency ** (slope / 2), count)
        return out / (out.std() + 1e-9)

    def band(self, count):
        r = self.random
        spectrum = np.fft.rfft(r.standard_normal(count))
        hertz = np.arange(len(spectrum)) * RATE / count
        centre = np.exp(r.uniform(np.log(100), np.log(6000)))
        spectrum *= np.exp(-((np.log(np.maximum(hertz, 1) / centre)) ** 2) / (2 * r.uniform(0.1, 0.8) ** 2))
        out = np.fft.irfft(spectrum, count)
        return out / (out.std() + 1e-9)

    def music(self, count):
        """Notes of a scale with overtones and decay, on a beat, and drums."""
        r = self.random
        out = np.zeros(count)
        beat = int(RATE * r.uniform(0.12, 0.6))
        root = r.uniform(55, 330)
        partials = 1.0 / np.arange(1, int(r.integers(3, 12))) ** r.uniform(0.6, 2.0)
        for start in range(0, count, beat):
            for _ in range(int(r.integers(0, 4))):
                hertz = root * 2 ** (r.choice([0, 2, 3, 4, 5, 7, 9, 10, 12, 14, 16, 19]) / 12)
                length = min(count - start, int(RATE * r.uniform(0.15, 2.0)))
                t = np.arange(length) / RATE
                bend = 1 + 0.004 * r.random() * np.sin(2 * np.pi * r.uniform(3, 7) * t)
                phase = 2 * np.pi * hertz * np.cumsum(bend) / RATE
                note = sum(a * np.sin((k + 1) * phase + r.uniform(0, 6)) for k, a in enumerate(partials))
                out[start : start + length] += note * np.exp(-t * r.uniform(0.5, 8)) * np.minimum(1, t * 100)
            if r.random() < 0.5:
                length = min(count - start, int(RATE * r.uniform(0.03, 0.2)))
                hit = r.standard_normal(length) * np.exp(-np.arange(length) / RATE * r.uniform(20, 90))
                out[start : start + length] += hit * r.uniform(0.5, 3)
        return out / (out.std() + 1e-9)

    def clicks(self, count):
        """Keyboards, steps, doors: short bursts at odd times."""
        r = self.random
        out = np.zeros(count)
        for _ in range(int(r.integers(3, 60))):
            start = int(r.integers(0, count))
            length = min(count - start, int(RATE * r.uniform(0.004, 0.12)))
            burst = self.band(max(64, length))[:length] if r.random() < 0.5 else r.standard_normal(length)
            out[start : start + length] += burst * np.exp(-np.arange(length) / RATE * r.uniform(20, 300)) * r.uniform(0.3, 3)
        return out / (out.std() + 1e-9)

    def tones(self, count):
        """Hum, engines, sirens, beeps."""
        r = self.random
        t = np.arange(count) / RATE
        hertz = np.exp(r.uniform(np.log(45), np.log(3000))) * np.ones(count)
        if r.random() < 0.5:
            hertz *= 2 ** (r.uniform(0, 1) * np.sin(2 * np.pi * r.uniform(0.1, 3) * t))
        phase = 2 * np.pi * np.cumsum(hertz) / RATE
        out = sum(np.sin(k * phase) / k ** r.uniform(0.3, 2) for k in range(1, int(r.integers(2, 20))))
        if r.random() < 0.4:
            out = out * (np.sin(2 * np.pi * r.uniform(0.3, 5) * t + r.uniform(0, 6)) > r.uniform(-0.5, 0.5))
        return out / (out.std() + 1e-9)

    def noise(self, count):
        r = self.random
        total = np.zeros(count)
        for _ in range(int(r.integers(1, 4))):
            kind = r.integers(6)
            one = (
                self.coloured(count, r.uniform(-0.5, 2.2)) if kind < 2
                else self.band(count) if kind == 2
                else self.music(count) if kind == 3
                else self.clicks(count) if kind == 4
                else self.tones(count)
            )
            if r.random() < 0.5:
                points = r.uniform(0, 1, int(r.integers(2, 40))) ** 2
                one = one * np.interp(np.linspace(0, len(points) - 1, count), np.arange(len(points)), points)
            total += one * 10 ** (r.uniform(-15, 0) / 20)
        return total / (total.std() + 1e-9)

    # ------------------------------------------------------------ streams
    def room(self, samples):
        r = self.random
        length = int(RATE * r.uniform(0.05, 0.6))
        tail = r.standard_normal(length) * np.exp(-np.arange(length) / length * r.uniform(4, 9)) * r.uniform(0.02, 0.25)
        tail[0] = 1
        size = len(samples) + length
        return np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(tail, size), size)[: len(samples)]

    def narrow(self, samples):
        """A telephone, or another band."""
        r = self.random
        spectrum = np.fft.rfft(samples)
        hertz = np.arange(len(spectrum)) * RATE / len(samples)
        low, high = r.uniform(50, 350), r.uniform(2500, 7000)
        spectrum[(hertz < low) | (hertz > high)] = 0
        return np.fft.irfft(spectrum, len(samples))

    def stream(self):
        """Returns float32 samples [windows * 512] and labels [windows]."""
        r = self.random
        samples = np.zeros(self.length)
        labels = np.zeros(self.windows, np.float32)
        at = int(r.integers(0, 60)) if r.random() < 0.7 else 0
        density = r.uniform(0, 1)
        if r.random() > 0.15:
            while at < self.windows:
                voice, active = self.speech[int(r.integers(len(self.speech)))]
                if r.random() < 0.6:
                    # Another pitch and tempo, by playing it faster or slower.
                    factor = r.uniform(0.85, 1.2)
                    count = int(len(active) / factor)
                    voice = np.interp(np.arange(count * WINDOW) * factor, np.arange(len(voice)), voice)
                    active = active[np.minimum(len(active) - 1, (np.arange(count) * factor).astype(int))]
                begin = int(r.integers(0, max(1, len(active) - 30)))
                count = min(self.windows - at, len(active) - begin, int(r.integers(15, 250)))
                gain = 10 ** (r.uniform(-22, 0) / 20)
                samples[at * WINDOW : (at + count) * WINDOW] += voice[begin * WINDOW : (begin + count) * WINDOW] * gain
                labels[at : at + count] = active[begin : begin + count]
                at += count + (int(r.integers(1, 12)) if r.random() < density else int(r.integers(10, 160)))
        if r.random() < 0.4:
            samples = self.room(samples)
        level = np.sqrt((samples**2).mean()) if labels.any() else 10 ** (r.uniform(-60, -10) / 20)
        if r.random() < 0.9:
            samples = samples + self.noise(self.length) * level * 10 ** (-r.uniform(-3, 35) / 20)
        if r.random() < 0.3:
            samples = self.narrow(samples)
        samples = samples * 10 ** (r.uniform(-25, 3) / 20)
        return np.clip(samples, -1, 1).astype(np.float32), labels


if __name__ == "__main__":
    import sys
    for name in sys.argv[1:]:
        heard = decoded(Path(name))
        print(name, "".join("#" if a else "." for a in spoken(heard)))
