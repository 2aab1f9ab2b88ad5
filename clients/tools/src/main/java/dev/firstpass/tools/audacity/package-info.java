/**
 * Audacity label tracks: one line {@code start<tab>end<tab>text} per segment, in seconds with six
 * decimals.
 *
 * <p>One file per recording. A segment without text shows its label; one without length is a point
 * label. Line ends and tabs in texts become blanks. Speakers, languages, words and scores have no
 * place.
 *
 * <p>Reference: {@code LabelTrack} of github.com/audacity/audacity.
 */
@NullMarked
package dev.firstpass.tools.audacity;

import org.jspecify.annotations.NullMarked;
