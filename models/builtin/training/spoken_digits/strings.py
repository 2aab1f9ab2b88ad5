"""Joins recordings of single digits to spoken strings of digits: data of `spoken-digits`.

Recordings: the Free Spoken Digit Dataset (github.com/Jakobovski/free-spoken-digit-dataset, CC BY-SA
4.0), six speakers; two of them are held out. For more voices in training, espeak-ng and flite speak
the digits, too. 8 kHz, mono.

    /usr/bin/python3 strings.py --data FSDD_RECORDINGS --out FOLDER [--count 200] [--speakers NAME...]

writes a labelled test set of the held-out speakers, or of others, in LibriSpeech's layout: WAV files and a .trans.txt.
"""

import argparse
import subprocess
import tempfile
import wave
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

RATE = 8000
WORDS = "zero one two three four five six seven eight nine".split()
HELD_OUT = ("theo", "yweweler")


def read(path):
    with wave.open(str(path)) as file:
        if file.getframerate() != RATE or file.getnchannels() != 1 or file.getsampwidth() != 2:
            raise ValueError(f"{path}: not 8 kHz, mono, 16 bit")
        return np.frombuffer(file.readframes(file.getnframes()), np.int16).astype(np.float32) / 32768


def trimmed(samples, threshold=0.02, voiced=False):
    """Without what is quieter than a share of the loudest around it, of which 20 ms are left; or without what has no voice."""
    frame = 80
    count = len(samples) // frame
    # A mean over 1 ms leaves little above 500 Hz: vowels, but no fricatives.
    heard = np.convolve(samples, np.ones(8) / 8, "same") if voiced else samples
    level = np.sqrt((heard[: count * frame].reshape(count, frame) ** 2).mean(1))
    loud = np.nonzero(level > max(threshold * level.max(), 1e-4))[0]
    return samples[max(0, loud[0] - 2) * frame : (loud[-1] + 3) * frame] if len(loud) else samples


def recordings(folder, speakers):
    """Digit recordings as they are, by speaker: {speaker: [(digit, samples)]}."""
    found = {}
    for path in sorted(folder.glob("*.wav")):
        digit, speaker, _ = path.stem.split("_")
        if speakers(speaker):
            found.setdefault(speaker, []).append((int(digit), read(path)))
    return found


def synthesised():
    """The digits as espeak-ng and flite say them, in many voices."""
    wanted = []
    for accent in ("en-us", "en-gb", "en-gb-scotland", "en-gb-x-rp", "en-029", "en-us-nyc", "en-gb-x-gbclan"):
        for variant in ("m1", "m2", "m3", "m4", "m5", "m6", "m7", "f1", "f2", "f3", "f4", "f5"):
            for pitch, speed in ((45, 150), (60, 190)):
                voice = f"{accent}+{variant}"
                wanted.append((f"{voice}-{pitch}", ["espeak-ng", "-v", voice, "-p", str(pitch), "-s", str(speed), "-w", "{out}", "{word}"]))
    for voice in ("kal", "kal16", "awb", "rms", "slt"):
        for stretch in ("0.9", "1.15"):
            wanted.append((f"{voice}-{stretch}", ["flite", "-voice", voice, "--setf", f"duration_stretch={stretch}", "-t", "{word}", "-o", "{out}"]))
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(4) as threads:
        voices = threads.map(lambda each: spoken_by(each[1], Path(folder) / f"{each[0]}.wav"), wanted)
        return {name: words for (name, _), words in zip(wanted, voices) if words}


def spoken_by(command, out):
    """The ten digits by one voice; none when it is not there."""
    words = []
    for digit, word in enumerate(WORDS):
        done = subprocess.run([part.format(out=out, word=word) for part in command], capture_output=True)
        if done.returncode == 0:
            words.append((digit, trimmed(converted(out))))
    return words


def converted(path):
    done = subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), "-f", "f32le", "-ac", "1", "-ar", str(RATE), "-"], capture_output=True, check=True)
    return np.frombuffer(done.stdout, np.float32)


def any_of(random, voice):
    """One (digit, samples) of a voice."""
    return voice[int(random.integers(len(voice)))]


def joined(random, take, count):
    """One string of digits, taken one by one: samples, the digits, and where each lies, in samples."""
    digits, spans, parts = [], [], [np.zeros(int(random.integers(400, 4000)), np.float32)]
    for _ in range(count):
        digit, samples = take()
        digits.append(digit)
        start = sum(map(len, parts))
        spans.append((start, start + len(samples)))
        parts.append(samples / max(1e-3, np.abs(samples).max()) * 10 ** (random.uniform(-6, 0) / 20))
        parts.append(np.zeros(int(random.integers(0, 3200)), np.float32))
    parts.append(np.zeros(int(random.integers(400, 3000)), np.float32))
    return np.concatenate(parts), digits, spans


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--count", type=int, default=200)
    options.add_argument("--speakers", nargs="+", default=HELD_OUT)
    args = options.parse_args()
    random = np.random.default_rng(7)
    args.out.mkdir(parents=True, exist_ok=True)
    lines = []
    for speaker, voice in recordings(args.data, lambda name: name in args.speakers).items():
        for number in range(args.count // len(args.speakers)):
            samples, digits, _ = joined(random, lambda: any_of(random, voice), int(random.integers(1, 9)))
            # The recordings are clean; a little noise, so that joins are not digital silence.
            samples = samples * 0.5 + random.standard_normal(len(samples)) * 10 ** (random.uniform(-60, -40) / 20)
            name = f"{speaker}-{number:04d}"
            with wave.open(str(args.out / f"{name}.wav"), "wb") as file:
                file.setparams((1, 2, RATE, 0, "NONE", ""))
                file.writeframes((np.clip(samples, -1, 1) * 32767).astype(np.int16).tobytes())
            lines.append(f"{name} {' '.join(WORDS[d] for d in digits)}\n")
    (args.out / "digits.trans.txt").write_text("".join(lines))


if __name__ == "__main__":
    main()
