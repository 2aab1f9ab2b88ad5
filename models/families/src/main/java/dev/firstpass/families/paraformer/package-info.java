/**
 * Paraformer: all tokens of a window at once, as many as a predictor counts.
 *
 * <p>Paper: Gao et al., Paraformer (arXiv:2206.08317); times: Shi et al., arXiv:2301.12343.
 * Reference: modelscope/FunASR ({@code funasr/models/paraformer}, {@code
 * runtime/python/onnxruntime/funasr_onnx}), k2-fsa/sherpa-onnx ({@code
 * offline-paraformer-greedy-search-decoder.cc}). Code is MIT and Apache-2.0; the weights have
 * FunASR's model licence.
 *
 * <p>Export: FunASR's ({@code model.export()}), with sherpa-onnx's metadata added or with {@code
 * am.mvn} and {@code tokens.json} beside the graph.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>speech</td><td>[N, T, 560] float32</td><td>80 filter banks of 16-bit samples under a
 * Hamming window, 7 frames joined every 6, {@code (x + neg_mean) * inv_stddev}</td></tr>
 * <tr><td>speech_lengths</td><td>[N] int32</td><td>T</td></tr>
 * <tr><td>logits</td><td>[N, L, V] float32</td><td>scores of tokens; the best of each place counts,
 * up to {@code </s>}</td></tr>
 * <tr><td>token_num</td><td>[N] int32</td><td>not used: {@code </s>} ends the window</td></tr>
 * <tr><td>us_cif_peak, in some exports</td><td>[N, 3 T] float32</td><td>the predictor's sum every 20
 * ms; a token starts where it passes 1 - 1e-4, 1.5 steps earlier</td></tr>
 * </table>
 *
 * <p>Times are FunASR's ({@code time_stamp_lfr6_onnx}). Where the graph gives no peaks, or not one
 * more than tokens, the tokens share the time of their window evenly: an estimate, which the
 * recognition of such a graph says. Graphs that take hotwords ({@code bias_embed}) are not known.
 */
@NullMarked
package dev.firstpass.families.paraformer;

import org.jspecify.annotations.NullMarked;
