/**
 * What speech families share: the features that networks hear instead of samples. Pure functions of
 * mono samples in [-1, 1]; no I/O, no threads.
 *
 * <p>All go the same way: a {@link dev.firstpass.families.speech.FeatureStream} cuts samples into
 * frames as a {@link dev.firstpass.families.speech.Framing} says, and turns each into a row of
 * {@link dev.firstpass.families.speech.FeatureFrames}. Samples in pieces give the same rows as
 * samples at once, bit for bit.
 *
 * <table>
 *   <caption>Who wants what, and the reference that the tests compare with</caption>
 *   <tr><th>class</th><th>models</th><th>reference</th></tr>
 *   <tr><td>{@link dev.firstpass.families.speech.LogMel}</td><td>Whisper</td>
 *       <td>openai/whisper, {@code whisper/audio.py}</td></tr>
 *   <tr><td>{@link dev.firstpass.families.speech.Fbank}</td>
 *       <td>Zipformer, SenseVoice, Paraformer, FSMN-VAD, speaker embeddings</td>
 *       <td>Kaldi, {@code feat/feature-fbank.cc}; kaldi-native-fbank; torchaudio, {@code
 *       compliance/kaldi.py}</td></tr>
 *   <tr><td>{@link dev.firstpass.families.speech.LowFrameRate}, {@link
 *       dev.firstpass.families.speech.Cmvn}</td><td>SenseVoice, Paraformer, FSMN-VAD</td>
 *       <td>FunASR, {@code frontends/wav_frontend.py}</td></tr>
 *   <tr><td>{@link dev.firstpass.families.speech.NemoMel}</td><td>NeMo CTC</td>
 *       <td>NeMo, {@code asr/parts/preprocessing/features.py}</td></tr>
 *   <tr><td>{@link dev.firstpass.families.speech.NemoMfcc}</td><td>MatchboxNet</td>
 *       <td>NeMo, {@code asr/modules/audio_preprocessing.py}; torchaudio, {@code transforms}</td></tr>
 *   <tr><td>{@link dev.firstpass.families.speech.KeywordMfcc}</td><td>MLPerf Tiny DS-CNN</td>
 *       <td>mlcommons/tiny, {@code benchmark/training/keyword_spotting/get_dataset.py}</td></tr>
 *   <tr><td>{@link dev.firstpass.families.speech.Waveform}</td><td>wav2vec2, HuBERT</td>
 *       <td>transformers, {@code Wav2Vec2FeatureExtractor}</td></tr>
 * </table>
 *
 * <p>Arithmetic is in double precision and rows are float, so the values lie closer to the formulas
 * than those of references that compute in float.
 */
@NullMarked
package dev.firstpass.families.speech;

import org.jspecify.annotations.NullMarked;
