"""Makes the golden files of the speech features: see README.md.

Usage: make_golden.py WHISPER FUNASR NEMO LIBROSA KALDI_NATIVE_FBANK KISSFFT

Each argument is a git repository (bare or not) of the program of that name.
"""

import ast
import base64
import functools
import importlib.util
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import types

import numpy as np
import torch
import torchaudio
import torchaudio.compliance.kaldi as kaldi
from scipy.fft import dct

HERE = os.path.dirname(os.path.abspath(__file__))
RATE = 16000


# --- signals -----------------------------------------------------------------------------------


def signals():
    """16-bit samples by name, so that both sides read exactly the same numbers."""
    rng = np.random.default_rng(4)
    time = np.arange(8000) / RATE
    sweep = 0.5 * np.sin(2 * np.pi * (100 * time + 7700 / 2 / 0.5 * time**2)) + 0.01
    gap = rng.normal(0, 0.2, 8003)
    gap[2500:5600] = 0
    wave = {
        "noise": rng.normal(0, 0.1, 9637),
        "sweep": sweep,
        "gap": gap,
        "silence": np.zeros(3000),
        "short": rng.normal(0, 0.1, 250),
        "second": rng.normal(0, 0.05, 15800) * np.hanning(15800),
    }
    return {name: np.clip(np.round(x * 32768), -32768, 32767).astype(np.int16) for name, x in wave.items()}


SIGNALS = signals()


def floats(name):
    return SIGNALS[name].astype(np.float64) / 32768


# --- files -------------------------------------------------------------------------------------


def base(array, kind):
    return base64.b64encode(np.ascontiguousarray(array, dtype=kind).tobytes()).decode()


