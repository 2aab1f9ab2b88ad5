"""Decodes random scores with the references' own search and stores what they find. See README.md.

    /usr/bin/python3 make_decoding.py REFERENCES

REFERENCES holds checkouts: wenet, FunASR, icefall.
"""
import importlib.util
import json
import os
import sys
from unittest.mock import MagicMock

import numpy as np
import torch

HERE = os.path.dirname(os.path.abspath(__file__))
REFERENCES = sys.argv[1]
CHARACTERS = "\u4f60\u597d\u4e16\u754c\u4eca\u5929\u660e\u6c14\u5f88\u5929\u6668"


def load(name, *path):
    spec = importlib.util.spec_from_file_location(name, os.path.join(REFERENCES, *path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def wenet():
    for name in ["wenet.utils.common", "wenet.utils.mask", "wenet.text.tokenize_utils"]:
        sys.modules[name] = MagicMock()
    import math

    def log_add(*args):  # wenet/utils/common.py imports much; this is its definition's formula
        if all(a == -float("inf") for a in args):
            return -float("inf")
        top = max(args)
        return top + math.log(sum(math.exp(a - top) for a in args))

    sys.modules["wenet.utils.common"].log_add = log_add
    for name in ["wenet", "wenet.utils", "wenet.text", "torchaudio", "torchaudio.functional"]:
        sys.modules.setdefault(name, MagicMock())
    utils = load("wenet.utils.ctc_utils", "wenet", "wenet", "utils", "ctc_utils.py")
    load("wenet.utils.context_graph", "wenet", "wenet", "utils", "context_graph.py")
    search = load("search", "wenet", "wenet", "models", "transformer", "search.py")
    return utils, search


class Automaton:
    """icefall's phrases for WeNet's search, which wants its own automaton's two answers."""

    def __init__(self, graph, phrases, boost):
        self.graph = graph.ContextGraph(boost)
        self.graph.build(phrases)
        self.root = self.graph.root

    def forward_one_step(self, state, token):
        return self.graph.forward_one_step(state, token, strict_mode=False)[:2]

    def finalize(self, state):
        return self.graph.finalize(state)

    def total(self, tokens):
        """The bonus of a finished hypothesis, and what the end took back."""
        state, bonus = self.root, 0
        for token in tokens:
            score, state = self.forward_one_step(state, token)
            bonus += score
        end, _ = self.finalize(state)
        return bonus, end


def best_of(found, phrases):
    """WeNet's search overwrites the bonus at the end and does not sort again; icefall's does both."""
    scores = found.nbest_scores
    if phrases:
        # The score holds what the end took back, but not the bonus.
        ends = [phrases.total(tokens) for tokens in found.nbest]
        scores = [score + bonus for score, (bonus, _) in zip(scores, ends)]
    return list(found.nbest[max(range(len(scores)), key=lambda i: scores[i])])


def tokens_of(classes):
    return ["<blank>"] + list(dict.fromkeys(CHARACTERS))[: classes - 1]


def scores(rng, frames, classes, blank):
    logits = rng.normal(0, 1.5, (frames, classes))
    logits[:, blank] += 1.0
    for frame in range(0, frames, 3):
        logits[frame : frame + 2, rng.integers(classes)] += 3
    return np.round(logits, 3)


def ctc():
    utils, search = wenet()
    graph = load("context_graph", "icefall", "icefall", "context_graph.py")
    align = load("ctc_alignment", "FunASR", "funasr", "models", "sense_voice", "utils", "ctc_alignment.py")
    cases = []
    for seed, frames, classes in [(1, 24, 6), (2, 40, 9), (3, 60, 10), (4, 35, 10), (5, 50, 10), (6, 12, 4)]:
        rng = np.random.default_rng(seed)
        table = tokens_of(classes)
        ids = {token: number for number, token in enumerate(table)}
        logits = scores(rng, frames, classes, 0)
        logp = torch.tensor(logits, dtype=torch.float32).log_softmax(-1)
        best = logp.argmax(-1).tolist()
        greedy = utils.remove_duplicates_and_blank(best, 0)
        searches = []
        for beam in (1, 3, 4):
            for phrases, boost in [([], 0), ([table[1] + table[3], table[2] + table[1] + table[3]], 2.5)]:
                numbers = [[ids[character] for character in phrase] for phrase in phrases]
                biased = Automaton(graph, numbers, boost) if phrases else None
                found = search.ctc_prefix_beam_search(logp[None], torch.tensor([frames]), beam, biased, 0)[0]
                hyp = best_of(found, biased)
                path = align.ctc_forced_align(logp[None], torch.tensor([hyp]), torch.tensor([frames]),
                                              torch.tensor([len(hyp)]))[0].tolist() if hyp else []
                searches.append({"beam": beam, "hotwords": phrases, "boost": boost, "tokens": hyp, "path": path})
        cases.append({"tokens": table, "logits": logits.tolist(), "greedy": greedy,
                      "peaks": utils.gen_ctc_peak_time(best, 0), "path": best, "searches": searches})
    return cases


def paraformer():
    stamps = load("timestamp_utils", "FunASR", "runtime", "python", "onnxruntime", "funasr_onnx", "utils",
                  "timestamp_utils.py")
    post = load("postprocess_utils", "FunASR", "funasr", "utils", "postprocess_utils.py")
    cases = []
    for seed, fires in [(1, [5, 14, 22, 40, 95]), (2, [2, 9, 60]), (3, [0, 1]), (4, [8, 9, 10, 11, 44, 90, 91])]:
        rng = np.random.default_rng(seed)
        peaks = np.round(rng.random(fires[-1] + [3, 20, 1, 7][seed - 1]) * 0.9, 3)
        peaks[fires] = np.round(1 + rng.random(len(fires)) * 0.3, 3)
        letters = list("abcdefgh")[: len(fires) - 1]
        _, times = stamps.time_stamp_lfr6_onnx(peaks.copy(), letters)
        text, _ = stamps.time_stamp_lfr6_onnx(peaks.copy(), letters)
        spans = [part.split() for part in text.split(";") if part]
        cases.append({"peaks": peaks.tolist(), "tokens": len(letters),
                      "spans": [[float(a), float(b)] for sign, a, b in spans if sign != "<sil>"]})
    texts = []
    for tokens in [["\u4f60", "\u597d"], ["hel@@", "lo", "wor@@", "l@@", "d"], ["\u4f60", "hel@@", "lo", "\u4e16", "\u754c"],
                   ["ok", "\u4f60", "ok"], ["a@@", "b", "\u4f60", "\u597d", "c"]]:
        sentence, words = post.sentence_postprocess(list(tokens))[:2]
        texts.append({"tokens": tokens, "text": sentence, "words": [w for w in words if w.strip()]})
    return {"times": cases, "texts": texts}


class Ragged:
    """As much of k2's ragged tensors as the search of one recording asks for."""

    def __init__(self, splits):
        self.splits = splits

    def to(self, device):
        return self

    def row_splits(self, axis):
        return self.splits

    def row_ids(self, axis):
        return torch.repeat_interleave(torch.arange(len(self.splits) - 1), torch.diff(self.splits.long()))


def icefall():
    k2 = MagicMock()
    k2.ragged.create_ragged_shape2 = lambda row_splits, cached_tot_size: Ragged(row_splits)
    k2.RaggedTensor = lambda shape, value: [value[a:b] for a, b in zip(shape.splits[:-1], shape.splits[1:])]
    sys.modules["k2"] = k2
    for name in ["sentencepiece", "icefall", "icefall.decode", "icefall.lm_wrapper", "icefall.rnn_lm",
                 "icefall.rnn_lm.model", "icefall.transformer_lm", "icefall.transformer_lm.model",
                 "icefall.utils"]:
        sys.modules[name] = MagicMock()
    graph = load("context_graph", "icefall", "icefall", "context_graph.py")
    sys.modules["icefall"].ContextGraph = graph.ContextGraph
    sys.modules["icefall"].ContextState = graph.ContextState
    from dataclasses import dataclass

    @dataclass
    class DecodingResults:
        hyps: list
        timestamps: list

    sys.modules["icefall.utils"].DecodingResults = DecodingResults
    return graph, load("beam_search", "icefall", "egs", "librispeech", "ASR",
                       "pruned_transducer_stateless2", "beam_search.py")


class TinyTransducer(torch.nn.Module):
    """Scores that depend on the frame and, through a table, on the last two tokens."""

    def __init__(self, seed, classes):
        super().__init__()
        rng = np.random.default_rng(seed)
        self.table = np.round(rng.normal(0, 1, (classes + 1, classes + 1, classes)), 3)
        self.register_parameter("anchor", torch.nn.Parameter(torch.zeros(1)))
        after = torch.tensor(self.table, dtype=torch.float32)

        def decoder(y, need_pad=False):
            return after[y[:, 0], y[:, 1]][:, None]  # -1 is the last row: before the first token

        self.decoder = type("D", (), {"blank_id": 0, "context_size": 2, "__call__": staticmethod(decoder)})()
        same = lambda x: x

        def joiner(sound, text, project_input=False):
            return sound + text.reshape(text.size(0), 1, 1, -1)

        self.joiner = type("J", (), {"encoder_proj": staticmethod(same), "decoder_proj": staticmethod(same),
                                     "__call__": staticmethod(joiner)})()


def transducer():
    graph, search = icefall()
    cases = []
    for seed, frames, classes in [(1, 15, 5), (2, 30, 7), (3, 25, 8), (4, 40, 9)]:
        model = TinyTransducer(seed, classes)
        rng = np.random.default_rng(seed + 100)
        sound = scores(rng, frames, classes, 0)
        encoder = torch.tensor(sound, dtype=torch.float32)[None]
        table = tokens_of(classes)
        greedy = search.greedy_search(model, encoder, 1, return_timestamps=True)
        searches = []
        for beam in (1, 2, 4):
            for phrases, boost in [([], 0), ([[1, 3], [2, 4]], 1.5)]:
                biased = None
                if phrases:
                    biased = graph.ContextGraph(boost)
                    biased.build(phrases)
                found = search.modified_beam_search(model, encoder, torch.tensor([frames]), biased, beam,
                                                    return_timestamps=True)
                searches.append({"beam": beam, "hotwords": ["".join(table[i] for i in p) for p in phrases],
                                 "boost": boost, "tokens": found.hyps[0], "frames": found.timestamps[0]})
        cases.append({"tokens": table, "sound": sound.tolist(), "after": model.table.tolist(),
                      "greedy": greedy.hyps[0], "frames": greedy.timestamps[0], "searches": searches})
    return cases


if __name__ == "__main__":
    torch.set_num_threads(1)
    with torch.no_grad():
        made = {"ctc": ctc(), "paraformer": paraformer(), "transducer": transducer()}
    for name, content in made.items():
        with open(os.path.join(HERE, name + ".json"), "w", encoding="utf-8") as out:
            json.dump(content, out, ensure_ascii=False, separators=(",", ":"))
            out.write("\n")
