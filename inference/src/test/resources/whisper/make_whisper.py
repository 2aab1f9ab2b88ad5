"""Makes a tiny Whisper with random weights, exports it in the layouts that people have, and asks the
reference implementation what it hears.

    python3 make_whisper.py --whisper FOLDER_OF_openai_whisper

Needs torch 1.13, onnx, numpy, numba and regex. openai/whisper is imported as it is, but for: tiktoken
and tqdm (stood in for here), the vocabulary and the languages (cut), the draws of sampling (counted,
so that another program can repeat them), and the maximum of the log-mel features (of each window, not
of the file). Only numbers and the graphs are kept. See README.md.
"""

import argparse
import base64
import json
import math
import os
import sys
import types

import numpy as np
import onnx
import regex
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
FAMILIES = os.path.join(HERE, "../../../../../models/families/src/test/resources/golden/whisper")
LANGUAGES = 6
MERGES = 220
RATE = 16000
PATTERN = regex.compile(
    r"""'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"""
)
CORPUS = """The quick brown fox jumps over the lazy dog, and the dog sleeps on. It's what they've said:
we'll see in 2024 - or in 1999 -- (perhaps) "never". Die Katze läuft über die Straße; süße Bären
schlafen, während der Regen fällt. Ελληνικά γράμματα και λέξεις. 今天天气很好，我们去公园。
Где находится библиотека? ♪♪ music ♪♪ << no >> [noise] {x} ((y)) ''quoted'' the the the and and and
there then them they other another weather whether together gather"""


# ---- tokenizer -------------------------------------------------------------------------------


def byte_order():
    """The bytes in the order of their ids: those that print first, as in every such vocabulary."""
    printing = [*range(33, 127), *range(161, 173), *range(174, 256)]
    return printing + [b for b in range(256) if b not in printing]


def byte_letters():
    printing = [*range(33, 127), *range(161, 173), *range(174, 256)]
    letters = {b: chr(b) for b in printing}
    extra = 256
    for b in range(256):
        if b not in letters:
            letters[b] = chr(extra)
            extra += 1
    return letters


def train(corpus, merges):
    """Byte-pair encoding: the most frequent pair, the first of equals, becomes a token."""
    words = [[bytes([b]) for b in m.group().encode()] for m in PATTERN.finditer(corpus)]
    pairs = []
    for _ in range(merges):
        counts = {}
        for word in words:
            for pair in zip(word, word[1:]):
                counts[pair] = counts.get(pair, 0) + 1
        best = max(counts, key=counts.get)
        pairs.append(best)
        for word in words:
            i = 0
            while i < len(word) - 1:
                if (word[i], word[i + 1]) == best:
                    word[i : i + 2] = [best[0] + best[1]]
                i += 1
    return pairs


class Encoding:
    """Stands in for tiktoken's."""

    def __init__(self, name, explicit_n_vocab, pat_str, mergeable_ranks, special_tokens):
        self.ranks = mergeable_ranks
        self.specials = special_tokens
        self.by_id = {i: b for b, i in mergeable_ranks.items()}
        self.by_id.update({i: s.encode() for s, i in special_tokens.items()})
        self.special_tokens_set = list(special_tokens)

    @property
    def eot_token(self):
        return self.specials["<|endoftext|>"]

    def encode_single_token(self, token):
        return self.specials[token]

    def encode(self, text, **_):
        ids = []
        for match in PATTERN.finditer(text):
            parts = [bytes([b]) for b in match.group().encode()]
            while len(parts) > 1:
                ranked = [
                    (self.ranks.get(parts[i] + parts[i + 1], math.inf), i)
                    for i in range(len(parts) - 1)
                ]
                rank, i = min(ranked)
                if rank == math.inf:
                    break
                parts[i : i + 2] = [parts[i] + parts[i + 1]]
            ids += [self.ranks[p] for p in parts]
        return ids

    def decode(self, ids, errors="replace"):
        return b"".join(self.by_id[int(i)] for i in ids).decode("utf-8", errors)


PAIRS = train(CORPUS, MERGES)
RANKS = {bytes([b]): i for i, b in enumerate(byte_order())}
for left, right in PAIRS:
    RANKS[left + right] = len(RANKS)


