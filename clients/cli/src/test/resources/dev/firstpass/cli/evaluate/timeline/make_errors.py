"""Writes turns.tsv (made-up conversations and what was found of them) and errors.tsv (what pyannote.metrics measures).

Usage: PYTHONPATH=<pyannote-core>/src:<pyannote-metrics>/src python3 make_errors.py <dscore>/scorelib/md-eval-22.pl
"""
import importlib.metadata
import os
import random
import re
import subprocess
import sys
import tempfile

importlib.metadata.version = lambda name: "source"  # the sources are not installed

import numpy as np
from pyannote.core import Annotation, Segment, Timeline
from pyannote.metrics.detection import DetectionErrorRate
from pyannote.metrics.diarization import DiarizationErrorRate

SECONDS = 60.0
COLLAR = 0.25  # to either side, as md-eval counts it; pyannote.metrics counts both sides together
FRAME = 0.01


def conversation(source, speakers):
    """Turns in milliseconds that follow one another, overlap, or leave pauses."""
    turns, now = [], source.randint(0, 3000)
    while now < 55000:
        length = source.randint(200, 6000)
        turns.append((source.choice(speakers), now, min(now + length, 60000)))
        now = max(0, turns[-1][2] + source.randint(-1500, 2500))
    return turns


def found(source, turns, names):
    """What a model might find: boundaries moved, turns lost, others named or made up."""
    result = []
    for speaker, start, end in turns:
        if source.random() < 0.12:
            continue
        start = max(0, start + source.randint(-400, 400))
        end = min(60000, max(start + 50, end + source.randint(-400, 400)))
        name = source.choice(names) if source.random() < 0.15 else "m" + speaker
        result.append((name, start, end))
    for _ in range(source.randint(0, 3)):
        start = source.randint(0, 58000)
        result.append((source.choice(names), start, start + source.randint(100, 2000)))
    # One name never speaks over itself: md-eval does not score that.
    alone = []
    for turn in sorted(result, key=lambda one: one[1]):
        if not any(other[0] == turn[0] and other[2] > turn[1] for other in alone):
            alone.append(turn)
    return alone


def examples():
    source = random.Random(3)
    for i in range(12):
        speakers = [chr(ord("A") + k) for k in range(1 + i % 5)]
        names = ["m" + one for one in speakers] + ["mX", "mY"][: i % 3]
        turns = [turn for turn in conversation(source, speakers)]
        alone = []
        for turn in turns:
            if not any(other[0] == turn[0] and other[2] > turn[1] for other in alone):
                alone.append(turn)
        scored = [(0, 60000)] if i % 3 else [(2000, 21000), (24500, 50000)]
        yield f"talk{i}", alone, found(source, alone, names), scored
    yield "silence", [], [("mA", 1000, 2500)], [(0, 60000)]
    yield "missed", [("A", 1000, 2500)], [], [(0, 60000)]


def annotation(turns):
    result = Annotation()
    for i, (speaker, start, end) in enumerate(turns):
        result[Segment(start / 1000, end / 1000), i] = speaker
    return result


def speech(turns, seconds):
    """Which frames' middles lie in turns."""
    middles = (np.arange(round(SECONDS / FRAME)) + 0.5) * FRAME
    flags = np.zeros(middles.shape, dtype=bool)
    for start, end in turns:
        flags |= (middles >= start) & (middles < end)
    return flags


def frames(turns, hypothesis, scored, collar):
    reference = speech([(s / 1000, e / 1000) for _, s, e in turns], SECONDS)
    hypothesis = speech([(s / 1000, e / 1000) for _, s, e in hypothesis], SECONDS)
    counted = speech([(s / 1000, e / 1000) for s, e in scored], SECONDS)
    edges = [edge / 1000 for _, s, e in turns for edge in (s, e)]
    if collar:
        counted &= ~speech([(edge - collar, edge + collar) for edge in edges], SECONDS)
    return [
        int(np.sum(counted & (reference == r) & (hypothesis == h)))
        for r, h in ((True, True), (False, True), (True, False), (False, False))
    ]


def nist(program, name, turns, hypothesis, scored, collar):
    """Returns spoken, missed, false and confused seconds of md-eval, or None: it fails without turns on either side."""
    if not turns or not hypothesis:
        return None
    with tempfile.TemporaryDirectory() as folder:
        def write(file, lines):
            with open(os.path.join(folder, file), "w") as out:
                out.writelines(line + "\n" for line in lines)

        for file, rows in (("ref", turns), ("sys", hypothesis)):
            write(file, [f"SPEAKER {name} 1 {s / 1000:.3f} {(e - s) / 1000:.3f} <NA> <NA> {who} <NA>" for who, s, e in rows])
        write("uem", [f"{name} 1 {s / 1000:.3f} {e / 1000:.3f}" for s, e in scored])
        text = subprocess.run(
            ["perl", program, "-c", str(collar), "-u", "uem", "-r", "ref", "-s", "sys"],
            cwd=folder, check=True, capture_output=True, text=True,
        ).stdout
    return [
        float(re.search(what + r" TIME =\s*([\d.]+) secs", text).group(1))
        for what in ("SCORED SPEAKER", "MISSED SPEAKER", "FALARM SPEAKER", "SPEAKER ERROR")
    ]


def main():
    with open("turns.tsv", "w", newline="\n") as given, open("errors.tsv", "w", newline="\n") as out:
        for name, turns, hypothesis, scored in examples():
            for kind, rows in (("said", turns), ("found", hypothesis), ("scored", [("-", *one) for one in scored])):
                given.writelines(f"{name}\t{kind}\t{who}\t{s / 1000}\t{e / 1000}\n" for who, s, e in rows)
            uem = Timeline([Segment(s / 1000, e / 1000) for s, e in scored])
            for collar in (0, COLLAR):
                both = annotation(turns), annotation(hypothesis)
                der = DiarizationErrorRate(collar=2 * collar)(*both, uem=uem, detailed=True)
                detection = DetectionErrorRate(collar=2 * collar)(*both, uem=uem, detailed=True)
                speakers = [der[key] for key in ("total", "missed detection", "false alarm", "confusion")]
                check = nist(sys.argv[1], name, turns, hypothesis, scored, collar)
                assert not check or max(abs(a - b) for a, b in zip(speakers, check)) < 0.011, (name, speakers, check)
                row = speakers + [detection[key] for key in ("total", "miss", "false alarm")]
                row = [f"{value:.6f}" for value in row] + frames(turns, hypothesis, scored, collar)
                out.write("\t".join(map(str, (name, collar, *row))) + "\n")


main()
