package dev.kernelmemory.it;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for something to become so, with a deadline far beyond what it takes. */
final class Poll {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Poll() {}

  /** Asks until the answer is accepted, and returns it. */
  static <T> T until(String what, Callable<T> question, Predicate<T> accepted) throws Exception {
    long end = System.nanoTime() + DEADLINE.toNanos();
    T answer = question.call();
    while (!accepted.test(answer)) {
      if (System.nanoTime() - end > 0) {
        fail("waited in vain for: %s; the last answer was %s", what, answer);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = question.call();
    }
    return answer;
  }
}
