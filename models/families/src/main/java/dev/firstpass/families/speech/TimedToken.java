package dev.firstpass.families.speech;

/**
 * A token that a model heard.
 *
 * @param id its number
 * @param start in seconds of what the model was given
 * @param end in seconds of what the model was given, at least {@code start}
 * @param logProbability natural logarithm of its probability, summed over {@code frames}; at most 0
 * @param frames over how many frames
 */
public record TimedToken(int id, double start, double end, double logProbability, int frames) {}
