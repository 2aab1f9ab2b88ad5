/**
 * The load driver: sends JPEGs to a real server in a process of its own and sets what that costs
 * against the {@linkplain dev.firstpass.bench.floor floor} of the same run.
 */
@NullMarked
package dev.firstpass.bench.http;

import org.jspecify.annotations.NullMarked;
