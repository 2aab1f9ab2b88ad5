/**
 * WebVTT captions ({@code .vtt}): cues with times in milliseconds, their speaker as a voice tag and
 * text.
 *
 * <p>One file per recording. A segment without text shows its label. Languages, words and scores
 * have no place. A segment without length is one millisecond long, as the format demands; blank
 * lines in a text, which would end its cue, are left out; markup characters are escaped.
 *
 * <p>Reference: WebVTT, W3C, sections 4.1 (file structure) and 6 (parsing).
 */
@NullMarked
package dev.firstpass.tools.vtt;

import org.jspecify.annotations.NullMarked;
