/**
 * Fetches items that are named by their address, under the rules of whoever runs the server: listed
 * hosts and mapped folders only, private addresses only when listed by name, no redirects, byte and
 * time limits while reading.
 */
@NullMarked
package dev.firstpass.inference.media.fetch;

import org.jspecify.annotations.NullMarked;
