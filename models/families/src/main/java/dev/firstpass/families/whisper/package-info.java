/**
 * Whisper: transcripts with times, in a hundred languages, or in English of them.
 *
 * <p>Reference: Radford et al., arXiv:2212.04356; openai/whisper at commit {@code c0d2f62} ({@code
 * whisper/decoding.py}, {@code transcribe.py}, {@code timing.py}, {@code tokenizer.py}, {@code
 * audio.py}). Code and weights are MIT.
 *
 * <p>Export: {@code optimum-cli export onnx --model openai/whisper-small DIR} (Optimum); {@code
 * scripts/whisper/export-onnx.py --model small}, or {@code export-onnx-with-attention.py}
 * (k2-fsa/sherpa-onnx). Which graph is which is told by what it takes and gives. Of several exports
 * in a folder the merged decoder is preferred to two decoders, full weights to quantised ones.
 *
 * <table>
 * <caption>Tensors; L layers, H heads, D states, V tokens</caption>
 * <tr><th>graph</th><th>takes</th><th>gives</th></tr>
 * <tr><td>Optimum encoder</td><td>{@code input_features} [1, 80|128, 3000]</td>
 * <td>{@code last_hidden_state} [1, 1500, D]</td></tr>
 * <tr><td>Optimum decoder</td><td>{@code input_ids} [1, n], {@code encoder_hidden_states}</td>
 * <td>{@code logits} [1, n, V], {@code present.i.decoder.key|value} [1, H, n, D/H], {@code
 * present.i.encoder.key|value} [1, H, 1500, D/H], perhaps {@code cross_attentions.i} [1, H, n,
 * 1500]</td></tr>
 * <tr><td>Optimum decoder with past</td><td>{@code input_ids} [1, 1], {@code
 * past_key_values.i.decoder|encoder.key|value}, perhaps {@code cache_position}</td>
 * <td>{@code logits}, {@code present.i.decoder.key|value}</td></tr>
 * <tr><td>Optimum merged decoder</td><td>what both take, and {@code use_cache_branch} bool[1]</td>
 * <td>what the first gives</td></tr>
 * <tr><td>sherpa-onnx encoder</td><td>{@code mel} [1, 80|128, 3000]</td><td>{@code
 * n_layer_cross_k|v} [L, 1, 1500, D]; metadata: ids of special tokens, sizes</td></tr>
 * <tr><td>sherpa-onnx decoder</td><td>{@code tokens} [1, n], {@code in_n_layer_self_k|v_cache} [L,
 * 1, 448, D], {@code n_layer_cross_k|v}, {@code offset} int64[1]</td><td>{@code logits}, {@code
 * out_n_layer_self_k|v_cache}, perhaps {@code cross_attention_weights} [1, alignment heads, n,
 * 1500]</td></tr>
 * </table>
 *
 * <p>Documents, by the role that the file's stem is: {@code tokenizer.json} (or {@code vocab.json}
 * and {@code added_tokens.json}), {@code config.json}, {@code generation_config.json}; for
 * sherpa-onnx {@code *tokens.txt} as {@code tokens}. Ids are read from them by name. Only where
 * older files name no times are these taken to be the last 1501 tokens, and the size of the
 * vocabulary must agree.
 *
 * <p>Decoding is the reference's: language detection, banned tokens, rules of times, temperatures,
 * samples or beams, silence, windows that begin where the last whole segment ended, the text before
 * as prompt. A recording of at most 30 s, as a segmenter cuts them, is one window. Where this
 * family differs:
 *
 * <ul>
 *   <li>Log-mel features are scaled by the maximum of each window, as Hugging Face and sherpa-onnx
 *       do; {@code transcribe} takes the maximum of the whole file, which cannot be known of a
 *       stream.
 *   <li>Language is detected on the features that are then decoded; {@code transcribe} fills up a
 *       recording shorter than 30 s with silence for detection and with zeros for decoding, and so
 *       encodes it twice.
 *   <li>Samples and beams are run one after the other, each with its own draws from a seed; the
 *       reference's draws are torch's.
 *   <li>Without times, tokens of times are banned; the reference leaves that to the model.
 *   <li>Segments that say nothing are left out, and none reaches past the recording.
 *   <li>{@code hallucination_silence_threshold}, {@code patience}, {@code length_penalty}, {@code
 *       prefix} and {@code carry_initial_prompt} are not offered.
 * </ul>
 *
 * <p>A segment's score is the likelihood of an average token of its window; its language is what is
 * spoken, for translations, too. Words: {@code wordTimes: attention} aligns them by where the
 * decoder looked (dynamic time warping over the alignment heads), which only exports with attention
 * outputs and {@code alignment_heads} allow; {@code proportional} gives each word the share of its
 * segment that its letters have. What is in force stands among the draft's parameters, and a model
 * refuses what it cannot do.
 *
 * <p><b>What was run.</b> A Whisper with random weights (2 + 2 layers of 16 states, a vocabulary of
 * 1991 tokens) through ONNX Runtime, in all three layouts, against openai/whisper with the same
 * weights: tokens of every attempt, segments, languages, words. No full-size weights were at hand:
 * neither a trained model nor a word error rate was run, and 128 mel bands only as features.
 */
@NullMarked
package dev.firstpass.families.whisper;

import org.jspecify.annotations.NullMarked;
