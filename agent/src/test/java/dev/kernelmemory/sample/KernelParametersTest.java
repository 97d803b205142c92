package dev.kernelmemory.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KernelParametersTest {
  @TempDir Path procfs;

  @ParameterizedTest
  @CsvSource({
    "ro quiet cgroup.memory=nokmem, true",
    "cgroup.memory=nosocket;nokmem ro, true",
    "cgroup.memory=nosocket, false",
    "xcgroup.memory=nokmem, false",
    "cgroup.memory=nokmemory, false",
    "'', false"
  })
  void knowsWhetherKernelMemoryIsAccountedFor(String parameters, boolean off) {
    new KernelDirectory(procfs).write("cmdline", parameters.replace(';', ',') + "\n");
    assertThat(KernelParameters.of(procfs.toFile()).accountsNoKernelMemory()).isEqualTo(off);
  }

  @Test
  void believesTheGroupsWhereItCanNotKnow() {
    assertThat(KernelParameters.of(procfs.toFile()).accountsNoKernelMemory()).isFalse();
  }
}
