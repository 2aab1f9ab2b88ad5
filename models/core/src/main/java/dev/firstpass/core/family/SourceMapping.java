package dev.firstpass.core.family;

/** Maps a model's coordinates back to the item. */
public sealed interface SourceMapping permits Letterbox, FrameTiming {}
