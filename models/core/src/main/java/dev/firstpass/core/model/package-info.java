/**
 * What a model is: its identity, what the program needs to run it, and what people need to trust
 * it.
 */
@NullMarked
package dev.firstpass.core.model;

import org.jspecify.annotations.NullMarked;
