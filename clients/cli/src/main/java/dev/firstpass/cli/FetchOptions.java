package dev.firstpass.cli;

import dev.firstpass.inference.media.fetch.AllowedHost;
import dev.firstpass.inference.media.fetch.FetchConfig;
import dev.firstpass.inference.media.fetch.LocalFolder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What the server may fetch when an item is named by its address; nothing by default. */
final class FetchOptions {
  private static final long MEBIBYTE = 1 << 20;

  @Option(
      names = "--allow-host",
      paramLabel = "HOST",
      split = ",",
      converter = HostConverter.class,
      description =
          "Fetch items from this host: images.example.com, http://nas:8000, *.example.com."
              + " https unless it says otherwise; a private address only for a host named in full."
              + " s3://BUCKET is a bucket, read with what the AWS SDK finds (AWS_REGION, ...)")
  private List<AllowedHost> hosts = List.of();

  @Option(
      names = "--host-token",
      paramLabel = "HOST=TOKEN",
      split = ",",
      description = "Send this token to that host, and to no other")
  private Map<String, String> tokens = Map.of();

  @Option(
      names = "--local-files",
      paramLabel = "PREFIX=FOLDER",
      split = ",",
      converter = FolderConverter.class,
      description =
          "Read items whose address begins with PREFIX from FOLDER:"
              + " /data/local-files/=/mnt/images")
  private List<LocalFolder> folders = List.of();

  @Option(
      names = "--tool-url",
      paramLabel = "TOOL=URL",
      split = ",",
      description =
          "Where a tool's own server is, for addresses without a host:"
              + " label-studio=http://localhost:8080. It may be fetched from")
  private Map<String, URI> servers = Map.of();

  @Option(
      names = "--max-fetch",
      paramLabel = "MIB",
      defaultValue = "64",
      description = "Largest item that is fetched, in MiB. Default: ${DEFAULT-VALUE}")
  private int maxFetch;

  @Option(
      names = "--fetch-timeout",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "How long fetching one item may take. Default: ${DEFAULT-VALUE}")
  private int fetchTimeout;

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "Where buckets are: http://minio:9000. Default: Amazon's")
  private @Nullable URI s3Endpoint;

  /** Returns what may be fetched. */
  FetchConfig config() {
    return new FetchConfig(
        hosts,
        tokens,
        folders,
        servers,
        maxFetch * MEBIBYTE,
        Duration.ofSeconds(fetchTimeout),
        Optional.ofNullable(s3Endpoint));
  }

  /** Reads a host. */
  static final class HostConverter implements ITypeConverter<AllowedHost> {
    @Override
    public AllowedHost convert(String text) {
      return AllowedHost.parse(text);
    }
  }

  /** Reads a mapped folder. */
  static final class FolderConverter implements ITypeConverter<LocalFolder> {
    @Override
    public LocalFolder convert(String text) {
      return LocalFolder.parse(text);
    }
  }
}
