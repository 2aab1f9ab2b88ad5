/**
 * Segment Time Marked transcripts ({@code .stm}): one line {@code recording 1 speaker start end
 * <NA> text} per segment, in seconds with three decimals.
 *
 * <p>A collection becomes one file, {@code labels.stm}; recordings are named by their path without
 * extension, with underscores for slashes and blanks, ordered by name. Without a speaker the label
 * takes the speaker's place; blanks in names become underscores, line ends in texts become blanks.
 * A segment without text is marked so that scoring passes over it. Languages, words and scores have
 * no place. sclite reads braces in a text as alternatives.
 *
 * <p>Reference: {@code doc/infmts.htm} of github.com/usnistgov/SCTK.
 */
@NullMarked
package dev.firstpass.tools.stm;

import org.jspecify.annotations.NullMarked;
