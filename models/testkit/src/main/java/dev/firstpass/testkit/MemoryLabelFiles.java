package dev.firstpass.testkit;

import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.tool.LabelFormat.LabelFiles;
import dev.firstpass.core.tool.LabelSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Label files in memory: a fake folder to write to and to read from, with known media beside it.
 */
public final class MemoryLabelFiles implements LabelFiles, LabelSource {
  private final Map<String, byte[]> contents = new TreeMap<>();
  private final Map<String, ItemFacts> media = new LinkedHashMap<>();

  /** Puts a file of text there. */
  public MemoryLabelFiles with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts a file there. */
  public MemoryLabelFiles with(String path, byte[] content) {
    contents.put(path, content.clone());
    return this;
  }

  /** Puts an item beside the files, under its id. */
  public MemoryLabelFiles withMedia(ItemFacts item) {
    media.put(item.id(), item);
    return this;
  }

  @Override
  public OutputStream create(String path) throws IOException {
    if (contents.containsKey(path)) {
      throw new IOException("written twice: " + path);
    }
    return new ByteArrayOutputStream() {
      @Override
      public void close() {
        contents.put(path, toByteArray());
      }
    };
  }

  @Override
  public List<String> files() {
    return List.copyOf(contents.keySet());
  }

  @Override
  public InputStream open(String path) throws IOException {
    byte[] content = contents.get(path);
    if (content == null) {
      throw new FileNotFoundException(path);
    }
    return new ByteArrayInputStream(content);
  }

  /**
   * Finds by the whole path, then without extension, then by the file's name where it is alone,
   * then flat.
   */
  @Override
  public Optional<ItemFacts> media(String path) {
    if (media.containsKey(path)) {
      return Optional.of(media.get(path));
    }
    List<ItemFacts> found = new ArrayList<>(all(id -> id.equals(path) || stem(id).equals(path)));
    if (found.isEmpty()) {
      found.addAll(all(id -> stem(id).equals(stem(path))));
    }
    if (found.isEmpty()) {
      found.addAll(all(id -> stem(name(id)).equals(stem(name(path)))));
    }
    if (found.isEmpty()) {
      found.addAll(all(id -> flat(id).equals(path) || flat(stem(id)).equals(path)));
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Returns the text of a file. */
  public String text(String path) throws IOException {
    try (InputStream in = open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Returns all files as text by path, in the order of paths. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    contents.forEach(
        (path, content) -> texts.put(path, new String(content, StandardCharsets.UTF_8)));
    return texts;
  }

  private List<ItemFacts> all(Predicate<String> wanted) {
    return media.values().stream().filter(item -> wanted.test(item.id())).toList();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String flat(String path) {
    return path.replaceAll("[/\\s]+", "_");
  }

  private static String stem(String path) {
    int dot = path.lastIndexOf('.');
    return dot <= path.lastIndexOf('/') + 1 ? path : path.substring(0, dot);
  }
}
