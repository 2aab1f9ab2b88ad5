/**
 * Rich Transcription Time Marked files ({@code .rttm}): one line {@code SPEAKER recording 1 start
 * duration <NA> <NA> speaker score <NA>} per segment, in seconds with three decimals.
 *
 * <p>A collection becomes one file, {@code labels.rttm}; recordings are named by their path without
 * extension, with underscores for slashes and blanks, ordered by name. Without a speaker the label
 * takes the speaker's place; blanks in names become underscores. Text, languages and words have no
 * place.
 *
 * <p>Reference: NIST, The 2009 (RT-09) Rich Transcription Meeting Recognition Evaluation Plan,
 * appendix A.
 */
@NullMarked
package dev.firstpass.tools.rttm;

import org.jspecify.annotations.NullMarked;
