/**
 * Kaldi data directories: {@code wav.scp} with the recordings, {@code segments} with the utterances
 * and their times in seconds with three decimals, {@code text} with what is said, {@code utt2spk}
 * and {@code spk2utt} with who speaks. All files are ordered by bytes, as {@code LC_ALL=C sort}
 * does.
 *
 * <p>An utterance is called {@code speaker-recording-start-end}, in milliseconds; where nobody
 * tells the speaker it is {@code recording-start-end} and a speaker of its own, as Kaldi advises.
 * Nothing but letters, digits, dots and underscores stays in the names of speakers, and hyphens in
 * no such prefix, so that utterances stand in the order of their speakers. Recordings are named by
 * their path relative to the directory; those without segments are left out, since Kaldi's scripts
 * refuse them. {@code text} is there where something is said. Labels, languages, words and scores
 * have no place.
 *
 * <p>The file of one item has all files one after the other, each behind a line {@code ==> NAME
 * <==}, as {@code head} and {@code tail} print several files.
 *
 * <p>Reference: Data preparation, kaldi-asr.org/doc/data_prep.html; {@code
 * utils/validate_data_dir.sh} of github.com/kaldi-asr/kaldi.
 */
@NullMarked
package dev.firstpass.tools.kaldi;

import org.jspecify.annotations.NullMarked;
