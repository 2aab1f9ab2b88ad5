/**
 * Silero VAD: where people speak, from a megabyte of weights, in any language.
 *
 * <p>Reference: snakers4/silero-vad ({@code src/silero_vad/utils_vad.py}: {@code OnnxWrapper},
 * {@code get_speech_timestamps}; {@code examples/onnx_sequence}), SYSTRAN/faster-whisper ({@code
 * faster_whisper/vad.py}). No paper. Code and weights are MIT.
 *
 * <p>Export: none; the graphs are published. The sequence layout: {@code python
 * examples/onnx_sequence/export.py --sample-rate 16000 --output silero_sequence.onnx}.
 *
 * <p>A window has 512 samples at 16 kHz, 256 at 8 kHz: 32 ms. In front of it go the last 64 (32)
 * samples before it, zeros in front of the first; version 4 takes none. The last window is filled
 * up with zeros.
 *
 * <table>
 * <caption>Tensors of the three layouts</caption>
 * <tr><th>layout</th><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>sequence</td><td>input</td><td>[T, 64 + 512]</td><td>T windows in a row, samples in [-1, 1];
 * [T, 32 + 256] at 8 kHz</td></tr>
 * <tr><td></td><td>h, c</td><td>[1, 1, 128]</td><td>state, zeros at first</td></tr>
 * <tr><td></td><td>speech_probs</td><td>[T]</td><td>probability of speech of each window</td></tr>
 * <tr><td></td><td>hn, cn</td><td>[1, 1, 128]</td><td>state for the next run</td></tr>
 * <tr><td>v5, v6</td><td>input</td><td>[N, 64 + 512]</td><td>one window of each of N recordings; N is
 * 1 here</td></tr>
 * <tr><td></td><td>state, stateN</td><td>[2, N, 128]</td><td>state before and after</td></tr>
 * <tr><td></td><td>sr</td><td>[]</td><td>16000 or 8000, int64; exports with "16k" in their name take
 * only the first</td></tr>
 * <tr><td></td><td>output</td><td>[N, 1]</td><td>probability of speech</td></tr>
 * <tr><td>v4</td><td>input</td><td>[N, 512]</td><td>one window, nothing in front</td></tr>
 * <tr><td></td><td>h, c, hn, cn</td><td>[2, N, 64]</td><td>state before and after</td></tr>
 * <tr><td></td><td>sr, output</td><td>[], [N, 1]</td><td>as above</td></tr>
 * </table>
 *
 * <p>Probabilities become segments by the reference's hysteresis, {@link
 * dev.firstpass.families.silerovad.SpeechGate}, whose settings have the reference's defaults. The
 * score of a segment is the mean probability of its windows before padding. A number that is no
 * probability counts as silence.
 */
@NullMarked
package dev.firstpass.families.silerovad;

import org.jspecify.annotations.NullMarked;
