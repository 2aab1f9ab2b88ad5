package dev.firstpass.inference.catalogue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * Brings the files of a model into a folder. A file is visible under its name only when size and
 * digest are those of the catalogue; until then it is a part file, where the next attempt, or the
 * next start of the program, goes on. Not thread-safe.
 */
public final class Downloads implements AutoCloseable {
  private static final String PART = ".part";

  /** So many attempts in a row may bring nothing. */
  private static final int ATTEMPTS = 5;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final CloseableHttpClient client;
  private final Path folder;
  private final Pause pause;

  /** Waits between attempts. */
  @FunctionalInterface
  interface Pause {
    /** Waits. */
    void sleep(Duration time) throws InterruptedException;
  }

  /**
   * Opens downloads, which the caller closes.
   *
   * @param environment variables that may name proxies, as {@link EnvironmentProxies} reads them
   * @param folder where files are kept, a folder for each model
   */
  public static Downloads open(Map<String, String> environment, Path folder) {
    return new Downloads(
        DownloadClient.create(environment), folder, time -> Thread.sleep(time.toMillis()));
  }

  Downloads(CloseableHttpClient client, Path folder, Pause pause) {
    this.client = client;
    this.folder = folder;
    this.pause = pause;
  }

  /**
   * Brings all files of a model; those that are there already are only checked.
   *
   * @return their paths, in the order of the entry
   * @throws DraftingException with {@link ErrorCode#DOWNLOAD_FAILED}; the message says what the
   *     other side did
   * @throws IOException when files cannot be written
   */
  public List<Path> bring(CatalogueEntry entry, Origin origin, DownloadWatch watch)
      throws IOException {
    Path target = Files.createDirectories(folder.resolve(entry.name()));
    List<Path> files = new ArrayList<>();
    for (CatalogueFile file : entry.files()) {
      Path path = target.resolve(file.name());
      if (!isWhole(path, file)) {
        bring(entry, file, origin, path, done -> watch.progressed(file, done));
      }
      watch.progressed(file, file.bytes());
      files.add(path);
    }
    return files;
  }

  /** Deletes what was brought of a model, once it is somewhere else. */
  public void forget(CatalogueEntry entry) throws IOException {
    Path target = folder.resolve(entry.name());
    for (CatalogueFile file : entry.files()) {
      Files.deleteIfExists(target.resolve(file.name()));
    }
    Files.deleteIfExists(target);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  private void bring(
      CatalogueEntry entry, CatalogueFile file, Origin origin, Path path, LongConsumer progress)
      throws IOException {
    Path part = path.resolveSibling(file.name() + PART);
    if (origin instanceof Origin.Folder from) {
      copy(entry, file, from, part);
    } else {
      URI address =
          origin instanceof Origin.Mirror mirror ? mirror.address(entry, file) : file.url();
      read(new WebFile(client, address, file), file, part, progress);
    }
    Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void copy(
      CatalogueEntry entry, CatalogueFile file, Origin.Folder origin, Path part)
      throws IOException {
    Optional<Path> found = origin.find(entry, file);
    if (found.isEmpty()) {
      throw failed(
          file,
          "there is neither "
              + entry.name()
              + "/"
              + file.name()
              + " nor "
              + file.name()
              + " in "
              + origin.folder());
    }
    Files.copy(found.get(), part, StandardCopyOption.REPLACE_EXISTING);
    if (!isWhole(part, file)) {
      Files.delete(part);
      throw failed(file, found.get() + " is another file: its size or SHA-256 differs");
    }
  }

  private void read(WebFile web, CatalogueFile file, Path part, LongConsumer progress)
      throws IOException {
    int idle = 0;
    boolean begunAgain = false;
    while (true) {
      long before = size(part);
      try {
        if (before < file.bytes()) {
          web.read(part, progress);
        }
        if (isWhole(part, file)) {
          return;
        }
        Files.deleteIfExists(part);
        if (begunAgain) {
          throw failed(file, "its SHA-256 is not the catalogue's: somebody changed or damaged it");
        }
        // What was resumed may have been another version's beginning.
        begunAgain = true;
      } catch (WebFile.Refused e) {
        Files.deleteIfExists(part);
        throw failed(file, String.valueOf(e.getMessage()));
      } catch (IOException e) {
        idle = size(part) > before ? 0 : idle + 1;
        if (idle >= ATTEMPTS) {
          throw failed(file, e.getMessage() + "; call it again to go on");
        }
        sleep(FIRST_PAUSE.multipliedBy(1L << idle), file);
      }
    }
  }

  private void sleep(Duration time, CatalogueFile file) {
    try {
      pause.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(file, "interrupted");
    }
  }

  private static boolean isWhole(Path path, CatalogueFile file) throws IOException {
    return size(path) == file.bytes() && Checksum.of(path).equals(file.sha256());
  }

  private static long size(Path path) throws IOException {
    return Files.exists(path) ? Files.size(path) : 0;
  }

  private static DraftingException failed(CatalogueFile file, String why) {
    return new DraftingException(
        ErrorCode.DOWNLOAD_FAILED, file.name() + " could not be brought: " + why);
  }
}
