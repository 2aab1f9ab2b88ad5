/**
 * HOW: bytes in, drafts out. {@link dev.firstpass.inference.Drafter} is the whole flow in one
 * readable method; HTTP, jobs and the command line all call it.
 */
@NullMarked
package dev.firstpass.inference;

import org.jspecify.annotations.NullMarked;
