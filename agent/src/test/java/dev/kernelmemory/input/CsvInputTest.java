package dev.kernelmemory.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kernelmemory.analysis.Observation;
import dev.kernelmemory.analysis.Quantity;
import dev.kernelmemory.sample.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables: what is accepted, and what is said of what is not. */
final class CsvInputTest {
  @TempDir Path directory;

  private final List<String> warnings = new ArrayList<>();

  @Test
  void hasEachColumnInItsPlace() throws Exception {
    Observation row =
        read("memTotal,slab,sreclaimable,sunreclaim,vmallocUsed,kernelStack,pageTables,perCpu,"
                + "memAvailable,tasks,time\n100,1,2,3,4,5,6,7,8,9,1790000000\n")
            .get(0);
    assertThat(row.timeMillis()).isEqualTo(1_790_000_000_000L);
    assertThat(row.get(Quantity.MEM_TOTAL)).isEqualTo(100);
    assertThat(row.get(Quantity.SLAB)).isEqualTo(1);
    assertThat(row.get(Quantity.SLAB_RECLAIMABLE)).isEqualTo(2);
    assertThat(row.get(Quantity.SLAB_UNRECLAIMABLE)).isEqualTo(3);
    assertThat(row.get(Quantity.VMALLOC_USED)).isEqualTo(4);
    assertThat(row.get(Quantity.KERNEL_STACK)).isEqualTo(5);
    assertThat(row.get(Quantity.PAGE_TABLES)).isEqualTo(6);
    assertThat(row.get(Quantity.PER_CPU)).isEqualTo(7);
    assertThat(row.get(Quantity.MEM_AVAILABLE)).isEqualTo(8);
    assertThat(row.get(Quantity.TASKS)).isEqualTo(9);
    assertThat(row.get(Quantity.RESIDENT)).isEqualTo(Observation.ABSENT);
  }

  @ParameterizedTest
  @CsvSource({
    "1790000000, 1790000000000",
    "1790000000.25, 1790000000250",
    "1790000000123, 1790000000123",
    "0, 0",
    "2026-09-21T14:13:20Z, 1790000000000",
    "2026-09-21T16:13:20+02:00, 1790000000000",
    "2026-09-21T09:13:20.5-05:00, 1790000000500",
    "2026-09-21T14:13:20, 1790000000000",
    "2026-09-21 14:13:20, 1790000000000",
    "2026-09-21T14:13Z, 1789999980000"
  })
  void acceptsTimesAsPeopleWriteThem(String time, long millis) throws Exception {
    assertThat(read("time,slab\n" + time + ",1\n").get(0).timeMillis()).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "1.5e+09, 1500000000",
    "12.75, 12",
    "9223372036854775807, 9223372036854775807"
  })
  void acceptsNumbersAsMonitoringSystemsExportThem(String number, long bytes) throws Exception {
    assertThat(read("time,slab\n1,\"" + number + "\"\n").get(0).get(Quantity.SLAB))
        .isEqualTo(bytes);
  }

  @Test
  void takesAnEmptyCellForAbsent() throws Exception {
    List<Observation> rows = read("time,slab,perCpu\n1,,5\n2,6,\n");
    assertThat(rows.get(0).get(Quantity.SLAB)).isEqualTo(Observation.ABSENT);
    assertThat(rows.get(0).get(Quantity.PER_CPU)).isEqualTo(5);
    assertThat(rows.get(1).get(Quantity.PER_CPU)).isEqualTo(Observation.ABSENT);
  }

  @Test
  void putsLinesInTheOrderOfTime() throws Exception {
    List<Observation> rows = read("time,slab\n30,3\n10,1\n\n20,2\n20,9\n");
    assertThat(rows).extracting(row -> row.get(Quantity.SLAB)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void understandsWhatSpreadsheetsWrite() throws Exception {
    List<Observation> rows = read("\uFEFF\"Time\" , \"SLAB\"\r\n\"1\" ,\"2\"\r\n3,4");
    assertThat(rows).extracting(row -> row.get(Quantity.SLAB)).containsExactly(2L, 4L);
  }

  @Test
  void leavesOutAColumnThatItDoesNotKnowAndSaysSo() throws Exception {
    assertThat(read("time,label,slab\n1,quiet,2\n").get(0).get(Quantity.SLAB)).isEqualTo(2);
    assertThat(warnings).containsExactly("line 1, column 2: \"label\" is not known and left out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|line 1, column 1: the file is empty",
        "slab~1|line 1, column 1: the header has no column \"time\"",
        "time~1|line 1, column 1: the header has only the time",
        "time,slab,SLAB~1,2,3|line 1, column 3: there are two columns \"SLAB\"",
        "time,slab~1,x|line 2, column 2: slab: \"x\" is not a number of bytes",
        "time,slab~1,-5|line 2, column 2: slab: \"-5\" is not a number of bytes",
        "time,slab~1,9223372036854775808|line 2, column 2: slab: \"9223372036854775808\"",
        "time,slab~1,1e99999999|line 2, column 2: slab: \"1e99999999\"",
        "time,slab~1,NaN|line 2, column 2: slab: \"NaN\"",
        "time,tasks~1,?|line 2, column 2: tasks: \"?\" is not a number of tasks",
        "slab,time~1,yesterday|line 2, column 2: time: \"yesterday\" is neither",
        "time,slab~-1,2|line 2, column 1: time: \"-1\" is neither",
        "time,slab~,2|line 2, column 1: time: \"\" is neither",
        "time,slab~1,2~1|line 3, column 2: 1 cells where the header has 2",
        "time,slab~1,2,3|line 2, column 3: 3 cells where the header has 2",
        "time,slab~1,\"2|line 2, column 2: a quotation mark is not closed",
        "time,slab~1,\"2\"3|line 2, column 2: text follows a closing quotation mark"
      })
  void saysWhereWhatIsWrong(String table, String message) {
    assertThatThrownBy(() -> read(table.replace('~', '\n')))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void givesUpOnALineThatNeverEnds() {
    assertThatThrownBy(() -> read("time,slab\n1,2\n" + "7".repeat(100_000)))
        .isInstanceOf(BadInput.class)
        .hasMessage("line 3, column 1: the line is longer than 65536 characters");
  }

  @Test
  void doesNotHideThatThereIsNoFile() {
    assertThatThrownBy(
            () -> CsvInput.read(directory.resolve("none").toFile(), Scope.HOST, warnings::add))
        .isInstanceOf(NoSuchFileException.class);
  }

  private List<Observation> read(String table) throws IOException {
    Path file = Files.writeString(directory.resolve("table.csv"), table);
    Observed observed = CsvInput.read(file.toFile(), Scope.CONTAINER, warnings::add);
    assertThat(observed.of(Scope.HOST)).isEmpty();
    return observed.of(Scope.CONTAINER);
  }
}
