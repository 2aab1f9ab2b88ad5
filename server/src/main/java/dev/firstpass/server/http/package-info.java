/**
 * The native HTTP API, the mount points of tools, and operations; the only package that imports
 * Javalin.
 *
 * <p>{@link dev.firstpass.server.http.PredictHandler} is where a request to draft enters.
 */
@NullMarked
package dev.firstpass.server.http;

import org.jspecify.annotations.NullMarked;
