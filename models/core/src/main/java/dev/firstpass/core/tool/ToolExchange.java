package dev.firstpass.core.tool;

/**
 * One request of a tool once it was read: it is answered at once, or something is drafted first, or
 * a graph is run on tensors that came with it.
 */
public sealed interface ToolExchange permits ToolAnswer, ToolDrafting, ToolRun {}
