package dev.firstpass.server.http;

import dev.firstpass.core.draft.AskedItem;
import java.util.List;
import java.util.Map;

/**
 * What one request to draft asks for, whichever way its body was written.
 *
 * @param entries items, and what was wrong with those that could not be read, in the caller's order
 * @param parameters settings by name, plain values
 * @param list whether the answer is a list, even of one
 */
record PredictCall(List<AskedItem> entries, Map<String, Object> parameters, boolean list) {}
