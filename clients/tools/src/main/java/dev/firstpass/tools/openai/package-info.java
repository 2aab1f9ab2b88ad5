/**
 * The transcription part of the OpenAI audio API, {@code POST /v1/audio/transcriptions}, so that
 * its clients transcribe with the models of this server once their base address names it.
 *
 * <p>{@link dev.firstpass.tools.openai.OpenAiAudioAdapter} is the entry. {@code
 * TranscriptionRequest} reads the form, {@code TranscriptionExchange} answers in one of {@code
 * AnswerFormat}: JSON by {@code TranscriptJson}, server-sent events by {@code TranscriptEvents},
 * subtitles by the label file formats {@code srt} and {@code vtt}. {@code OpenAiErrors} tells
 * problems.
 *
 * <p>Reference: the audio part of github.com/openai/openai-openapi.
 */
@NullMarked
package dev.firstpass.tools.openai;

import org.jspecify.annotations.NullMarked;
