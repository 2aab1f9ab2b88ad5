package dev.firstpass.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends one request and reads the JSON of its answer, or its problem. Thread-safe. */
final class Exchange {
  private static final int OK = 200;

  private final HttpClient http;
  private final String token;
  private final Retries retries;

  Exchange(HttpClient http, String token, Retries retries) {
    this.http = Objects.requireNonNull(http, "http");
    this.token = Objects.requireNonNull(token, "token");
    this.retries = retries;
  }

  /**
   * Returns the plain data of the answer.
   *
   * @throws DraftingException with the server's code when it refuses
   * @throws IOException when it cannot be reached or does not answer in JSON
   */
  @Nullable Object send(HttpRequest request) throws IOException, InterruptedException {
    HttpRequest authorised =
        token.isEmpty()
            ? request
            : HttpRequest.newBuilder(request, (name, value) -> true)
                .header("Authorization", "Bearer " + token)
                .build();
    HttpResponse<byte[]> answer = http.send(authorised, BodyHandlers.ofByteArray());
    for (int attempt = 1; retries.waited(answer, attempt); attempt++) {
      answer = http.send(authorised, BodyHandlers.ofByteArray());
    }
    if (answer.statusCode() != OK) {
      throw problem(answer);
    }
    return json(answer);
  }

  private static @Nullable Object json(HttpResponse<byte[]> answer) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(answer.body())) {
      return PlainJson.read(parser);
    } catch (JsonProcessingException e) {
      throw new IOException("the server's answer is not JSON: status " + answer.statusCode(), e);
    }
  }

  /** Something between us and the server may have answered in its place, so nothing is certain. */
  private static DraftingException problem(HttpResponse<byte[]> answer) throws IOException {
    if (json(answer) instanceof Map<?, ?> problem
        && problem.get("code") instanceof String code
        && problem.get("detail") instanceof String detail) {
      Optional<ErrorCode> known = code(code);
      return known.isPresent()
          ? new DraftingException(known.get(), detail)
          : new DraftingException(ErrorCode.UNEXPECTED, code + ": " + detail);
    }
    throw new IOException("the server answered with status " + answer.statusCode());
  }

  /** Returns the code of this name; empty for one of a newer server. */
  static Optional<ErrorCode> code(String name) {
    return Stream.of(ErrorCode.values()).filter(code -> code.code().equals(name)).findFirst();
  }
}
