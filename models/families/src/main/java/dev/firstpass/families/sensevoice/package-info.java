/**
 * SenseVoice-Small: what is said in Chinese, Cantonese, English, Japanese and Korean, in which
 * language, with which emotion, and what else is to be heard.
 *
 * <p>Paper: An et al., FunAudioLLM (arXiv:2407.04051). Reference: k2-fsa/sherpa-onnx ({@code
 * scripts/sense-voice}, {@code offline-recognizer-sense-voice-impl.h}); modelscope/FunASR ({@code
 * funasr/models/sense_voice}). Code is Apache-2.0 and MIT; the weights have FunASR's model licence.
 *
 * <p>Export: {@code python scripts/sense-voice/export-onnx.py} of sherpa-onnx, or FunASR's own
 * ({@code model.export()}; then {@code am.mvn} and the tokens lie beside the graph).
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>x (FunASR: speech)</td><td>[N, T, 560] float32</td><td>80 filter banks of 16-bit samples
 * under a Hamming window, 7 frames joined every 6, {@code (x + neg_mean) * inv_stddev}</td></tr>
 * <tr><td>x_length (speech_lengths)</td><td>[N] int32</td><td>T</td></tr>
 * <tr><td>language</td><td>[N] int32</td><td>auto 0, zh 3, en 4, yue 7, ja 11, ko 12, nospeech 13;
 * read from the metadata {@code lang_…}</td></tr>
 * <tr><td>text_norm (textnorm)</td><td>[N] int32</td><td>with numbers and punctuation 14, without
 * 15; read from {@code with_itn}, {@code without_itn}</td></tr>
 * <tr><td>logits (ctc_logits)</td><td>[N, T + 4, V] float32</td><td>CTC, blank 0; a frame is 60 ms,
 * the first four stand before the sound</td></tr>
 * </table>
 *
 * <p>The first four tokens are not text: {@code <|zh|>} becomes the segment's language; the event
 * ({@code <|Laughter|>}) becomes a segment of its own, over the window and without words, when
 * there are no words or the parameter {@code events} is set; so does the emotion ({@code
 * <|HAPPY|>}) with {@code events}. Segments with words are called by the spec's first label, {@code
 * speech}.
 */
@NullMarked
package dev.firstpass.families.sensevoice;

import org.jspecify.annotations.NullMarked;
