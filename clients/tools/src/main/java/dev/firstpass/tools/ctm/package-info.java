/**
 * Conversation Time Marked words ({@code .ctm}): one line {@code recording 1 start duration word
 * score} per word, in seconds with three decimals.
 *
 * <p>A collection becomes one file, {@code labels.ctm}; recordings are named by their path without
 * extension, with underscores for slashes and blanks, ordered by name, their words by start. The
 * words of a segment for which the model tells none share its time by their length and have its
 * score; a segment without text leaves no trace. Speakers, labels, languages and the bounds of
 * segments have no place.
 *
 * <p>Reference: {@code doc/infmts.htm} of github.com/usnistgov/SCTK.
 */
@NullMarked
package dev.firstpass.tools.ctm;

import org.jspecify.annotations.NullMarked;
