/**
 * Praat TextGrids ({@code .TextGrid}), the long text format in UTF-8: interval tiers of speakers,
 * each followed by the tier of its words.
 *
 * <p>One file per recording. Without a speaker the label names the tier; a segment without text
 * shows its label. Tiers cover the recording without gaps: silence is an interval without text.
 * Segments of one voice that overlap stand on tiers numbered {@code A (2)}; a word that begins
 * before the word before it has ended is cut at the front. Intervals last at least one millisecond.
 * Languages and scores have no place.
 *
 * <p>Reference: the chapters TextGrid and TextGrid file formats of Praat's manual; {@code
 * fon/TextGrid.cpp} of github.com/praat/praat.
 */
@NullMarked
package dev.firstpass.tools.textgrid;

import org.jspecify.annotations.NullMarked;
