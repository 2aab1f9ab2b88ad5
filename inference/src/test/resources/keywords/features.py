"""Computes the features of the keyword model of MLPerf Tiny, a file of float32 for each second; see README.md.

    /usr/bin/python3 features.py CLIP.wav ...

From the formulas of mlcommons/tiny, benchmark/training/keyword_spotting/get_dataset.py; needs numpy.
"""
import sys
import wave

import numpy as np


def mel(hertz):
    return 1127 * np.log(1 + np.asarray(hertz) / 700.0)


def triangles():
    edges = np.linspace(mel(20), mel(4000), 42)
    bins = mel(np.arange(257) * 16000 / 512.0)
    bands = np.zeros((257, 40))
    for i in range(40):
        low, centre, high = edges[i : i + 3]
        rise = (bins - low) / (centre - low)
        fall = (high - bins) / (high - centre)
        bands[:, i] = np.maximum(0, np.minimum(rise, fall))
    bands[0] = 0
    return bands


def features(second):
    second = second / second.max()
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(480) / 480)
    frames = [second[i * 320 : i * 320 + 480] * window for i in range(49)]
    logs = np.log(np.abs(np.fft.rfft(frames, 512)) @ triangles() + 1e-6)
    n = np.arange(40)
    basis = np.stack([2 * np.cos(np.pi * (n + 0.5) * k / 40) for k in range(10)], 1)
    return logs @ basis / np.sqrt(80)


def main(clips):
    for clip in clips:
        with wave.open(clip) as recording:
            samples = np.frombuffer(recording.readframes(recording.getnframes()), "<i2") / 32768.0
        for second in range(len(samples) // 16000):
            name = "%s-%d.bin" % (clip.rsplit("/", 1)[-1][: -len(".wav")], second)
            rows = features(samples[second * 16000 : (second + 1) * 16000])
            rows.astype("<f4").tofile(name)


if __name__ == "__main__":
    main(sys.argv[1:])
