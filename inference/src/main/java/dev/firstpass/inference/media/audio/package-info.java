/**
 * Turns the bytes of a recording into a stream of mono samples at the rate that a model's {@link
 * dev.firstpass.core.model.AudioInput} declares.
 *
 * <p>{@link dev.firstpass.inference.media.audio.AudioDecoder} opens recordings and enforces {@link
 * dev.firstpass.inference.media.audio.AudioLimits}; {@link
 * dev.firstpass.inference.media.audio.OpenRecording} decodes as it is read, so that a recording of
 * any length takes the same memory. FFmpeg reads containers, decodes and resamples; only
 * self-contained formats are let in. Whatever the bytes, the outcome is samples or a {@link
 * dev.firstpass.core.error.DraftingException}.
 */
@NullMarked
package dev.firstpass.inference.media.audio;

import org.jspecify.annotations.NullMarked;
