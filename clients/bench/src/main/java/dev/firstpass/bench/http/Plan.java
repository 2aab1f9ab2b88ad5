package dev.firstpass.bench.http;

import java.time.Duration;
import java.util.List;

/**
 * How often, how long and with how many clients is measured.
 *
 * @param clients numbers of clients, each measured in each round
 * @param floorThreads the most threads of the floor; one thread is measured too
 * @param rounds how often everything is measured, in turn
 * @param length of one measurement
 * @param warmUp of the server, before the first round
 */
record Plan(List<Integer> clients, int floorThreads, int rounds, Duration length, Duration warmUp) {
  Plan {
    clients = List.copyOf(clients);
    if (clients.isEmpty() || clients.stream().anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException("there must be clients, at least one each: " + clients);
    }
    if (floorThreads < 1 || rounds < 1) {
      throw new IllegalArgumentException(
          "threads and rounds must be positive: " + floorThreads + ", " + rounds);
    }
  }

  /** Returns the numbers of threads with which the floor is measured. */
  List<Integer> threads() {
    return floorThreads == 1 ? List.of(1) : List.of(1, floorThreads);
  }

  /** Returns how many threads the floor must have to be a fair match for so many clients. */
  int threadsFor(int clientCount) {
    return clientCount == 1 ? 1 : floorThreads;
  }
}
