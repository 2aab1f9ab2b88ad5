"""Makes the recordings of these tests and what an independent resampler makes of a sweep.

Run in this folder; needs numpy, scipy, the `ffmpeg` command and `sox`.
"""

import subprocess
from math import gcd

import numpy as np
from scipy.io import wavfile
from scipy.signal import firwin, resample_poly

RATE = 48_000
SECONDS = 1.5


def run(*command):
    subprocess.run(command, check=True)


def ffmpeg(*arguments):
    run("ffmpeg", "-nostdin", "-loglevel", "error", "-y", "-bitexact", *arguments)


def pulse(rate, at, hertz=1_000, width=0.004):
    """A tone burst whose middle is at a time."""
    t = np.arange(int(SECONDS * rate)) / rate - at
    return 0.5 * np.sin(2 * np.pi * hertz * t) * np.exp(-((t / width) ** 2))


def write(name, rate, *channels):
    samples = np.round(np.stack(channels, axis=1) * 32_767).astype("<i2")
    wavfile.write(name, rate, samples.squeeze())


def pulses():
    """The same burst at 1 s in every encoding."""
    write("pulse.wav", RATE, pulse(RATE, 1.0))
    encodings = {
        "flac": [],
        "mp3": ["-c:a", "libmp3lame", "-b:a", "48k"],
        "ogg": ["-c:a", "libvorbis", "-q:a", "1"],
        "opus": ["-c:a", "libopus", "-b:a", "24k"],
        "m4a": ["-c:a", "aac", "-b:a", "48k"],
        "aac": ["-c:a", "aac", "-b:a", "48k"],
        "webm": ["-c:a", "libopus", "-b:a", "24k"],
        "aiff": ["-ar", "16000"],
        "au": ["-ar", "16000"],
        "caf": ["-ar", "16000"],
        "w64": ["-ar", "16000"],
    }
    for name, options in encodings.items():
        ffmpeg("-i", "pulse.wav", *options, f"pulse.{name}")
    ffmpeg("-i", "pulse.wav", "-ar", "8000", "-c:a", "adpcm_ms", "pulse-adpcm.wav")
    ffmpeg("-i", "pulse.wav", "-c:a", "alac", "-ar", "16000", "pulse-alac.m4a")
    ffmpeg("-i", "pulse.wav", "-ar", "16000", "-write_xing", "0", "-b:a", "16k", "pulse-noxing.mp3")
    run("sox", "pulse.wav", "-r", "16000", "pulse.sph")


def noise():
    """Two seconds to cut off, none of which compresses to nothing."""
    write("noise.wav", 8_000, np.random.default_rng(4).normal(0, 0.01, 16_000))
    for name, options in {
        "flac": [],
        "mp3": ["-c:a", "libmp3lame", "-b:a", "16k"],
        "ogg": ["-c:a", "libvorbis", "-q:a", "1"],
        "opus": ["-c:a", "libopus", "-b:a", "12k"],
        "webm": ["-c:a", "libopus", "-b:a", "12k"],
    }.items():
        ffmpeg("-i", "noise.wav", *options, f"noise.{name}")


def videos():
    """Pictures with the burst, and without."""
    picture = ["-f", "lavfi", "-i", f"color=size=16x16:rate=4:duration={SECONDS}"]
    sound = ["-i", "pulse.wav"]
    ffmpeg(*picture, *sound, "-c:v", "mpeg4", "-c:a", "aac", "-b:a", "48k", "video.mp4")
    ffmpeg(*picture, *sound, "-c:v", "libvpx", "-c:a", "libopus", "-b:a", "24k", "video.webm")
    # The sound begins half a second after the pictures.
    late = ["-itsoffset", "0.5", "-i", "pulse.wav"]
    ffmpeg(*picture, *late, "-c:v", "mpeg4", "-c:a", "aac", "-b:a", "48k", "late.mp4")
    ffmpeg(*picture, "-c:v", "mpeg4", "silent.mp4")


def stereo():
    write("stereo.wav", 16_000, pulse(16_000, 0.5), pulse(16_000, 1.0))
    ffmpeg("-i", "stereo.wav", "-c:a", "libopus", "-b:a", "32k", "stereo.opus")


def sweep(rate, top):
    """A linear sweep from 50 Hz, faded in and out; the test computes the same."""
    n = rate
    t = np.arange(n) / rate
    fade = np.sin(np.pi * t) ** 2
    return 0.7 * fade * np.sin(2 * np.pi * (50 * t + (top - 50) / 2 * t * t))


def resampled(rate, top):
    """scipy's polyphase resampler with a long filter."""
    source = sweep(rate, top)
    up, down = 16_000 // gcd(16_000, rate), rate // gcd(16_000, rate)
    most = max(up, down)
    taps = firwin(2 * 64 * most + 1, 1 / most, window=("kaiser", 12.0))
    golden = resample_poly(source, up, down, window=taps)
    golden.astype("<f4").tofile(f"sweep-{rate}.f32")
    wavfile.write("/tmp/sweep.wav", rate, source.astype("<f4"))
    run("sox", "/tmp/sweep.wav", "-r", "16000", "-e", "float", "-b", "32", "/tmp/sox.wav", "rate", "-v")
    other = wavfile.read("/tmp/sox.wav")[1]
    n = min(len(golden), len(other))
    difference = golden[:n] - other[:n]
    print(f"{rate}: sox differs from scipy by {np.sqrt(np.mean(difference**2)):.2e} RMS, "
          f"{np.abs(difference).max():.2e} at most, {len(other) - len(golden)} samples")


if __name__ == "__main__":
    pulses()
    noise()
    videos()
    stereo()
    for source_rate, top in ((8_000, 3_000), (44_100, 6_000), (48_000, 6_000)):
        resampled(source_rate, top)
