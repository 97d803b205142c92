package dev.kernelmemory.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.analysis.Machine;
import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.sample.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is handed out together. */
final class ObservedTest {
  @Test
  void bringsTheScopesOfAMomentTogether() {
    assertThat(
            replay(
                at(Scope.PROCESS, 1030),
                at(Scope.HOST, 1000),
                at(Scope.CONTAINER, 1010),
                at(Scope.HOST, 2000),
                at(Scope.CONTAINER, 2010),
                at(Scope.HOST, 3000),
                at(Scope.PROCESS, 3100)))
        .containsExactly("1000 1010 1030", "2000 2010 -", "3000 - 3100");
  }

  @Test
  void doesNotTakeTwoMomentsForOne() {
    assertThat(
            replay(
                at(Scope.HOST, 1000),
                at(Scope.HOST, 1010),
                at(Scope.CONTAINER, 1011),
                at(Scope.CONTAINER, 1021),
                at(Scope.HOST, 1020)))
        .containsExactly("1000 - -", "1010 1011 -", "1020 1021 -");
  }

  @Test
  void countsASampleOnceThoughItIsRecordedTwice() {
    assertThat(replay(at(Scope.HOST, 1000), at(Scope.HOST, 1000), at(Scope.HOST, 60_000)))
        .containsExactly("1000 - -", "60000 - -");
  }

  @Test
  void handsOutWhatHasNoHost() {
    assertThat(replay(at(Scope.PROCESS, 5), at(Scope.PROCESS, 900)))
        .containsExactly("- - 5", "- - 900");
    assertThat(replay()).isEmpty();
  }

  private static List<String> replay(Observation... observations) {
    List<String> moments = new ArrayList<>();
    Observed.of(Machine.UNKNOWN, List.of(observations))
        .replay(
            (host, container, process) ->
                moments.add(time(host) + ' ' + time(container) + ' ' + time(process)));
    return moments;
  }

  private static String time(Observation observation) {
    return observation == null ? "-" : String.valueOf(observation.timeMillis());
  }

  private static Observation at(Scope scope, long millis) {
    return Observation.of(scope, millis).set(Quantity.PAGE_TABLES, 1).build();
  }
}
