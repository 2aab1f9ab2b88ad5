package dev.firstpass.client;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;

/** Decides whether an answer is worth another attempt, and waits for it. Thread-safe. */
final class Retries {
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final Duration UNTOLD = Duration.ofSeconds(1);

  /** More digits are no number of seconds that anybody waits. */
  private static final int MAX_DIGITS = 9;

  private final RetryPolicy policy;
  private final Pause pause;
  private final Clock clock;

  Retries(RetryPolicy policy, Pause pause, Clock clock) {
    this.policy = Objects.requireNonNull(policy, "policy");
    this.pause = Objects.requireNonNull(pause, "pause");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Waits when the answer asks for it and the policy allows it.
   *
   * @param attempt how often the request was sent so far
   * @return whether to send it again
   */
  boolean waited(HttpResponse<?> answer, int attempt) throws InterruptedException {
    if (answer.statusCode() != SERVICE_UNAVAILABLE || attempt >= policy.attempts()) {
      return false;
    }
    Duration wanted = answer.headers().firstValue("Retry-After").flatMap(this::read).orElse(UNTOLD);
    if (wanted.compareTo(policy.longestPause()) > 0) {
      return false;
    }
    pause.pause(wanted);
    return true;
  }

  /** Reads a number of seconds or a date (RFC 9110, section 10.2.3). */
  private Optional<Duration> read(String header) {
    String text = header.strip();
    if (text.matches("[0-9]{1," + MAX_DIGITS + "}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration left = Duration.between(clock.instant(), date.toInstant());
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
