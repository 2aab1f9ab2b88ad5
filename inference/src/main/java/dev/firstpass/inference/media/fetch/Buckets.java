package dev.firstpass.inference.media.fetch;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Reads objects of buckets that speak S3, with the AWS SDK: its chain finds region and credentials.
 * One try, no redirects, the limits of everything that is fetched. Opened at the first use, so that
 * nobody without buckets pays for it. Thread-safe.
 */
final class Buckets implements AutoCloseable {
  static final String SCHEME = "s3://";

  private static final String NO_CREDENTIALS = "Unable to load credentials";
  private static final int SHOWN = 200;
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final FetchConfig config;
  private final AwsCredentialsProvider credentials;
  private @Nullable S3Client opened;

  /**
   * @param config limits, and where the buckets are unless they are Amazon's
   */
  Buckets(FetchConfig config) {
    this(config, DefaultCredentialsProvider.builder().build());
  }

  /**
   * @param credentials in place of those that the chain finds
   */
  Buckets(FetchConfig config, AwsCredentialsProvider credentials) {
    this.config = config;
    this.credentials = credentials;
  }

  /**
   * Reads an object.
   *
   * @throws DraftingException with {@code media-fetch-failed} and what the other side answered;
   *     with {@code media-too-large}
   */
  ByteBuffer read(String bucket, String key) {
    GetObjectRequest request = GetObjectRequest.builder().bucket(bucket).key(key).build();
    try {
      return client().getObject(request, within(config.maxBytes())).orElseThrow(this::tooLarge);
    } catch (AwsServiceException e) {
      throw failed(SCHEME + bucket + " answered " + answered(e), e);
    } catch (ApiCallTimeoutException e) {
      throw failed(
          SCHEME + bucket + " did not send it within " + config.timeout().toMillis() + " ms", e);
    } catch (SdkClientException e) {
      throw failed(SCHEME + bucket + " could not be read: " + shown(e.getMessage()), e);
    }
  }

  private static String answered(AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    String message = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
    return e.statusCode()
        + (code == null ? "" : " (" + code + (message == null ? "" : ": " + message) + ")")
        + switch (e.statusCode()) {
          case 301, 307 -> "; the bucket is in another region (AWS_REGION)";
          case 401, 403 -> "; these credentials may not read it";
          default -> "";
        };
  }

  /** Empty when there is more than the limit, of which no more is read. */
  private static ResponseTransformer<GetObjectResponse, Optional<ByteBuffer>> within(long limit) {
    return (response, body) -> {
      Long length = response.contentLength();
      Optional<ByteBuffer> bytes =
          length != null && length > limit
              ? Optional.empty()
              : LimitedBody.read(body, length == null ? -1 : length, limit);
      if (bytes.isEmpty()) {
        body.abort();
      }
      return bytes;
    };
  }

  private synchronized S3Client client() {
    S3Client client = opened;
    if (client == null) {
      S3ClientBuilder builder =
          S3Client.builder()
              .credentialsProvider(credentials)
              .httpClientBuilder(
                  UrlConnectionHttpClient.builder()
                      .connectionTimeout(
                          config.timeout().compareTo(CONNECT) < 0 ? config.timeout() : CONNECT)
                      .socketTimeout(config.timeout()))
              .overrideConfiguration(
                  override ->
                      override
                          .apiCallTimeout(config.timeout())
                          .retryStrategy(AwsRetryStrategy.doNotRetry()));
      config.s3Endpoint().ifPresent(endpoint -> elsewhere(builder, endpoint));
      client = builder.build();
      opened = client;
    }
    return client;
  }

  /** Stores that are not Amazon's have the bucket in the path, and take any region. */
  private static void elsewhere(S3ClientBuilder builder, URI endpoint) {
    builder.endpointOverride(endpoint).forcePathStyle(true);
    try {
      // Without asking Amazon's machines, which may not be there.
      builder.region(
          new AwsRegionProviderChain(
                  new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
              .getRegion());
    } catch (SdkClientException e) {
      builder.region(Region.US_EAST_1);
    }
  }

  private DraftingException tooLarge() {
    return new DraftingException(
        ErrorCode.MEDIA_TOO_LARGE,
        "the item is larger than the limit of what is fetched, "
            + config.maxBytes()
            + " bytes (--max-fetch)");
  }

  private static DraftingException failed(String what, Exception cause) {
    return new DraftingException(ErrorCode.MEDIA_FETCH_FAILED, what, cause);
  }

  /** The SDK lists all that it has tried; the first words say what was missing. */
  private static String shown(@Nullable String message) {
    if (message == null) {
      return "no reason given";
    }
    if (message.startsWith(NO_CREDENTIALS)) {
      return "the AWS SDK found no credentials (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a"
          + " profile, or the machine's role)";
    }
    return message.length() > SHOWN ? message.substring(0, SHOWN) + "…" : message;
  }

  @Override
  public synchronized void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }
}
