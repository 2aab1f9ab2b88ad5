package dev.firstpass.inference.media;

/** Something that holds memory outside the heap until it is closed. */
interface NativeMemory extends AutoCloseable {
  @Override
  void close();
}
