package dev.firstpass.families.silerovad;

/**
 * When speech starts and ends, in samples: what a request's settings mean at one sample rate.
 *
 * @param window samples a probability stands for
 * @param threshold lowest probability at which speech starts
 * @param negThreshold probability below which it may end
 * @param minSpeech what is not longer is dropped
 * @param minSilence speech ends when it is silent for this long
 * @param pad added at both ends
 * @param maxSpeech what is longer is cut; infinite when nothing is
 * @param minSilenceAtMax a silence that is longer is a place to cut
 * @param cutAtLongest whether the longest such silence is the place; otherwise the last
 */
record SpeechRule(
    int window,
    double threshold,
    double negThreshold,
    long minSpeech,
    long minSilence,
    long pad,
    double maxSpeech,
    long minSilenceAtMax,
    boolean cutAtLongest) {}
