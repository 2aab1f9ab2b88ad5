/**
 * Compares texts as speech recognition is judged: a {@link
 * dev.firstpass.cli.evaluate.transcript.Normaliser} makes two ways of writing the same words alike,
 * an {@link dev.firstpass.cli.evaluate.transcript.Alignment} counts what differs, as NIST's sclite
 * does. Pure functions of strings.
 */
@NullMarked
package dev.firstpass.cli.evaluate.transcript;

import org.jspecify.annotations.NullMarked;
