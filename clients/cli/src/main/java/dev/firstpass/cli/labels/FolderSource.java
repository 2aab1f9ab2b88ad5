package dev.firstpass.cli.labels;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.inference.media.ItemProbe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Label files in a folder, or one of them, with the media in the same or another folder. Media are
 * looked at when a label file asks for them, each once. Not thread-safe.
 */
public final class FolderSource implements LabelSource {
  private static final Logger LOG = LoggerFactory.getLogger(FolderSource.class);

  private final Path root;
  private final List<String> files;
  private final MediaIndex media;
  private final Path mediaRoot;
  private final ItemProbe probe = new ItemProbe();
  private final Map<String, Optional<ItemFacts>> known = new HashMap<>();

  private FolderSource(Path root, List<String> files, Path mediaRoot) throws IOException {
    this.root = root;
    this.files = files;
    this.mediaRoot = mediaRoot;
    this.media = new MediaIndex(paths(mediaRoot));
  }

  /**
   * Opens a folder, or a file alone.
   *
   * @param labels what to read
   * @param media where pictures or recordings are; {@code labels} itself, or its folder, when empty
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when one of them does not
   *     exist
   */
  public static FolderSource open(Path labels, Optional<Path> media) throws IOException {
    if (!Files.exists(labels)) {
      throw missing(labels);
    }
    boolean folder = Files.isDirectory(labels);
    Path root = folder ? labels : Optional.ofNullable(labels.getParent()).orElse(Path.of(""));
    Path mediaRoot = media.orElse(root);
    if (media.isPresent() && !Files.isDirectory(mediaRoot)) {
      throw missing(mediaRoot);
    }
    List<String> files = folder ? paths(root) : List.of(String.valueOf(labels.getFileName()));
    return new FolderSource(root, files, mediaRoot);
  }

  @Override
  public List<String> files() {
    return files;
  }

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(root.resolve(path));
  }

  @Override
  public Optional<ItemFacts> media(String path) {
    return media.find(path).flatMap(found -> known.computeIfAbsent(found, this::look));
  }

  private Optional<ItemFacts> look(String path) {
    try (FileChannel channel = FileChannel.open(mediaRoot.resolve(path))) {
      long size = Math.min(channel.size(), Integer.MAX_VALUE);
      return probe.facts(path, channel.map(MapMode.READ_ONLY, 0, size));
    } catch (IOException | DraftingException e) {
      LOG.warn("{} cannot be read: {}", path, e.getMessage());
      return Optional.empty();
    }
  }

  private static List<String> paths(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static DraftingException missing(Path path) {
    return new DraftingException(ErrorCode.INVALID_REQUEST, "there is no file or folder " + path);
  }
}
