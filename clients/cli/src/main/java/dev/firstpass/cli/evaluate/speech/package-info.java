/**
 * Reads recordings with what people wrote down of them: {@link
 * dev.firstpass.cli.evaluate.speech.TranscriptDataset} what is said, {@link
 * dev.firstpass.cli.evaluate.speech.TurnDataset} who speaks when, in the forms that are usual in
 * the field. A folder may hold several forms; what is found in none is said, not refused.
 */
@NullMarked
package dev.firstpass.cli.evaluate.speech;

import org.jspecify.annotations.NullMarked;
