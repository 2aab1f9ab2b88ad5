package dev.firstpass.tools.labelfile;

/**
 * One word of a segment as label files hold it.
 *
 * @param text on one line, without blanks around it, not empty
 * @param span where
 * @param score confidence in [0, 1]
 */
public record SpokenWord(String text, MillisSpan span, double score) {}
