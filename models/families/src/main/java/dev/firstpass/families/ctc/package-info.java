/**
 * Speech recognisers trained with CTC: a score for each token and the blank, frame by frame.
 *
 * <p>Paper: Graves et al., Connectionist Temporal Classification (ICML 2006). Reference: best path
 * and prefix beam search of wenet-e2e/wenet ({@code wenet/models/transformer/search.py}); phrases
 * with a bonus of k2-fsa/icefall ({@code icefall/context_graph.py}); times by the most probable
 * path through the tokens, as {@code ctc_forced_align} of modelscope/FunASR ({@code
 * funasr/models/sense_voice/utils/ctc_alignment.py}) finds it. All are Apache-2.0 or MIT; weights
 * have licences of their own.
 *
 * <table>
 * <caption>What is recognised</caption>
 * <tr><th>export</th><th>graph</th><th>files beside it</th></tr>
 * <tr><td>wav2vec2, HuBERT: {@code optimum-cli export onnx --model NAME DIR}</td>
 * <td>input_values [N, T] float32, perhaps attention_mask [N, T]; logits [N, F, V]</td>
 * <td>vocab.json; preprocessor_config.json ({@code do_normalize}, {@code sampling_rate});
 * config.json ({@code pad_token_id})</td></tr>
 * <tr><td>NeMo: sherpa-onnx, {@code scripts/nemo}</td>
 * <td>audio_signal [N, 80, T], length [N]; logprobs [N, F, V]; metadata {@code model_type} EncDec…CTC…,
 * {@code normalize_type}, {@code subsampling_factor}</td><td>tokens.txt</td></tr>
 * <tr><td>zipformer: icefall, {@code zipformer/export-onnx-ctc.py}</td>
 * <td>x [N, T, 80], x_lens [N]; log_probs [N, F, V], log_probs_len [N]; metadata {@code model_type}
 * zipformer2_ctc</td><td>tokens.txt</td></tr>
 * <tr><td>WeNet: sherpa-onnx, {@code scripts/wenet}</td>
 * <td>x [N, T, 80], x_lens [N]; log_probs, log_probs_len; metadata {@code model_type} wenet_ctc</td>
 * <td>tokens.txt</td></tr>
 * </table>
 *
 * <p>An own model says in its spec what its graph takes:
 *
 * <pre>{@code
 * family: ctc
 * task: speech-recognition
 * files: [{name: model.onnx, sha256: ...}, {role: tokens, name: tokens.txt, sha256: ...}]
 * input: {sample-rate: 16000}
 * labels: [speech]
 * options: {features: fbank, mels: 80, sixteenBit: true, frameSeconds: 0.04, blank: "<blank>"}
 * }</pre>
 *
 * <p>{@code features} is {@code waveform} (samples, with {@code normalise} of mean 0 and variance
 * 1), {@code fbank} (Kaldi's; {@code mels}, {@code taper}, {@code highHz}, {@code snipEdges},
 * {@code sixteenBit}) or {@code nemo-mel} ({@code mels}, {@code normalise} each band). Features of
 * NeMo that are normalised over all bands, and those of GigaAM, are not known.
 *
 * <p>Scores: a word's is the geometric mean of the probabilities of the frames that show its
 * tokens.
 */
@NullMarked
package dev.firstpass.families.ctc;

import org.jspecify.annotations.NullMarked;
