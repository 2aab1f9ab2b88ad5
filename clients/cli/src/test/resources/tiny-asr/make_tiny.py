"""Exports speech graphs of a few kilobytes with random weights, in the layouts of sherpa-onnx's exports.

    /usr/bin/python3 make_tiny.py

Writes the graphs, their tokens and one recording beside itself. See README.md.
"""
import json
import os
import wave

import numpy as np
import onnx
import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
TOKENS = ["<blk>", "<sos/eos>", "<unk>", "\u2581a", "\u2581the", "\u2581on", "b", "er", "s", "ing",
          "\u2581T", "e", "\u4f60", "\u597d", "\u4e16", "\u754c", "\u2581x", "o", "\u4eca", "\u5929",
          "<0xE4>", "<0xBD>", "<0xA0>", "\u2581z"]
MARKS = ["<|zh|>", "<|en|>", "<|HAPPY|>", "<|NEUTRAL|>", "<|Speech|>", "<|Laughter|>", "<|withitn|>", "<|woitn|>"]
PIECES = ["<blank>", "<s>", "</s>", "\u4f60", "\u597d", "hel@@", "lo", "wor@@", "ld", "\u4e16", "\u754c", "ok"]
LETTERS = ["<pad>", "<s>", "</s>", "<unk>", "|", "E", "T", "A", "O", "N", "I", "'"]
SAMPLES = 48880


def path(name):
    return os.path.join(HERE, name)


