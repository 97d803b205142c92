package dev.kernelmemory.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmallParsersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1",
        "0-3 | 4",
        "0-3,8 | 5",
        "0-1,4-5,7 | 5",
        "0-127 | 128",
        "'' | -1",
        "0- | -1",
        "-3 | -1",
        "3-1 | -1",
        "0,,1 | -1",
        "0-3, | -1",
        "a | -1",
        "0-9999999 | -1",
        "0 1 | -1"
      })
  void countsProcessors(String list, int count) {
    assertThat(CpuListParser.count(list)).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.20 0.18 0.12 1/80 11206 | 80",
        "0 0 0 12/123456 1 | 123456",
        "'' | -1",
        "1/ 2 | -1",
        "1/80 | -1",
        "1/x 2 | -1",
        "1/-1 2 | -1",
        "1/99999999999 2 | -1"
      })
  void countsTasks(String text, long tasks) {
    assertThat(LoadavgParser.tasks(text)).isEqualTo(tasks);
  }

  @Test
  void findsThePageSize() {
    assertThat(AuxvParser.pageSizeBytes(vector(33, 1, 6, 16384, 0, 0), 48, 8)).isEqualTo(16384);
    assertThat(AuxvParser.pageSizeBytes(vector(33, 1, 0, 0), 32, 8)).isEqualTo(-1);
    assertThat(AuxvParser.pageSizeBytes(vector(6, 5000), 16, 8)).isEqualTo(-1);
    assertThat(AuxvParser.pageSizeBytes(vector(6, 4096), 15, 8)).isEqualTo(-1);
    byte[] words =
        ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putInt(6).putInt(4096).array();
    assertThat(AuxvParser.pageSizeBytes(words, 8, 4)).isEqualTo(4096);
  }

  @Property
  void nothingIsThrownWhateverTheText(@ForAll String text, @ForAll byte[] bytes) {
    assertThat(CpuListParser.count(text)).isGreaterThanOrEqualTo(-1);
    assertThat(LoadavgParser.tasks(text)).isGreaterThanOrEqualTo(-1);
    assertThat(AuxvParser.pageSizeBytes(bytes, bytes.length, 8)).isGreaterThanOrEqualTo(-1);
    assertThat(Printable.of(text)).hasSameSizeAs(text).matches("[ -~]*");
  }

  private static byte[] vector(long... words) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * words.length).order(ByteOrder.nativeOrder());
    for (long word : words) {
      buffer.putLong(word);
    }
    return buffer.array();
  }
}
