package dev.kernelmemory.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @Test
  void whatIsNotGivenIsLeftToTheComparison() {
    Settings settings = Settings.parse("read");
    assertThat(settings.rounds(7)).isEqualTo(7);
    assertThat(settings.seconds(60)).isEqualTo(60);
    assertThat(settings.java()).isExecutable();
  }

  @Test
  void takesRoundsAndSeconds() {
    Settings settings = Settings.parse("steady", "--rounds", "2", "--seconds", "5");
    assertThat(settings.rounds(7)).isEqualTo(2);
    assertThat(settings.seconds(60)).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "raed",
        "read --rounds",
        "read --rounds 0",
        "read --rounds x",
        "read --java /nowhere"
      })
  void refusesWhatItDoesNotUnderstand(String line) {
    assertThatIllegalArgumentException().isThrownBy(() -> Settings.parse(line.split(" ", -1)));
  }
}