def case(signal, rows, options=None):
    """Keeps some rows of a [frames, features] array: the first, the middle, the last."""
    rows = np.asarray(rows)
    frames = len(rows)
    kept = sorted(set(i for i in [0, 1, 2, frames // 2, frames // 2 + 1, frames - 2, frames - 1] if 0 <= i < frames))
    assert np.isfinite(rows).all(), (signal, options)
    return {
        "signal": signal,
        "options": options or {},
        "frames": frames,
        "kept": kept,
        "float32": base(rows[kept] if kept else rows, "<f4"),
    }


def write(name, program, cases):
    with open(os.path.join(HERE, name + ".json"), "w") as file:
        json.dump({"program": program, "cases": cases}, file, indent=1)
        file.write("\n")


# --- programs ----------------------------------------------------------------------------------


def commit(repository):
    return subprocess.check_output(["git", "-C", repository, "rev-parse", "HEAD"], text=True).strip()[:12]


def source(repository, path):
    return subprocess.check_output(["git", "-C", repository, "show", "HEAD:" + path])


def checkout(repository, paths, folder):
    archive = subprocess.Popen(["git", "-C", repository, "archive", "HEAD", *paths], stdout=subprocess.PIPE)
    subprocess.check_call(["tar", "x", "-C", folder], stdin=archive.stdout)
    assert archive.wait() == 0


def parts(text, names, namespace):
    """Runs the named functions and classes of a source file, and nothing else of it."""
    tree = ast.parse(text)
    body = [n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and n.name in names]
    for node in body:
        if isinstance(node, ast.FunctionDef):
            node.decorator_list = []
    found = {n.name for n in body}
    body = [n for n in body if not (isinstance(n, ast.FunctionDef) and is_overload(n))]
    assert found == set(names), found
    exec(compile(ast.Module(body, []), "reference", "exec"), namespace)
    return namespace


def is_overload(node):
    return len(node.body) == 1 and isinstance(node.body[0], ast.Expr)


def module(name, **attributes):
    made = types.ModuleType(name)
    made.__dict__.update(attributes)
    sys.modules[name] = made
    return made


# --- Fourier -----------------------------------------------------------------------------------


def fourier():
    rng = np.random.default_rng(1)
    cases = []
    for size in [2, 4, 6, 10, 30, 98, 242, 400, 512]:
        frame = rng.normal(size=size)
        spectrum = np.fft.rfft(frame)
        cases.append(
            {"size": size, "frame": base(frame, "<f8"), "real": base(spectrum.real, "<f8"), "imaginary": base(spectrum.imag, "<f8")}
        )
    write("fft", "numpy " + np.__version__ + ", fft.rfft", cases)


# --- Whisper -----------------------------------------------------------------------------------


def whisper(repository):
    with tempfile.TemporaryDirectory() as folder:
        checkout(repository, ["whisper/audio.py", "whisper/assets/mel_filters.npz"], folder)
        module("reference_whisper").__path__ = [os.path.join(folder, "whisper")]
        module("reference_whisper.utils", exact_div=lambda x, y: x // y)
        path = os.path.join(folder, "whisper", "audio.py")
        spec = importlib.util.spec_from_file_location("reference_whisper.audio", path)
        audio = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(audio)
        torch.set_default_dtype(torch.float64)
        stored = audio.mel_filters
        audio.mel_filters = functools.partial(lambda f, d, n: f(d, n).double(), stored)
        cases = []
        for name in ["noise", "sweep", "gap", "silence", "short"]:
            for mels in (80, 128):
                features = audio.log_mel_spectrogram(torch.from_numpy(floats(name)), mels)
                cases.append(case(name, features.numpy().T, {"mels": mels}))
        whole = audio.log_mel_spectrogram(torch.from_numpy(floats("gap")), 80, padding=480000)
        window = audio.pad_or_trim(whole[:, 20:50], 40)
        cases.append(case("gap", window.numpy().T, {"mels": 80, "first": 20, "frames": 30, "width": 40}))
        torch.set_default_dtype(torch.float32)
    write("log-mel", "openai/whisper " + commit(repository) + ", in double precision", cases)


# --- Kaldi -------------------------------------------------------------------------------------

FBANKS = [
    ("noise", {}),
    ("sweep", {}),
    ("gap", {}),
    ("silence", {}),
    ("short", {}),
    ("noise", {"taper": "hamming"}),
    ("noise", {"taper": "hanning", "mels": 40, "power": False}),
    ("noise", {"snip": False, "scale": 1, "high": -400}),
    ("sweep", {"snip": False, "scale": 1, "high": -400}),
    ("short", {"snip": False}),
    ("noise", {"rate": 8000, "mels": 40}),
]
DEFAULTS = {"taper": "povey", "mels": 80, "snip": True, "scale": 32768, "high": 0, "power": True, "rate": RATE}


def torch_fbank(name, options):
    o = {**DEFAULTS, **options}
    if len(SIGNALS[name]) < o["rate"] * 0.025:
        return np.zeros((0, o["mels"]))
    wave = torch.from_numpy(floats(name) * o["scale"])[None]
    return kaldi.fbank(
        wave,
        dither=0.0,
        window_type=o["taper"],
        num_mel_bins=o["mels"],
        high_freq=float(o["high"]),
        snip_edges=o["snip"],
        use_power=o["power"],
        sample_frequency=float(o["rate"]),
    ).numpy()


def native_fbank(program, name, options):
    o = {**DEFAULTS, **options}
    arguments = [o["taper"], int(o["snip"]), o["high"], o["scale"], int(o["power"]), o["mels"], o["rate"]]
    out = subprocess.run(
        [program, *map(str, arguments)], input=floats(name).astype("<f4").tobytes(), stdout=subprocess.PIPE, check=True
    ).stdout
    return np.frombuffer(out, "<f4").reshape(-1, o["mels"])


def build_native(repository, kissfft, folder):
    checkout(repository, ["kaldi-native-fbank/csrc"], folder)
    checkout(kissfft, ["."], folder)
    names = "feature-fbank feature-functions feature-mfcc feature-window kaldi-math mel-computations online-feature rfft whisper-feature"
    sources = ["kaldi-native-fbank/csrc/" + n + ".cc" for n in names.split()]
    subprocess.check_call(["gcc", "-O2", "-c", "kiss_fft.c", "kiss_fftr.c"], cwd=folder)
    main = os.path.join(HERE, "fbank_main.cc")
    subprocess.check_call(["g++", "-std=c++17", "-O2", "-I.", "-o", "fbank", main, *sources, "kiss_fft.o", "kiss_fftr.o"], cwd=folder)
    return os.path.join(folder, "fbank")


def fbanks(repository, kissfft):
    torch.set_default_dtype(torch.float64)
    write(
        "fbank-torchaudio",
        "torchaudio " + torchaudio.__version__ + ", compliance.kaldi.fbank, in double precision",
        [case(name, torch_fbank(name, options), options) for name, options in FBANKS if (name, options.get("snip", True)) != ("short", False)],
    )
    with tempfile.TemporaryDirectory() as folder:
        program = build_native(repository, kissfft, folder)
        cases = []
        for name, options in FBANKS:
            rows = native_fbank(program, name, options)
            if name != "sweep":  # between the harmonics there is only its rounding
                cases.append(case(name, rows, options))
            if (name, options.get("snip", True)) != ("short", False):
                print("float against double", name, options, np.abs(rows - torch_fbank(name, options)).max(initial=0))
    write("fbank-native", "csukuangfj/kaldi-native-fbank " + commit(repository) + ", in single precision", cases)
    torch.set_default_dtype(torch.float32)


# --- FunASR ------------------------------------------------------------------------------------


def funasr(repository):
    torch.set_default_dtype(torch.float64)
    module("funasr").__path__ = []
    module("funasr.frontends").__path__ = []
    sys.modules["funasr.frontends"].eend_ola_feature = module("funasr.frontends.eend_ola_feature")
    tables = types.SimpleNamespace(register=lambda *_: lambda kind: kind)
    module("funasr.register", tables=tables)
    front = types.ModuleType("front")
    exec(compile(source(repository, "funasr/frontends/wav_frontend.py"), "wav_frontend.py", "exec"), front.__dict__)
    rng = np.random.default_rng(9)
    cases = []
    for window, shift in ((7, 6), (5, 1), (1, 1)):
        for frames in (1, 2, 3, 4, 5, 6, 7, 10, 12, 13, 29):
            rows = rng.normal(size=(frames, 3)).astype(np.float32)
            out = front.apply_lfr(torch.from_numpy(rows), window, shift).numpy()
            cases.append(
                {"window": window, "shift": shift, "size": 3, "in": base(rows, "<f4"), "frames": len(out), "out": base(out, "<f4")}
            )
    write("low-frame-rate", "modelscope/FunASR " + commit(repository) + ", apply_lfr", cases)

    add = np.round(rng.normal(-8, 1, 560), 4)
    multiply = np.round(rng.uniform(0.1, 0.3, 560), 4)
    with tempfile.NamedTemporaryFile("w", suffix=".mvn") as file:
        for tag, values in (("<AddShift>", add), ("<Rescale>", multiply)):
            file.write(tag + " 560 560\n<LearnRateCoef> 0 [ " + " ".join(map(str, values)) + " ]\n")
        file.flush()
        frontend = front.WavFrontend(cmvn_file=file.name, lfr_m=7, lfr_n=6, dither=0.0)
        cases = []
        for name in ["noise", "gap"]:
            wave = torch.from_numpy(floats(name))[None]
            rows, _ = frontend(wave, torch.tensor([wave.shape[1]]))
            cases.append(case(name, rows[0].numpy(), {"add": base(add, "<f4"), "multiply": base(multiply, "<f4")}))
    write("wav-frontend", "modelscope/FunASR " + commit(repository) + ", WavFrontend, filter banks in double precision", cases)
    torch.set_default_dtype(torch.float32)


# --- NeMo --------------------------------------------------------------------------------------


def librosa_mel(repository):
    convert = {"np": np, "cast": lambda _, value: value}
    names = ["fft_frequencies", "mel_frequencies", "hz_to_mel", "mel_to_hz"]
    text = "from __future__ import annotations\n".encode()
    strip = lambda path: text + source(repository, path)
    numbers = lambda path, wanted: parts_untyped(strip(path), wanted, convert)
    numbers("librosa/core/convert.py", names)
    convert["warnings"] = types.SimpleNamespace(warn=print)
    convert["util"] = types.SimpleNamespace()
    convert["ParameterError"] = ValueError
    numbers("librosa/filters.py", ["mel"])
    return convert["mel"]


def parts_untyped(text, names, namespace):
    tree = ast.parse(text)
    body = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in names and not is_overload(node):
            node.decorator_list = []
            node.returns = None
            for argument in [*node.args.args, *node.args.kwonlyargs, *node.args.posonlyargs]:
                argument.annotation = None
            node.args.kw_defaults = [
                ast.copy_location(ast.Name("float", ast.Load()), d) if d is not None and "float32" in ast.unparse(d) else d
                for d in node.args.kw_defaults
            ]
            body.append(node)
    assert {n.name for n in body} == set(names), [n.name for n in body]
    exec(compile(ast.Module(body, []), "reference", "exec"), namespace)


def nemo(repository, librosa):
    text = source(repository, "nemo/collections/asr/parts/preprocessing/features.py").decode()
    text = text.replace("torch.float)", "torch.float64)").replace("torch.float,", "torch.float64,")
    torch.set_default_dtype(torch.float64)
    torch.amp = types.SimpleNamespace(autocast=lambda *_, **__: torch.autocast("cpu", enabled=False))
    namespace = {
        "torch": torch, "nn": torch.nn, "math": math, "random": random, "CONSTANT": 1e-5,
        "logging": types.SimpleNamespace(info=print, debug=lambda *_: None, warning=print),
        "librosa": types.SimpleNamespace(filters=types.SimpleNamespace(mel=librosa_mel(librosa))),
    }
    parts(text, ["normalize_batch", "splice_frames", "FilterbankFeatures"], namespace)
    cases = []
    for name in ["noise", "sweep", "gap", "silence", "short"]:
        for mels in (80, 64):
            for normalize in ("per_feature", None):
                if name == "silence" and normalize:
                    continue  # nothing but rounding, times 1e5
                features = namespace["FilterbankFeatures"](
                    n_window_size=400, n_window_stride=160, n_fft=512, nfilt=mels, normalize=normalize, dither=0.0, pad_to=0
                ).eval()
                wave = torch.from_numpy(floats(name))[None]
                rows, length = features(wave, torch.tensor([wave.shape[1]]))
                rows = rows[0, :, : int(length[0])].numpy().T
                cases.append(case(name, rows, {"mels": mels, "normalise": normalize is not None}))
    write("nemo-mel", "NVIDIA/NeMo " + commit(repository) + ", FilterbankFeatures, in double precision", cases)

    cases = []
    for name in ["noise", "sweep", "gap", "silence"]:
        mfcc = torchaudio.transforms.MFCC(
            sample_rate=RATE, n_mfcc=64, dct_type=2, norm="ortho", log_mels=True,
            melkwargs=dict(f_min=0.0, f_max=None, n_mels=64, n_fft=512, win_length=400, hop_length=160, window_fn=torch.hann_window),
        ).double()
        cases.append(case(name, mfcc(torch.from_numpy(floats(name))).numpy().T))
    write("nemo-mfcc", "torchaudio " + torchaudio.__version__ + ", transforms.MFCC as NeMo calls it, in double precision", cases)
    torch.set_default_dtype(torch.float32)


# --- keyword spotting --------------------------------------------------------------------------


def keyword():
    """The formulas of tf.signal's documentation, in numpy."""

    def mel(hertz):
        return 1127 * np.log(1 + hertz / 700)

    edges = np.linspace(mel(20.0), mel(4000.0), 42)
    bins = mel(np.linspace(0, RATE / 2, 257)[1:])[:, None]
    up = (bins - edges[None, :-2]) / (edges[1:-1] - edges[:-2])
    down = (edges[None, 2:] - bins) / (edges[2:] - edges[1:-1])
    weights = np.vstack([np.zeros((1, 40)), np.maximum(0, np.minimum(up, down))])
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(480) / 480)
    cases = []
    for name in ["noise", "sweep", "gap", "second"]:
        wave = SIGNALS[name].astype(np.float32)
        wave = np.pad(wave / wave.max(), (0, RATE - len(wave))).astype(np.float64)
        frames = np.stack([wave[320 * f : 320 * f + 480] * window for f in range(49)])
        logs = np.log(np.abs(np.fft.rfft(frames, 512)) @ weights + 1e-6)
        cases.append(case(name, (dct(logs, type=2, axis=-1) / np.sqrt(2 * 40))[:, :10]))
    write("keyword-mfcc", "numpy " + np.__version__ + ", from the formulas of tf.signal's documentation", cases)


def waveform():
    """As transformers' zero_mean_unit_var_norm documents it."""
    cases = []
    for name in ["noise", "sweep", "gap", "silence", "short"]:
        wave = floats(name)
        cases.append(case(name, ((wave - wave.mean()) / np.sqrt(wave.var() + 1e-7))[:, None]))
    write("waveform", "numpy " + np.__version__, cases)


def main():
    whisper_at, funasr_at, nemo_at, librosa_at, native_at, kissfft_at = sys.argv[1:]
    with open(os.path.join(HERE, "signals.json"), "w") as file:
        json.dump({name: base(samples, "<i2") for name, samples in SIGNALS.items()}, file, indent=1)
        file.write("\n")
    fourier()
    whisper(whisper_at)
    fbanks(native_at, kissfft_at)
    funasr(funasr_at)
    nemo(nemo_at, librosa_at)
    keyword()
    waveform()


if __name__ == "__main__":
    main()
