"""Makes segments.json: windows, embeddings and the segments that the reference makes of them.

    python3 make_segments.py speaker-diarization-onnx.py > segments.json

Windows and embeddings are made up with fixed seeds. The reference's own main() runs over them; only
what it loads is replaced: the graph, the recording, the embeddings, and the clustering, which is
scipy's.
"""
import base64
import importlib.util
import json
import sys
import types

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist

RATE, WINDOW, STEP, FIELD, SHIFT, FRAMES = 16000, 160000, 16000, 991, 270, 589
SETS = [(), (0,), (1,), (2,), (0, 1), (0, 2), (1, 2)]
META = {
    "window_size": WINDOW, "sample_rate": RATE, "receptive_field_size": FIELD,
    "receptive_field_shift": SHIFT, "num_speakers": 3, "powerset_max_classes": 2, "num_classes": 7,
}


def conversation(rng, seconds, speakers, longest_silence):
    """Returns (speaker, start, end), at most two at once, the last half second silent."""
    turns, now, last = [], 0.4, {s: 0.0 for s in range(speakers)}
    previous = -1
    while True:
        late = [s for s in last if s != previous and now - last[s] > longest_silence - 3.2]
        choice = late or [s for s in last if s != previous]
        speaker = int(rng.choice(choice))
        end = now + rng.uniform(0.8, 2.6)
        if end > seconds - 0.6:
            return turns
        turns.append((speaker, now, end))
        last[speaker], previous = end, speaker
        now = end + rng.uniform(-0.5, 0.5)


def windows(rng, samples, turns):
    """Returns the class of each frame, and who each window's speakers are."""
    count = (samples - WINDOW) // STEP + 1 + ((samples - WINDOW) % STEP > 0)
    classes, who = np.zeros((count, FRAMES), np.uint8), []
    for i in range(count):
        times = (i * STEP + SHIFT * np.arange(FRAMES) + FIELD / 2) / RATE
        active = {}
        for speaker, start, end in turns:
            start, end = start + rng.normal(0, 0.03), end + rng.normal(0, 0.03)
            heard = (times >= start) & (times < end)
            if heard.any():
                active[speaker] = active.get(speaker, np.zeros(FRAMES, bool)) | heard
        order = sorted(active, key=lambda s: -active[s].sum())[:3]
        order = [order[k] for k in rng.permutation(len(order))]
        who.append(order)
        for f in range(FRAMES):
            now = [j for j, s in enumerate(order) if active[s][f]][:2]
            classes[i, f] = SETS.index(tuple(now))
    return classes, who


class Reference:
    """The reference with what it loads replaced."""

    def __init__(self, path):
        for name in ("librosa", "onnxruntime", "sherpa_onnx", "soundfile"):
            sys.modules[name] = types.ModuleType(name)
        spec = importlib.util.spec_from_file_location("reference", path)
        self.code = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.code)

    def run(self, samples, classes, embeddings, clusters):
        code, segments, given = self.code, [], iter(embeddings)
        state = {"next": 0}

        class Session:
            def __init__(self, *args, **kwargs):
                pass

            def get_modelmeta(self):
                return types.SimpleNamespace(custom_metadata_map={k: str(v) for k, v in META.items()})

            def get_outputs(self):
                return [types.SimpleNamespace(name="y")]

            def get_inputs(self):
                return [types.SimpleNamespace(name="x")]

            def run(self, names, inputs):
                first = state["next"]
                state["next"] += inputs["x"].shape[0]
                return (np.eye(7, dtype=np.float32)[classes[first:state["next"]]],)

        code.ort.SessionOptions = types.SimpleNamespace
        code.ort.InferenceSession = Session
        code.sf.read = lambda *args, **kwargs: (np.zeros((samples, 1), np.float32), RATE)
        stream = types.SimpleNamespace(
            accept_waveform=lambda **kwargs: None, input_finished=lambda: None)
        code.load_speaker_embedding_model = lambda filename: types.SimpleNamespace(
            create_stream=lambda: stream, is_ready=lambda s: True, compute=lambda s: next(given))
        code.sherpa_onnx.FastClusteringConfig = lambda **kwargs: None
        code.sherpa_onnx.FastClustering = lambda config: clusters
        if not hasattr(self, "all_of"):
            self.all_of = code.get_embeddings
        # As the C++ program does; the script itself leaves it out.
        code.get_embeddings = lambda *a, **k: self.all_of(*a, **{**k, "exclude_overlap": True})
        code.get_args = lambda: types.SimpleNamespace(
            seg_model=__file__, wav=__file__, speaker_embedding_model="")
        code.print = lambda *args: segments.extend(
            a for a in args if isinstance(a, code.Segment))
        code.main()
        assert next(given, None) is None, "embeddings left"
        return sorted([s.start, s.end, int(s.speaker)] for s in segments)


def numbered(labels):
    seen = {}
    return np.array([seen.setdefault(int(label), len(seen)) for label in labels])


def clustering(speakers, threshold):
    def cluster(embeddings):
        tree = linkage(pdist(embeddings, "cosine"), "complete")
        if speakers:
            return numbered(fcluster(tree, speakers, "maxclust"))
        return numbered(fcluster(tree, threshold, "distance"))

    return cluster


def voices(rng, classes, who, noise):
    """Returns an embedding for each speaker of a window who is alone in 10 frames or more."""
    middles = rng.normal(size=(8, 16))
    result = []
    for row, order in zip(classes, who):
        for j, speaker in enumerate(order):
            if (row == 1 + j).sum() >= 10:
                result.append(middles[speaker] + noise * rng.normal(size=16))
    return np.array(result, np.float32)


def packed(array):
    return base64.b64encode(array.tobytes()).decode()


def main():
    reference = Reference(sys.argv[1])
    cases = []
    for name, seed, seconds, speakers, longest, noise, runs in (
        ("three", 1, 60.0, 3, 8.0, 0.3, [(0, 0.5), (2, 0.5), (3, 0.5)]),
        ("partial", 2, 44.37, 3, 8.0, 0.3, [(0, 0.5), (0, 0.9)]),
        ("returning", 3, 75.5, 4, 40.0, 0.4, [(0, 0.5), (4, 0.5), (3, 0.5)]),
        ("two", 4, 30.01, 2, 8.0, 0.5, [(2, 0.5), (0, 0.9)]),
    ):
        rng = np.random.default_rng(seed)
        samples = int(seconds * RATE)
        classes, who = windows(rng, samples, conversation(rng, seconds, speakers, longest))
        embeddings = voices(rng, classes, who, noise)
        cases.append({
            "name": name, "samples": samples, "continuous": longest < 9, "windows": len(classes),
            "classes": packed(classes), "embeddings": packed(embeddings), "size": 16,
            "runs": [{
                "speakers": count, "threshold": threshold, "merged": 0 < count < speakers,
                "segments": reference.run(
                    samples, classes, embeddings, clustering(count, threshold)),
            } for count, threshold in runs],
        })
        for run in cases[-1]["runs"]:
            print(name, len(embeddings), run["speakers"], run["threshold"], len(run["segments"]),
                  len({s[2] for s in run["segments"]}), file=sys.stderr)
    json.dump(cases, sys.stdout)


main()
