/**
 * Cuts recordings at the speech that another model finds, so that a recogniser hears one stretch
 * after the other: any recogniser runs on a recording of any length.
 *
 * <p>{@link dev.firstpass.inference.segmenting.StretchPlan} says where to cut, {@link
 * dev.firstpass.inference.segmenting.StretchReader} hands out the stretches of a stream, {@link
 * dev.firstpass.inference.segmenting.SegmenterParameters} are the settings that ask for it.
 */
@NullMarked
package dev.firstpass.inference.segmenting;

import org.jspecify.annotations.NullMarked;