def stand_in_encoding(name="multilingual", num_languages=LANGUAGES):
    from whisper.tokenizer import LANGUAGES as names

    specials = ["<|endoftext|>", "<|startoftranscript|>"]
    specials += [f"<|{code}|>" for code in list(names)[:num_languages]]
    specials += ["<|translate|>", "<|transcribe|>", "<|startoflm|>", "<|startofprev|>"]
    specials += ["<|nospeech|>", "<|notimestamps|>"]
    specials += [f"<|{i * 0.02:.2f}|>" for i in range(1501)]
    ids = {s: len(RANKS) + i for i, s in enumerate(specials)}
    return Encoding(name, None, None, RANKS, ids)


# ---- the reference ---------------------------------------------------------------------------


class SplitMix:
    """java.util.SplittableRandom."""

    def __init__(self, seed):
        self.state = seed & (2**64 - 1)

    def double(self):
        mask = 2**64 - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        z ^= z >> 31
        return (z >> 11) * 2.0**-53


class Draws:
    """The n-th attempt that samples has a stream of its own for each of its candidates."""

    def __init__(self):
        self.attempt = -1
        self.streams = {}

    def start(self):
        self.attempt += 1
        self.streams = {}

    def draw(self, row):
        if row not in self.streams:
            self.streams[row] = SplitMix(1000 * self.attempt + row)
        return self.streams[row].double()


DRAWS = Draws()
CALLS = []


