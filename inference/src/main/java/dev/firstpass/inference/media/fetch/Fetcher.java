package dev.firstpass.inference.media.fetch;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.inference.media.fetch.FetchAttempt.Got;
import dev.firstpass.inference.media.fetch.FetchAttempt.Missed;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Fetches items by their address: {@code data:}, listed hosts and buckets, mapped folders, and
 * nothing else. Thread-safe.
 */
public final class Fetcher implements AutoCloseable {
  private static final String NO_RULE = "none";
  private static final String FOLDER = "local files ";
  private static final int SHOWN = 200;
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?@!$&'()*+,;=%";

  private final FetchConfig config;
  private final Web web;
  private final Buckets buckets;

  /**
   * @param config what may be fetched
   */
  public Fetcher(FetchConfig config) {
    this(config, new Buckets(config));
  }

  /**
   * @param buckets reads those that are listed
   */
  Fetcher(FetchConfig config, Buckets buckets) {
    this.config = config;
    this.web = new Web(config);
    this.buckets = buckets;
  }

  /**
   * Fetches an item from the first place that has it.
   *
   * @param addresses where it may be, most likely first
   * @param tool whose server is meant by addresses without a host; empty for none
   * @return its bytes between position and limit
   * @throws DraftingException with {@code url-not-allowed} when no place is allowed; with {@code
   *     media-fetch-failed} and what the other side answered; with {@code media-too-large}
   */
  public ByteBuffer fetch(List<String> addresses, String tool) {
    List<FetchAttempt> attempts = attempts(addresses, tool);
    if (attempts.get(attempts.size() - 1) instanceof Got got) {
      return got.content();
    }
    ErrorCode code =
        attempts.stream()
            .map(attempt -> ((Missed) attempt).code())
            .filter(missed -> missed != ErrorCode.URL_NOT_ALLOWED)
            .findFirst()
            .orElse(ErrorCode.URL_NOT_ALLOWED);
    String outcomes =
        attempts.stream().map(FetchAttempt::outcome).distinct().collect(Collectors.joining("; "));
    throw new DraftingException(
        code, "cannot fetch '" + shown(addresses.get(0)) + "': " + outcomes);
  }

  /**
   * Tries one place after the other until one has the item.
   *
   * @return every try, at least one; only the last can be a success
   */
  public List<FetchAttempt> attempts(List<String> addresses, String tool) {
    List<FetchAttempt> attempts = new ArrayList<>();
    Optional<URI> server = Optional.ofNullable(config.servers().get(tool));
    for (String address : addresses) {
      if (!tried(address, server, attempts)) {
        attempts.add(
            missed(
                address,
                NO_RULE,
                ErrorCode.URL_NOT_ALLOWED,
                "no rule allows it; send the bytes, or see --allow-host, --local-files,"
                    + " --tool-url"));
      }
      if (attempts.get(attempts.size() - 1) instanceof Got) {
        break;
      }
    }
    return attempts;
  }

  /** Tries what rules there are for an address; returns whether there was one. */
  private boolean tried(String address, Optional<URI> server, List<FetchAttempt> attempts) {
    int before = attempts.size();
    if (address.startsWith(DataUri.SCHEME)) {
      attempts.add(attempt(address, "data", () -> limited(DataUri.bytes(address))));
    } else if (address.startsWith(Buckets.SCHEME)) {
      attempts.add(fromBucket(address));
    } else {
      String path = server.map(own -> below(own, address)).orElse(address);
      for (LocalFolder folder : config.folders()) {
        if (folder.means(path)) {
          attempts.add(attempt(path, FOLDER + folder.prefix(), () -> file(folder, path)));
          if (attempts.get(attempts.size() - 1) instanceof Got) {
            return true;
          }
        }
      }
      String full =
          path.startsWith("/") && server.isPresent() ? withoutSlash(server.get()) + path : address;
      if (full.startsWith("http://") || full.startsWith("https://")) {
        attempts.add(fromHost(full));
      }
    }
    return attempts.size() > before;
  }

