/**
 * The {@code firstpass} command: one class a sub-command. The only module that puts families,
 * tools, engine and server together.
 */
@NullMarked
package dev.firstpass.cli;

import org.jspecify.annotations.NullMarked;
