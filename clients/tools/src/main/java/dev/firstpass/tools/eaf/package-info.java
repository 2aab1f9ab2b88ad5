/**
 * ELAN annotation documents ({@code .eaf}, version 3.0): tiers of speakers, each followed by the
 * tier of its words, in whole milliseconds.
 *
 * <p>One file per recording, to lie beside it. Without a speaker the label names the tier; a
 * segment without text shows its label. Segments of one voice that overlap stand on tiers numbered
 * {@code A (2)}; a word that begins before the word before it has ended is cut at the front.
 * Annotations last at least one millisecond. The document has the date of the epoch, so that the
 * same draft always gives the same file. Languages and scores have no place.
 *
 * <p>Reference: the schema EAFv3.0.xsd of the Max Planck Institute for Psycholinguistics; H.
 * Sloetjes, ELAN Annotation Format, version 3.0.
 */
@NullMarked
package dev.firstpass.tools.eaf;

import org.jspecify.annotations.NullMarked;