  /**
   * The key is all that follows the bucket, as it is: a storage of Label Studio encodes nothing.
   */
  private FetchAttempt fromBucket(String address) {
    String[] parts = address.substring(Buckets.SCHEME.length()).split("/", 2);
    String bucket = parts[0];
    if (bucket.isEmpty() || parts.length < 2 || parts[1].isEmpty()) {
      return missed(address, NO_RULE, ErrorCode.URL_NOT_ALLOWED, "it is not s3://BUCKET/KEY");
    }
    return config
        .rule(AllowedHost.bucket(bucket))
        .map(rule -> attempt(address, "bucket " + rule, () -> buckets.read(bucket, parts[1])))
        .orElseGet(
            () ->
                missed(
                    address,
                    NO_RULE,
                    ErrorCode.URL_NOT_ALLOWED,
                    Buckets.SCHEME
                        + bucket
                        + " is not an allowed bucket (--allow-host "
                        + Buckets.SCHEME
                        + bucket
                        + ")"));
  }

  private FetchAttempt fromHost(String address) {
    URI uri;
    AllowedHost host;
    try {
      uri = new URI(encoded(address));
      if (uri.getHost() == null || uri.getUserInfo() != null) {
        return missed(
            address, NO_RULE, ErrorCode.URL_NOT_ALLOWED, "the address has no host or has a user");
      }
      host = AllowedHost.of(uri);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return missed(address, NO_RULE, ErrorCode.URL_NOT_ALLOWED, "it is not an address");
    }
    Optional<AllowedHost> rule = config.rule(host);
    if (rule.isEmpty()) {
      return missed(
          address,
          NO_RULE,
          ErrorCode.URL_NOT_ALLOWED,
          host + " is not an allowed host (--allow-host " + host + ")");
    }
    return attempt(address, "host " + rule.get(), () -> web.read(uri, host));
  }

  private ByteBuffer file(LocalFolder folder, String path) {
    Path file =
        folder
            .file(path)
            .orElseThrow(
                () ->
                    new DraftingException(
                        ErrorCode.MEDIA_FETCH_FAILED,
                        "there is no such file below " + folder.prefix()));
    try {
      if (Files.size(file) > config.maxBytes()) {
        throw tooLarge(Files.size(file));
      }
      return ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new DraftingException(
          ErrorCode.MEDIA_FETCH_FAILED,
          "the file cannot be read: " + e.getClass().getSimpleName(),
          e);
    }
  }

  private ByteBuffer limited(ByteBuffer bytes) {
    if (bytes.remaining() > config.maxBytes()) {
      throw tooLarge(bytes.remaining());
    }
    return bytes;
  }

  private DraftingException tooLarge(long bytes) {
    return new DraftingException(
        ErrorCode.MEDIA_TOO_LARGE,
        "the item has "
            + bytes
            + " bytes; the limit of what is fetched is "
            + config.maxBytes()
            + " bytes (--max-fetch)");
  }

  /** How bytes are got. */
  @FunctionalInterface
  private interface Source {
    ByteBuffer read();
  }

  private static FetchAttempt attempt(String address, String rule, Source source) {
    try {
      ByteBuffer content = source.read();
      return new Got(shown(address), rule, content.remaining() + " bytes", content);
    } catch (DraftingException e) {
      return missed(address, rule, e.code(), e.detail());
    }
  }

  private static Missed missed(String address, String rule, ErrorCode code, String outcome) {
    return new Missed(shown(address), rule, code, outcome);
  }

  /** Returns the path of an address on a server of ours; other addresses as they are. */
  private static String below(URI server, String address) {
    String own = withoutSlash(server);
    if (address.startsWith(own + "/")) {
      return address.substring(own.length());
    }
    String folder = withoutSlash(URI.create(String.valueOf(server.getRawPath())));
    return folder.length() > 1 && address.startsWith(folder + "/")
        ? address.substring(folder.length())
        : address;
  }

  private static String withoutSlash(URI server) {
    return server.toString().replaceFirst("/+$", "");
  }

  /** Percent-encodes what no address may hold, as browsers do; drops the fragment. */
  private static String encoded(String address) {
    StringBuilder text = new StringBuilder(address.length());
    for (byte one : address.replaceFirst("#.*$", "").getBytes(StandardCharsets.UTF_8)) {
      if (one >= 0 && (PLAIN.indexOf(one) >= 0 || one == '[' || one == ']')) {
        text.append((char) one);
      } else {
        text.append(String.format("%%%02X", one));
      }
    }
    return text.toString();
  }

  private static String shown(String address) {
    int limit = address.startsWith(DataUri.SCHEME) ? 40 : SHOWN;
    return address.length() > limit ? address.substring(0, limit) + "…" : address;
  }

  @Override
  public void close() throws IOException {
    buckets.close();
    web.close();
  }
}
