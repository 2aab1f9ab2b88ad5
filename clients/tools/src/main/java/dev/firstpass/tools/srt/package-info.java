/**
 * SubRip subtitles ({@code .srt}): numbered cues with times in milliseconds and text.
 *
 * <p>One file per recording. A segment without text shows its label. Speakers, languages, words and
 * scores have no place. A segment without length is one millisecond long, since players pass over
 * empty cues; blank lines in a text, which would end its cue, are left out, and the arrow of the
 * times becomes U+2192. Text is otherwise written as it is: SubRip knows no way to escape markup.
 */
@NullMarked
package dev.firstpass.tools.srt;

import org.jspecify.annotations.NullMarked;
