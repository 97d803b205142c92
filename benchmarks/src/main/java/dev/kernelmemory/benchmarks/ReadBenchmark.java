package dev.kernelmemory.benchmarks;

import dev.kernelmemory.procfs.MeminfoField;
import dev.kernelmemory.procfs.MeminfoParser;
import dev.kernelmemory.procfs.PseudoFile;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One sample of {@code /proc/meminfo} and its parts, in nanoseconds with error bars. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(5)
@State(Scope.Thread)
public class ReadBenchmark {
  private final PseudoFile file = new PseudoFile(new File("/proc/meminfo"));
  private final MeminfoParser parser = new MeminfoParser();
  private final MeminfoParser remembering = new MeminfoParser();
  private final long[] bytes = new long[MeminfoField.values().length];
  private byte[] text = {};
  private int length;

  /** Keeps one text for the benchmarks that only parse. */
  @Setup
  public void readOnce() throws IOException {
    length = file.read();
    text = file.buffer().clone();
  }

  /** What the agent does for a sample. */
  @Benchmark
  public long[] readAndParse() throws IOException {
    int read = file.read();
    parser.parse(file.buffer(), read, bytes);
    return bytes;
  }

  /** The read alone. */
  @Benchmark
  public int read() throws IOException {
    return file.read();
  }

  /** Parsing at remembered offsets; one text in 64 is scanned, as in the agent. */
  @Benchmark
  public long[] parseRemembered() {
    remembering.parse(text, length, bytes);
    return bytes;
  }

  /** Parsing a text whose length changes each time: a scan of all lines. */
  @Benchmark
  @OperationsPerInvocation(2)
  public long[] parseScan() {
    remembering.parse(text, length, bytes);
    remembering.parse(text, length - 1, bytes);
    return bytes;
  }
}
