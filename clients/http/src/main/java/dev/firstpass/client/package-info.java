/**
 * A small Java client of the native HTTP API, over the JDK's {@link java.net.http.HttpClient}.
 *
 * <p>{@link dev.firstpass.client.DraftClient} sends items and reads drafts; the server's problems
 * come back as {@link dev.firstpass.core.error.DraftingException} with the server's code; while the
 * server is busy it waits as {@link dev.firstpass.client.RetryPolicy} allows.
 */
@NullMarked
package dev.firstpass.client;

import org.jspecify.annotations.NullMarked;