def import_reference(folder):
    tiktoken = types.ModuleType("tiktoken")
    tiktoken.Encoding = Encoding
    sys.modules["tiktoken"] = tiktoken

    class Bar:
        def __init__(self, **_):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return False

        def update(self, _):
            pass

    tqdm = types.ModuleType("tqdm")
    tqdm.tqdm = Bar
    sys.modules["tqdm"] = tqdm
    sys.path.insert(0, folder)
    import whisper
    import whisper.audio
    import whisper.decoding
    import whisper.model
    import whisper.tokenizer

    transcribe = sys.modules["whisper.transcribe"]
    whisper.tokenizer.get_encoding = stand_in_encoding
    whisper.model.Whisper.is_multilingual = property(lambda self: True)
    whisper.model.Whisper.num_languages = property(lambda self: LANGUAGES)

    class Drawn:
        """Stands in for torch's Categorical: the first class that the draw does not exceed."""

        def __init__(self, logits):
            self.p = torch.softmax(logits.double(), dim=-1).numpy()

        def sample(self):
            rows = []
            for row, p in enumerate(self.p):
                at = DRAWS.draw(row)
                rows.append(int(np.searchsorted(np.cumsum(p), at, side="right")))
            return torch.tensor(rows)

    whisper.decoding.Categorical = Drawn

    run = whisper.decoding.DecodingTask.run

    def noted(task, mel):
        if task.options.temperature > 0:
            DRAWS.start()
        results = run(task, mel)
        r = results[0]
        CALLS.append(
            {
                "temperature": r.temperature,
                "initial": [int(t) for t in task.initial_tokens],
                "language": r.language,
                "tokens": [int(t) for t in r.tokens],
                "averageLogProbability": float(r.avg_logprob),
                "noSpeech": float(r.no_speech_prob),
                "compressionRatio": float(r.compression_ratio),
            }
        )
        return results

    whisper.decoding.DecodingTask.run = noted

    content = []

    def raw_log_mel(audio, n_mels, padding=0):
        content.append(len(audio) // 160)
        audio = nn.functional.pad(torch.from_numpy(audio), (0, padding))
        window = torch.hann_window(whisper.audio.N_FFT)
        stft = torch.stft(audio, 400, 160, window=window, return_complex=True)
        power = stft[..., :-1].abs() ** 2
        mel = whisper.audio.mel_filters("cpu", n_mels) @ power
        return torch.clamp(mel, min=1e-10).log10()

    def scaled_window(mel, length):
        whole = mel.shape[-1] == content[-1] + length
        mel = mel[:, : min(length, content[-1] if whole else length)]
        scaled = (torch.maximum(mel, mel.max() - 8.0) + 4.0) / 4.0
        return nn.functional.pad(scaled, (0, length - mel.shape[-1]))

    transcribe.log_mel_spectrogram = raw_log_mel
    transcribe.pad_or_trim = scaled_window
    return whisper


# ---- the model -------------------------------------------------------------------------------


def tiny(whisper, seed):
    encoding = stand_in_encoding()
    vocabulary = len(RANKS) + len(encoding.specials)
    dims = whisper.model.ModelDimensions(
        n_mels=80, n_audio_ctx=1500, n_audio_state=16, n_audio_head=2, n_audio_layer=2,
        n_vocab=vocabulary, n_text_ctx=448, n_text_state=16, n_text_head=2, n_text_layer=2,
    )
    torch.manual_seed(seed)
    model = whisper.model.Whisper(dims).eval()
    generator = torch.Generator().manual_seed(seed)

    def normal(shape, scale):
        return torch.randn(shape, generator=generator) * scale

    with torch.no_grad():
        for name, p in model.named_parameters():
            if p.ndim > 1:
                p.copy_(normal(p.shape, 1.0 / math.sqrt(p[0].numel())))
        for name, p in model.named_parameters():
            if "cross_attn.query" in name or "cross_attn.key" in name:
                p.mul_(4.0)
            if "cross_attn.out" in name or "attn.value" in name:
                p.mul_(3.0)
        d = dims.n_text_state
        embedding = model.decoder.token_embedding.weight
        embedding.copy_(normal(embedding.shape, 0.3))
        model.decoder.positional_embedding.copy_(normal((448, d), 1.0))
        first = encoding.specials["<|0.00|>"]
        eot = encoding.eot_token
        # One number of the last layer is 1 always; what a token has there is its bias.
        model.decoder.ln.weight.fill_(SHARP)
        model.decoder.ln.weight[0] = 0
        model.decoder.ln.bias.zero_()
        model.decoder.ln.bias[0] = 1
        embedding[:, 0] = 0
        embedding[first:, 0] = -TIMES
        embedding[eot, 0] = ENDS
        embedding[encoding.specials["<|nospeech|>"], 0] = 1.0
    return model


def balance(whisper, model, audio):
    """Makes the languages equally likely on average, so that what is heard decides."""
    transcribe = sys.modules["whisper.transcribe"]
    encoding = stand_in_encoding()
    first = encoding.specials["<|en|>"]
    heard = []
    for start in range(0, 75, 5):
        mel = transcribe.log_mel_spectrogram(audio[start * RATE :][: 12 * RATE], 80, 480000)
        states = model.encoder(transcribe.pad_or_trim(mel, 3000)[None])
        logits = model.logits(torch.tensor([[encoding.specials["<|startoftranscript|>"]]]), states)
        heard.append(logits[0, 0, first : first + LANGUAGES])
    mean = torch.stack(heard).mean(dim=0)
    model.decoder.token_embedding.weight[first : first + LANGUAGES, 0] -= mean


TIMES = 2.5
ENDS = 9.0
SHARP = 4.0


# ---- exports ---------------------------------------------------------------------------------


def heads(x, n):
    return x.reshape(x.shape[0], x.shape[1], n, x.shape[2] // n).permute(0, 2, 1, 3)


def attend(q, k, v, mask=None):
    """All [N, heads, T, size]; returns [N, T, d] and the weights."""
    scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores + mask
    weights = scores.softmax(dim=-1)
    return (weights @ v).permute(0, 2, 1, 3).flatten(start_dim=2), weights


class OptimumEncoder(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.encoder = model.encoder

    def forward(self, input_features):
        return self.encoder(input_features)


class OptimumDecoder(nn.Module):
    """Without past; gives the past of the tokens and of the encoder."""

    def __init__(self, model, attentions):
        super().__init__()
        self.decoder = model.decoder
        self.attentions = attentions

    def forward(self, input_ids, encoder_hidden_states):
        decoder, n = self.decoder, input_ids.shape[1]
        x = decoder.token_embedding(input_ids) + decoder.positional_embedding[:n]
        order = torch.arange(n)
        mask = (order.unsqueeze(0) > order.unsqueeze(1)).float() * -1e9
        past, seen = [], []
        for block in decoder.blocks:
            h = block.attn.n_head
            y = block.attn_ln(x)
            k, v = heads(block.attn.key(y), h), heads(block.attn.value(y), h)
            x = x + block.attn.out(attend(heads(block.attn.query(y), h), k, v, mask)[0])
            y = block.cross_attn_ln(x)
            ck = heads(block.cross_attn.key(encoder_hidden_states), h)
            cv = heads(block.cross_attn.value(encoder_hidden_states), h)
            z, w = attend(heads(block.cross_attn.query(y), h), ck, cv)
            x = x + block.cross_attn.out(z)
            x = x + block.mlp(block.mlp_ln(x))
            past += [k, v, ck, cv]
            seen.append(w)
        logits = decoder.ln(x) @ decoder.token_embedding.weight.T
        return (logits, *past, *(seen if self.attentions else []))


class OptimumStep(nn.Module):
    """With past; one token."""

    def __init__(self, model, attentions):
        super().__init__()
        self.decoder = model.decoder
        self.attentions = attentions

    def forward(self, input_ids, *past):
        decoder = self.decoder
        at = past[0].shape[2]
        x = decoder.token_embedding(input_ids)
        x = x + decoder.positional_embedding[at : at + input_ids.shape[1]]
        present, seen = [], []
        for i, block in enumerate(decoder.blocks):
            pk, pv, ck, cv = past[4 * i : 4 * i + 4]
            h = block.attn.n_head
            y = block.attn_ln(x)
            k = torch.cat([pk, heads(block.attn.key(y), h)], dim=2)
            v = torch.cat([pv, heads(block.attn.value(y), h)], dim=2)
            x = x + block.attn.out(attend(heads(block.attn.query(y), h), k, v)[0])
            y = block.cross_attn_ln(x)
            z, w = attend(heads(block.cross_attn.query(y), h), ck, cv)
            x = x + block.cross_attn.out(z)
            x = x + block.mlp(block.mlp_ln(x))
            present += [k, v]
            seen.append(w)
        logits = decoder.ln(x) @ decoder.token_embedding.weight.T
        return (logits, *present, *(seen if self.attentions else []))


class SherpaEncoder(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, mel):
        states = self.model.encoder(mel)
        blocks = self.model.decoder.blocks
        k = torch.stack([b.cross_attn.key(states) for b in blocks])
        v = torch.stack([b.cross_attn.value(states) for b in blocks])
        return k, v


class SherpaDecoder(nn.Module):
    """Its cache has room for all tokens; gives the weights of the alignment heads."""

    def __init__(self, model, aligned):
        super().__init__()
        self.decoder = model.decoder
        self.aligned = aligned

    def forward(self, tokens, k_cache, v_cache, cross_k, cross_v, offset):
        decoder, n = self.decoder, tokens.shape[1]
        at = offset[0]
        positions = at + torch.arange(n)
        x = decoder.token_embedding(tokens) + decoder.positional_embedding[positions]
        room = k_cache.shape[2]
        later = torch.arange(room).unsqueeze(0) > positions.unsqueeze(1)
        mask = later.float() * -1e9
        ks, vs, seen = [], [], []
        for i, block in enumerate(decoder.blocks):
            h = block.attn.n_head
            y = block.attn_ln(x)
            k = torch.cat([k_cache[i][:, :at], block.attn.key(y), k_cache[i][:, at + n :]], dim=1)
            v = torch.cat([v_cache[i][:, :at], block.attn.value(y), v_cache[i][:, at + n :]], dim=1)
            q = heads(block.attn.query(y), h)
            x = x + block.attn.out(attend(q, heads(k, h), heads(v, h), mask)[0])
            y = block.cross_attn_ln(x)
            z, w = attend(
                heads(block.cross_attn.query(y), h), heads(cross_k[i], h), heads(cross_v[i], h)
            )
            x = x + block.cross_attn.out(z)
            x = x + block.mlp(block.mlp_ln(x))
            ks.append(k)
            vs.append(v)
            seen += [w[:, head : head + 1] for layer, head in self.aligned if layer == i]
        logits = decoder.ln(x) @ decoder.token_embedding.weight.T
        return logits, torch.stack(ks), torch.stack(vs), torch.cat(seen, dim=1)


def export(module, inputs, path, names, outputs, axes):
    torch.onnx.export(
        module, inputs, path, opset_version=13, input_names=names, output_names=outputs,
        dynamic_axes=axes,
    )
    return onnx.load(path)


def share_initializers(model):
    """Keeps each of equal initialisers once."""
    kept, renamed = {}, {}
    for init in list(model.graph.initializer):
        key = (tuple(init.dims), init.data_type, numpy_helper.to_array(init).tobytes())
        if key in kept:
            renamed[init.name] = kept[key]
            model.graph.initializer.remove(init)
        else:
            kept[key] = init.name
    for node in model.graph.node:
        for i, name in enumerate(node.input):
            node.input[i] = renamed.get(name, name)
    return model


def merged(first, step, layers):
    """One graph with both decoders as branches, as Optimum merges them."""
    inits, branches = {}, []
    outputs = [o.name for o in first.graph.output]
    for prefix, model in (("first/", first), ("step/", step)):
        names = {}
        for init in model.graph.initializer:
            key = (tuple(init.dims), init.data_type, numpy_helper.to_array(init).tobytes())
            if key not in inits:
                named = onnx.TensorProto()
                named.CopyFrom(init)
                named.name = f"weight_{len(inits)}"
                inits[key] = named
            names[init.name] = inits[key].name
        shared = {i.name for i in model.graph.input}
        for node in model.graph.node:
            for i, name in enumerate(node.input):
                if name and name not in shared:
                    node.input[i] = names.setdefault(name, prefix + name)
            for i, name in enumerate(node.output):
                node.output[i] = names.setdefault(name, prefix + name)
            node.name = prefix + node.name
        branch_outputs, extra = [], []
        have = {o.name: o for o in model.graph.output}
        for name in outputs:
            out = onnx.ValueInfoProto()
            if name in have:
                out.CopyFrom(have[name])
                out.name = names[name]
            else:
                shape = [0, 2, 1, 8]
                value = helper.make_tensor("value", TensorProto.FLOAT, shape, [])
                extra.append(helper.make_node("Constant", [], [prefix + name], value=value))
                out.CopyFrom(helper.make_tensor_value_info(prefix + name, TensorProto.FLOAT, shape))
            branch_outputs.append(out)
        branches.append(
            helper.make_graph([*model.graph.node, *extra], prefix.strip("/"), [], branch_outputs)
        )
    switch = helper.make_node(
        "If", ["use_cache_branch"], outputs, then_branch=branches[1], else_branch=branches[0]
    )
    inputs = {i.name: i for i in [*first.graph.input, *step.graph.input]}
    graph = helper.make_graph(
        [switch], "merged",
        [*inputs.values(), helper.make_tensor_value_info("use_cache_branch", TensorProto.BOOL, [1])],
        list(first.graph.output), list(inits.values()),
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = first.ir_version
    model.producer_name = "make_whisper"
    return model


def export_optimum(model, folder):
    layers = model.dims.n_text_layer
    os.makedirs(folder, exist_ok=True)
    mel = torch.randn(1, 80, 3000)
    states = model.encoder(mel)
    batch = "batch_size"
    encoder = export(
        OptimumEncoder(model), mel, f"{folder}/encoder_model.onnx", ["input_features"],
        ["last_hidden_state"], {"input_features": {0: batch}, "last_hidden_state": {0: batch}},
    )
    onnx.save(share_initializers(encoder), f"{folder}/encoder_model.onnx")

    def names(kind, parts):
        return [f"{kind}.{i}.{p}" for i in range(layers) for p in parts]

    parts = ["decoder.key", "decoder.value", "encoder.key", "encoder.value"]
    axes = {"input_ids": {0: batch, 1: "decoder_sequence_length"}, "logits": {0: batch, 1: "n"}}
    axes["encoder_hidden_states"] = {0: batch}
    for name in names("present", parts) + names("past_key_values", parts):
        axes[name] = {0: batch, 2: "past" if "decoder" in name else "frames"}
    seen = [f"cross_attentions.{i}" for i in range(layers)]
    for name in seen:
        axes[name] = {0: batch, 2: "n"}

    def pair(attentions):
        tail = seen if attentions else []
        ids = torch.tensor([[5, 6, 7]])
        first = OptimumDecoder(model, attentions)
        past = first(ids, states)[1 : 1 + 4 * layers]
        a = export(
            first, (ids, states), f"{folder}/decoder_model.onnx",
            ["input_ids", "encoder_hidden_states"], ["logits", *names("present", parts), *tail],
            {k: v for k, v in axes.items() if "past" not in k},
        )
        b = export(
            OptimumStep(model, attentions), (torch.tensor([[8]]), *past),
            f"{folder}/decoder_with_past_model.onnx",
            ["input_ids", *names("past_key_values", parts)],
            ["logits", *names("present", parts[:2]), *tail],
            {k: v for k, v in axes.items() if "hidden" not in k},
        )
        return share_initializers(a), share_initializers(b)

    both = merged(*pair(True), layers)
    onnx.checker.check_model(both)
    onnx.save(both, f"{folder}/decoder_model_merged.onnx")
    for name, graph in zip(("decoder_model", "decoder_with_past_model"), pair(False)):
        onnx.save(graph, f"{folder}/{name}.onnx")


def export_sherpa(model, tokenizer, folder):
    os.makedirs(folder, exist_ok=True)
    dims = model.dims
    mel = torch.randn(1, 80, 3000)
    encoder = SherpaEncoder(model)
    k, v = encoder(mel)
    graph = export(
        encoder, mel, f"{folder}/tiny-encoder.onnx", ["mel"], ["n_layer_cross_k", "n_layer_cross_v"],
        {"mel": {0: "n_audio"}, "n_layer_cross_k": {1: "n_audio"}, "n_layer_cross_v": {1: "n_audio"}},
    )
    aligned = [tuple(p) for p in model.alignment_heads.indices().T.tolist()]
    facts = {
        "model_type": "whisper-tiny-random", "version": "2",
        "n_mels": dims.n_mels, "n_audio_ctx": dims.n_audio_ctx, "n_vocab": dims.n_vocab,
        "n_text_ctx": dims.n_text_ctx, "n_text_state": dims.n_text_state,
        "n_text_layer": dims.n_text_layer,
        "sot_sequence": ",".join(map(str, tokenizer.sot_sequence)),
        "all_language_tokens": ",".join(map(str, tokenizer.all_language_tokens)),
        "all_language_codes": ",".join(tokenizer.all_language_codes),
        "sot": tokenizer.sot, "sot_index": 0, "eot": tokenizer.eot,
        "blank_id": tokenizer.encode(" ")[0], "is_multilingual": 1,
        "no_speech": tokenizer.no_speech,
        "non_speech_tokens": ",".join(map(str, tokenizer.non_speech_tokens)),
        "transcribe": tokenizer.transcribe, "translate": tokenizer.translate,
        "sot_prev": tokenizer.sot_prev, "sot_lm": tokenizer.sot_lm,
        "no_timestamps": tokenizer.no_timestamps,
        "n_alignment_heads": len(aligned),
        "alignment_heads": ",".join(f"{a}:{b}" for a, b in aligned),
    }
    for key, value in facts.items():
        prop = graph.metadata_props.add()
        prop.key, prop.value = key, str(value)
    onnx.save(share_initializers(graph), f"{folder}/tiny-encoder.onnx")
    cache = torch.zeros(dims.n_text_layer, 1, dims.n_text_ctx, dims.n_text_state)
    graph = export(
        SherpaDecoder(model, aligned),
        (torch.tensor([[5, 6, 7]]), cache, cache, k, v, torch.tensor([2])),
        f"{folder}/tiny-decoder.onnx",
        ["tokens", "in_n_layer_self_k_cache", "in_n_layer_self_v_cache", "n_layer_cross_k",
         "n_layer_cross_v", "offset"],
        ["logits", "out_n_layer_self_k_cache", "out_n_layer_self_v_cache",
         "cross_attention_weights"],
        {"tokens": {0: "n_audio", 1: "n_tokens"}, "in_n_layer_self_k_cache": {1: "n_audio"},
         "in_n_layer_self_v_cache": {1: "n_audio"}, "n_layer_cross_k": {1: "n_audio"},
         "n_layer_cross_v": {1: "n_audio"}, "logits": {0: "n_audio", 1: "n_tokens"},
         "cross_attention_weights": {0: "n_audio", 2: "n_tokens"}},
    )
    onnx.save(share_initializers(graph), f"{folder}/tiny-decoder.onnx")
    with open(f"{folder}/tiny-tokens.txt", "w") as out:
        for token, rank in RANKS.items():
            out.write(f"{base64.b64encode(token).decode()} {rank}\n")


def write_documents(model, folder):
    letters = byte_letters()
    spell = lambda b: "".join(letters[x] for x in b)
    encoding = stand_in_encoding()
    vocabulary = {spell(b): i for b, i in RANKS.items()}
    added = [
        {"id": i, "content": s, "single_word": False, "lstrip": False, "rstrip": False,
         "normalized": False, "special": not s[2].isdigit()}
        for s, i in encoding.specials.items()
    ]
    tokenizer = {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": added,
        "normalizer": None,
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True,
                          "use_regex": True},
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True,
                    "use_regex": True},
        "model": {"type": "BPE", "dropout": None, "unk_token": None,
                  "continuing_subword_prefix": "", "end_of_word_suffix": "",
                  "fuse_unk": False, "byte_fallback": False, "vocab": vocabulary,
                  "merges": [f"{spell(a)} {spell(b)}" for a, b in PAIRS]},
    }
    with open(f"{folder}/tokenizer.json", "w") as out:
        json.dump(tokenizer, out, ensure_ascii=False, separators=(",", ":"))
    config = {
        "model_type": "whisper", "num_mel_bins": 80, "d_model": 16, "vocab_size": model.dims.n_vocab,
        "max_source_positions": 1500, "max_target_positions": 448, "decoder_layers": 2,
        "decoder_attention_heads": 2,
    }
    with open(f"{folder}/config.json", "w") as out:
        json.dump(config, out, indent=1)
    generation = {
        "is_multilingual": True,
        "alignment_heads": model.alignment_heads.indices().T.tolist(),
        "lang_to_id": {s: i for s, i in encoding.specials.items() if 6 <= len(s) <= 7 and s[2].isalpha()},
    }
    with open(f"{folder}/generation_config.json", "w") as out:
        json.dump(generation, out, indent=1)


# ---- what is heard ---------------------------------------------------------------------------


def signal(seconds):
    """Tones that change every 1.7 s over noise of a linear congruence; silence now and then."""
    count = int(seconds * RATE)
    state, samples = 12345, np.empty(count, np.float32)
    i = np.arange(count, dtype=np.float64)
    block = (i / (1.7 * RATE)).astype(np.int64)
    tone = 110.0 * 2.0 ** ((block * 7 % 41) / 12.0)
    loud = np.where(block % 5 == 4, 0.0, 0.1 + 0.05 * (block % 7))
    wave = loud * (np.sin(2 * np.pi * tone * i / RATE) + 0.5 * np.sin(6 * np.pi * tone * i / RATE))
    noise = np.empty(count)
    for at in range(count):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        noise[at] = (state >> 16) / 16384.0 - 1.0
    wave += np.where(block % 5 == 4, 0.0, 0.02) * noise
    samples = np.floor(wave * 32768.0 * 0.7 + 0.5) / 32768.0
    return samples.astype(np.float32)


def hear(whisper, model, audio, **options):
    DRAWS.attempt = -1
    CALLS.clear()
    settings = dict(fp16=False, verbose=None)
    settings.update(options)
    result = whisper.transcribe(model, audio, **settings)
    segments = []
    for s in result["segments"]:
        if not s["tokens"]:
            continue
        kept = {"start": float(s["start"]), "end": float(s["end"]), "text": s["text"],
                "averageLogProbability": float(s["avg_logprob"]), "temperature": s["temperature"]}
        if "words" in s:
            kept["words"] = [
                {"text": w["word"], "start": float(w["start"]), "end": float(w["end"]),
                 "probability": float(w["probability"])} for w in s["words"]]
        segments.append(kept)
    return {"language": result["language"], "segments": segments, "attempts": list(CALLS)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--whisper", required=True, help="a checkout of openai/whisper")
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--look", action="store_true", help="print what is heard, write nothing")
    args = parser.parse_args()
    torch.set_num_threads(1)
    whisper = import_reference(args.whisper)
    model = tiny(whisper, args.seed)
    tokenizer = whisper.tokenizer.get_tokenizer(True, num_languages=LANGUAGES, language="en")
    audio = signal(75)
    with torch.no_grad():
        balance(whisper, model, audio)
    if args.look:
        r = hear(whisper, model, audio, temperature=0.0)
        print(args.seed, r["language"], len(r["segments"]), [
            (len(a["tokens"]), round(a["averageLogProbability"], 2), round(a["noSpeech"], 3),
             round(a["compressionRatio"], 2)) for a in r["attempts"]])
        for s in r["segments"][:6]:
            print("   ", round(s["start"], 2), round(s["end"], 2), repr(s["text"])[:70])
        return
    with torch.no_grad():
        export_optimum(model, f"{HERE}/optimum")
        export_sherpa(model, tokenizer, f"{HERE}/sherpa")
    write_documents(model, f"{HERE}/optimum")
    defaults = dict(best_of=5)
    first = tokenizer.timestamp_begin
    times = range(first, first + 1501)
    cases = [
        ("greedy", {"temperatures": [0], "wordTimes": "proportional"}, dict(temperature=0.0)),
        ("fallback", {"wordTimes": "proportional"}, defaults),
        ("fallbackEarly", {"logProbability": -2.0, "wordTimes": "proportional"},
         dict(best_of=5, logprob_threshold=-2.0)),
        ("unconditioned", {"temperatures": [0], "conditionOnPrevious": False,
                           "wordTimes": "proportional"},
         dict(temperature=0.0, condition_on_previous_text=False)),
        ("prompted", {"temperatures": [0], "prompt": "The fox's 12 weather, über ♪",
                      "wordTimes": "proportional"},
         dict(temperature=0.0, initial_prompt="The fox's 12 weather, über ♪")),
        ("translate", {"temperatures": [0], "task": "translate", "language": "de",
                       "wordTimes": "proportional"},
         dict(temperature=0.0, task="translate", language="de")),
        ("withoutTimestamps", {"temperatures": [0], "timestamps": False,
                               "wordTimes": "proportional"},
         dict(temperature=0.0, without_timestamps=True, suppress_tokens=[-1, *times])),
        ("beam", {"temperatures": [0], "beam": 3, "wordTimes": "proportional"},
         dict(temperature=0.0, beam_size=3)),
        ("silence", {"noSpeech": 0.0, "logProbability": 0.0, "wordTimes": "proportional"},
         dict(no_speech_threshold=0.0, logprob_threshold=0.0)),
        ("words", {"temperatures": [0], "wordTimes": "attention"},
         dict(temperature=0.0, word_timestamps=True)),
    ]
    cases = [(name, 0, 75, settings, options) for name, settings, options in cases]
    for start, seconds in [(3, 6.5), (14, 0.3), (25, 12), (33, 29.999), (51, 9)]:
        settings = {"temperatures": [0], "wordTimes": "proportional"}
        cases.append((f"short{start}", start, seconds, settings, dict(temperature=0.0)))
    heard = []
    for name, start, seconds, settings, options in cases:
        clip = audio[start * RATE :][: round(seconds * RATE)]
        about = {"name": name, "from": start, "seconds": seconds, "settings": settings}
        heard.append({**about, **hear(whisper, model, clip, **options)})
        print(name, len(heard[-1]["segments"]), len(heard[-1]["attempts"]),
              [a["temperature"] for a in heard[-1]["attempts"]])
    with open(f"{HERE}/heard.json", "w") as out:
        json.dump({"cases": heard}, out, ensure_ascii=False, indent=0)
    texts = ["", " ", "Hello world", " the fox's 2nd  dog\n\nläuft", "  ♪♪♪ ", "今天天气", "it's they'll WE'RE",
             "a\u00a0b\u2003c", "x²½ Ⅷ", " -- [noise] <<", "e\u0301 🎵"]
    random = np.random.RandomState(7)
    bytes_ids = [random.randint(0, len(RANKS), 12).tolist() for _ in range(40)]
    encoding = tokenizer.encoding
    tokens = {
        "text": {base64.b64encode(b).decode(): i for b, i in RANKS.items()},
        "specials": {
            k: v for k, v in encoding.specials.items()
            if not k[2].isdigit() or k in ("<|0.00|>", "<|30.00|>")},
        "encoded": [{"text": t, "ids": encoding.encode(t)} for t in texts],
        "decoded": [{"ids": i, "text": encoding.decode(i)} for i in bytes_ids],
        "nonSpeech": list(tokenizer.non_speech_tokens),
        "compression": [
            {"text": t, "ratio": sys.modules["whisper.utils"].compression_ratio(t)}
            for t in ["", "a", "the the the the the the the the", "läuft ♪ 今天", "ab" * 100]],
        "words": [
            {"language": lang, "ids": ids, "words": w, "tokens": wt}
            for lang, ids in [("en", encoding.encode(" The fox, läuft ♪♪ \"ok\" - it's 今天 12!")),
                              ("zh", encoding.encode("今天天气，ok 12♪")), *[("en", i) for i in bytes_ids[:6]],
                              *[("zh", i) for i in bytes_ids[6:12]]]
            for w, wt in [whisper.tokenizer.Tokenizer(
                encoding=encoding, num_languages=LANGUAGES, language=lang, task="transcribe"
            ).split_to_word_tokens(ids)]],
    }
    os.makedirs(FAMILIES, exist_ok=True)
    with open(f"{FAMILIES}/tokens.json", "w") as out:
        json.dump(tokens, out, ensure_ascii=False, indent=0)


if __name__ == "__main__":
    main()
