/**
 * FunASR's FSMN-VAD: where people speak, Chinese first, from half a million weights.
 *
 * <p>Paper: Zhang et al., "Deep-FSMN for Large Vocabulary Continuous Speech Recognition",
 * arXiv:1803.05030. Reference: modelscope/FunASR ({@code runtime/python/onnxruntime/funasr_onnx}:
 * {@code vad_bin.py}, {@code utils/e2e_vad.py}, {@code utils/frontend.py}; {@code
 * funasr/models/fsmn_vad_streaming}), MIT; weights under FunASR's own model licence. The export
 * without caches is of lovemefan/fsmn-vad.
 *
 * <p>Export: {@code AutoModel(model="fsmn-vad").export(type="onnx")}. The model is the graph and
 * {@code am.mvn}, whose role is {@code cmvn}; a graph with {@code neg_mean} and {@code inv_stddev}
 * in its metadata needs no such file.
 *
 * <table>
 * <caption>Tensors</caption>
 * <tr><th>name</th><th>shape</th><th>content</th></tr>
 * <tr><td>speech</td><td>[1, T, 400]</td><td>80 Kaldi filter banks (Hamming, no dither) of 16-bit
 * samples every 10 ms; five neighbours side by side; (x + shift) * scale of {@code am.mvn}</td></tr>
 * <tr><td>in_cache0 ... 3</td><td>[1, 128, 19, 1]</td><td>memory of each layer, zeros at first; some
 * exports have none</td></tr>
 * <tr><td>logits</td><td>[1, T, 248]</td><td>softmax done; class 0 is silence</td></tr>
 * <tr><td>out_cache0 ... 3</td><td>[1, 128, 19, 1]</td><td>memory for the next run</td></tr>
 * </table>
 *
 * <p>An export without caches is given the 76 frames before each stretch again: four layers look 19
 * frames back each, none looks ahead, so that scores are the same as of the whole recording at
 * once.
 *
 * <p>A frame speaks when its probability of speech is at least {@code threshold} above that of
 * silence; {@link dev.firstpass.families.fsmnvad.FrameGate} makes segments of frames, in the order
 * of decisions of the reference. The reference's limits on loudness are not there: its own defaults
 * (-100 dB) let everything pass. The score of a segment is the mean probability of speech of its
 * frames.
 */
@NullMarked
package dev.firstpass.families.fsmnvad;

import org.jspecify.annotations.NullMarked;