def write_wave():
    rng = np.random.default_rng(7)
    t = np.arange(SAMPLES) / 16000
    pitch = 180 + 90 * np.sin(2 * np.pi * 1.3 * t)
    phase = np.cumsum(2 * np.pi * pitch / 16000)
    voice = sum(np.sin(k * phase) / k * (1 + np.sin(2 * np.pi * (0.7 * k) * t)) for k in range(1, 12))
    loud = 0.5 + 0.5 * np.sin(2 * np.pi * 2.1 * t)
    samples = 0.08 * loud * voice + 0.01 * rng.standard_normal(SAMPLES)
    data = np.clip(np.round(samples * 32767), -32768, 32767).astype("<i2")
    with wave.open(path("recording.wav"), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(16000)
        out.writeframes(data.tobytes())


def write_tokens(name, tokens):
    with open(path(name), "w", encoding="utf-8") as out:
        for number, token in enumerate(tokens):
            out.write(f"{token} {number}\n")


def export(model, inputs, name, input_names, output_names, axes, metadata):
    model.eval()
    torch.onnx.export(model, inputs, path(name), opset_version=13, input_names=input_names,
                      output_names=output_names, dynamic_axes=axes)
    graph = onnx.load(path(name))
    for key, value in metadata.items():
        prop = graph.metadata_props.add()
        prop.key = key
        prop.value = str(value)
    onnx.save(graph, path(name))


def random_(module, scale):
    for parameter in module.parameters():
        nn.init.normal_(parameter, std=scale)


class Frames(nn.Module):
    """Features to scores of tokens, `step` frames to one."""

    def __init__(self, features, size, tokens, step, gain, blank=5.0):
        super().__init__()
        self.down = nn.Conv1d(features, size, step, stride=step)
        self.mix = nn.Conv1d(size, size, 3, padding=1)
        self.out = nn.Linear(size, tokens)
        random_(self, 1 / np.sqrt(features))
        nn.init.normal_(self.out.weight, std=gain)
        nn.init.zeros_(self.out.bias)
        if tokens > 16:
            self.out.bias.data[:3] = torch.tensor([blank, -50.0, -50.0])
            self.out.bias.data[24:] = -50

    def forward(self, x):
        moving = (x - x.mean(dim=1, keepdim=True)).transpose(1, 2)
        hidden = torch.tanh(self.mix(torch.tanh(self.down(moving))) * 2)
        return self.out(hidden.transpose(1, 2))


def cmvn(features):
    rng = np.random.default_rng(3)
    mean = -(9 + rng.standard_normal(features))
    dev = 0.25 + 0.05 * rng.random(features)
    text = lambda values: ",".join(f"{value:.5f}" for value in values)
    return {"neg_mean": text(mean), "inv_stddev": text(dev)}


class SenseVoice(nn.Module):
    def __init__(self, tokens):
        super().__init__()
        self.net = Frames(560, 16, tokens, 1, 2.0)
        self.queries = nn.Embedding(16, tokens)
        table = 0.01 * torch.randn(16, tokens)
        first = tokens - len(MARKS)
        for query, mark in {0: 0, 3: 0, 4: 1, 1: 2, 2: 4, 14: 6, 15: 7}.items():
            table[query, first + mark] = 6.0
        self.queries.weight.data = table

    def forward(self, x, x_length, language, text_norm):
        marks = torch.tensor([[1, 2]]).repeat(x.size(0), 1)
        asked = torch.cat((language[:, None].long(), marks, text_norm[:, None].long()), dim=1)
        scores = torch.cat((self.queries(asked), self.net(x)), dim=1)
        return scores + 0 * x_length[:, None, None].float()


def sense_voice():
    torch.manual_seed(11)
    tokens = TOKENS + MARKS
    write_tokens("sense-voice-tokens.txt", tokens)
    model = SenseVoice(len(tokens))
    whole = torch.ones(2, dtype=torch.int32)
    export(model, (torch.randn(2, 50, 560), whole * 50, whole * 3, whole * 14), "sense-voice.onnx",
           ["x", "x_length", "language", "text_norm"], ["logits"],
           {"x": {0: "N", 1: "T"}, "x_length": {0: "N"}, "language": {0: "N"}, "text_norm": {0: "N"},
            "logits": {0: "N", 1: "T"}},
           {"lfr_window_size": 7, "lfr_window_shift": 6, "normalize_samples": 0, **cmvn(560),
            "model_type": "sense_voice_ctc", "version": 2, "comment": "tiny", "vocab_size": len(tokens),
            "lang_auto": 0, "lang_zh": 3, "lang_en": 4, "lang_yue": 7, "lang_ja": 11, "lang_ko": 12,
            "lang_nospeech": 13, "with_itn": 14, "without_itn": 15})


class Paraformer(nn.Module):
    """A token every third frame, the last of them the end; a peak for each."""

    def __init__(self):
        super().__init__()
        self.net = Frames(560, 16, len(PIECES), 1, 2.0)
        self.bias = nn.Parameter(torch.zeros(len(PIECES)))
        self.bias.data[:3] = -50

    def forward(self, speech, speech_lengths):
        scores = self.net(speech)[:, ::3] + self.bias
        last = (torch.arange(scores.size(1)) == scores.size(1) - 1).float()[None, :, None]
        end = nn.functional.one_hot(torch.tensor(2), len(PIECES)).float()[None, None]
        logits = torch.log_softmax(scores + 200 * last * end, dim=-1)
        at = torch.arange(3 * speech.size(1))[None].repeat(speech.size(0), 1)
        # The third and later peaks stand apart by turns nearer and farther.
        peaks = ((at - 4 - 2 * ((at // 9) % 2)) % 9 == 0).float() * 0.75 + 0.3
        return logits, (speech_lengths + 2) // 3, peaks * 0.5, peaks


def paraformer():
    torch.manual_seed(12)
    write_tokens("paraformer-tokens.txt", PIECES)
    lengths = torch.full((2,), 51, dtype=torch.int32)
    export(Paraformer(), (torch.randn(2, 51, 560), lengths), "paraformer.onnx",
           ["speech", "speech_lengths"], ["logits", "token_num", "us_alphas", "us_cif_peak"],
           {"speech": {0: "N", 1: "T"}, "speech_lengths": {0: "N"}, "logits": {0: "N", 1: "L"},
            "token_num": {0: "N"}, "us_alphas": {0: "N", 1: "U"}, "us_cif_peak": {0: "N", 1: "U"}},
           {"lfr_window_size": 7, "lfr_window_shift": 6, **cmvn(560), "model_type": "paraformer",
            "vocab_size": len(PIECES), "version": 1})


class ZipformerCtc(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = Frames(80, 16, len(TOKENS), 4, 1.5)

    def forward(self, x, x_lens):
        return torch.log_softmax(self.net(x / 5 + 1), dim=-1), x_lens // 4


def zipformer_ctc():
    torch.manual_seed(13)
    write_tokens("tokens.txt", TOKENS)
    export(ZipformerCtc(), (torch.randn(2, 40, 80), torch.tensor([40, 40])), "zipformer-ctc.onnx",
           ["x", "x_lens"], ["log_probs", "log_probs_len"],
           {"x": {0: "N", 1: "T"}, "x_lens": {0: "N"}, "log_probs": {0: "N", 1: "T"},
            "log_probs_len": {0: "N"}},
           {"model_type": "zipformer2_ctc", "version": 1, "model_author": "k2-fsa", "comment": "tiny"})


class Wav2Vec2(nn.Module):
    """Samples to scores, a frame of 400 samples every 320."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv1d(1, 16, 400, stride=320)
        self.out = nn.Linear(16, len(LETTERS))
        random_(self.first, 0.04)
        nn.init.normal_(self.out.weight, std=1.5)
        self.out.bias.data[:4] = torch.tensor([1.5, -50.0, -50.0, -50.0])

    def forward(self, input_values):
        return self.out(torch.tanh(self.first(input_values[:, None])).transpose(1, 2))


def wav2vec2():
    """Exports the graph and decodes the recording with PyTorch, by Hugging Face's rules.

    Normalise; best class of each frame; one token for a run; leave the padding out; `|` is a space.
    """
    torch.manual_seed(15)
    model = Wav2Vec2()
    export(model, (torch.randn(2, 1600),), "wav2vec2.onnx", ["input_values"], ["logits"],
           {"input_values": {0: "N", 1: "T"}, "logits": {0: "N", 1: "F"}}, {})
    with open(path("vocab.json"), "w", encoding="utf-8") as out:
        json.dump({token: number for number, token in enumerate(LETTERS)}, out)
    with wave.open(path("recording.wav")) as recording:
        samples = np.frombuffer(recording.readframes(SAMPLES), "<i2").astype(np.float64) / 32768
    samples = (samples - samples.mean()) / np.sqrt(samples.var() + 1e-7)
    with torch.no_grad():
        best = model(torch.tensor(samples, dtype=torch.float32)[None]).argmax(-1)[0].tolist()
    tokens, starts = [], []
    for frame, token in enumerate(best):
        if token != 0 and (frame == 0 or best[frame - 1] != token):
            tokens.append(LETTERS[token])
            starts.append(round(frame * 0.02, 2))
    heard = {"name": "wav2vec2", "text": "".join(tokens).replace("|", " "), "tokens": tokens, "timestamps": starts}
    with open(path("expected-wav2vec2.json"), "w", encoding="utf-8") as out:
        json.dump([heard], out, indent=1)
        out.write("\n")


class OfflineEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = Frames(80, 16, 16, 4, 0.7)

    def forward(self, x, x_lens):
        return self.net(x / 5 + 1), x_lens // 4


class StreamingEncoder(nn.Module):
    """Chunks of 45 frames that move by 32, with the states of a zipformer of one layer."""

    def __init__(self):
        super().__init__()
        self.net = Frames(80, 16, 16, 4, 0.7)

    def forward(self, x, key, nonlin, val1, val2, conv1, conv2, embed, processed):
        states = [key, nonlin, val1, val2, conv1, conv2, embed]
        memory = 0.2 * sum(state.mean() for state in states) + 0.0005 * processed.float().mean()
        out = self.net(x[:, :32] / 5 + 1) + memory
        level = torch.tanh(out.mean())
        return (out, *[0.5 * state + level * (0.2 + 0.1 * i) for i, state in enumerate(states)],
                processed + 32)


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(len(TOKENS), 16)
        self.conv = nn.Conv1d(16, 16, 2)

    def forward(self, y):
        known = (y >= 0).unsqueeze(-1)
        embedded = self.embedding(y.clamp(min=0)) * known
        return torch.relu(self.conv(embedded.transpose(1, 2))).squeeze(-1)


class Joiner(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(16, len(TOKENS))
        nn.init.normal_(self.out.weight, std=1.3)
        self.out.bias.data[:3] = torch.tensor([6.0, -50.0, -50.0])

    def forward(self, encoder_out, decoder_out):
        return self.out(torch.tanh(encoder_out + decoder_out))


def transducer():
    torch.manual_seed(14)
    export(OfflineEncoder(), (torch.randn(2, 40, 80), torch.tensor([40, 40])), "encoder.onnx",
           ["x", "x_lens"], ["encoder_out", "encoder_out_lens"],
           {"x": {0: "N", 1: "T"}, "x_lens": {0: "N"}, "encoder_out": {0: "N", 1: "T"},
            "encoder_out_lens": {0: "N"}},
           {"model_type": "zipformer2", "version": 1, "comment": "tiny"})
    export(Decoder(), (torch.zeros(2, 2, dtype=torch.int64),), "decoder.onnx", ["y"], ["decoder_out"],
           {"y": {0: "N"}, "decoder_out": {0: "N"}}, {"context_size": 2, "vocab_size": len(TOKENS)})
    export(Joiner(), (torch.randn(2, 16), torch.randn(2, 16)), "joiner.onnx",
           ["encoder_out", "decoder_out"], ["logit"],
           {"encoder_out": {0: "N"}, "decoder_out": {0: "N"}, "logit": {0: "N"}}, {"joiner_dim": 16})
    names = ["cached_key_0", "cached_nonlin_attn_0", "cached_val1_0", "cached_val2_0", "cached_conv1_0",
             "cached_conv2_0", "embed_states", "processed_lens"]
    shapes = [(4, 2, 2), (1, 2, 4, 3), (4, 2, 2), (4, 2, 2), (2, 4, 1), (2, 4, 1), (2, 128, 3, 19)]
    batch = [1, 1, 1, 1, 0, 0, 0, 0]
    states = [torch.zeros(shape) for shape in shapes] + [torch.zeros(2, dtype=torch.int64)]
    axes = {"x": {0: "N"}, "encoder_out": {0: "N"}}
    for name, axis in zip(names, batch):
        axes[name] = {axis: "N"}
        axes["new_" + name] = {axis: "N"}
    export(StreamingEncoder(), (torch.randn(2, 45, 80), *states), "streaming-encoder.onnx",
           ["x", *names], ["encoder_out", *["new_" + name for name in names]], axes,
           {"model_type": "zipformer2", "version": 1, "T": 45, "decode_chunk_len": 32,
            "num_encoder_layers": 1, "encoder_dims": 4, "query_head_dims": 2, "value_head_dims": 2,
            "num_heads": 1, "cnn_module_kernels": 3, "left_context_len": 4})


if __name__ == "__main__":
    write_wave()
    sense_voice()
    paraformer()
    zipformer_ctc()
    transducer()
    wav2vec2()
