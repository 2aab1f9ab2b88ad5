/**
 * Transducers with a stateless decoder: an encoder of sound, a decoder of the last tokens, a joiner
 * of both.
 *
 * <p>Papers: Graves, arXiv:1211.3711; Ghodsi et al., stateless (ICASSP 2020); Yao et al., Zipformer
 * (arXiv:2310.11230). Reference: k2-fsa/icefall ({@code
 * pruned_transducer_stateless2/beam_search.py}, {@code zipformer/onnx_pretrained.py}, {@code
 * zipformer/onnx_pretrained-streaming.py}), k2-fsa/sherpa-onnx. Apache-2.0.
 *
 * <p>Export: {@code zipformer/export-onnx.py} or {@code zipformer/export-onnx-streaming.py} of
 * icefall.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>graph</th><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>encoder</td><td>x</td><td>[N, T, 80] float32</td><td>filter banks to 7600 Hz of samples in
 * [-1, 1], edges mirrored</td></tr>
 * <tr><td></td><td>x_lens</td><td>[N] int64</td><td>T; offline only</td></tr>
 * <tr><td></td><td>states</td><td>fixed but for N</td><td>streaming only: zero at first, then the
 * output {@code new_…} of the chunk before; x is a chunk that moves by the metadata's {@code
 * decode_chunk_len}</td></tr>
 * <tr><td></td><td>encoder_out</td><td>[N, F, D] float32</td><td>a frame is 40 ms</td></tr>
 * <tr><td>decoder</td><td>y</td><td>[N, 2] int64</td><td>the last tokens; -1 before the first, then
 * the blank, 0</td></tr>
 * <tr><td></td><td>decoder_out</td><td>[N, D] float32</td><td></td></tr>
 * <tr><td>joiner</td><td>encoder_out, decoder_out</td><td>[N, D] float32</td><td></td></tr>
 * <tr><td></td><td>logit</td><td>[N, V] float32</td><td>scores of tokens and the blank</td></tr>
 * </table>
 *
 * <p>A frame gives one token at most; {@code <unk>} counts as the blank. A word starts with the
 * frame of its first token and ends with that of its last: networks tell when they knew, not how
 * long it was spoken. A streaming encoder starts anew in each window. Decoders with states (NeMo)
 * are not known.
 */
@NullMarked
package dev.firstpass.families.transducer;

import org.jspecify.annotations.NullMarked;
