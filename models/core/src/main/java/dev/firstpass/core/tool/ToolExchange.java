package dev.firstpass.core.tool;

/**
 * One request of a tool once it was read: it is answered at once, or something is drafted first.
 */
public sealed interface ToolExchange permits ToolAnswer, ToolDrafting {}
