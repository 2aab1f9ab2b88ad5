/**
 * Compares who speaks when with who was found to speak when: {@link
 * dev.firstpass.cli.evaluate.timeline.SpeechErrors} for speech of anybody, {@link
 * dev.firstpass.cli.evaluate.timeline.SpeakerErrors} for speakers, with the measures of
 * pyannote.metrics. Times are seconds from the start of a recording.
 */
@NullMarked
package dev.firstpass.cli.evaluate.timeline;

import org.jspecify.annotations.NullMarked;
