package dev.kernelmemory.cli;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Real load for the kernel, without root: parked threads, a sparse mapping, empty files. Everything
 * is bounded and is taken back by {@link #close()}.
 */
final class KernelLoad implements Closeable {
  private static final long GIB = 1L << 30;

  /**
   * Where a sparse file is mapped from: memory alone. On a disk's file system, read-ahead would
   * fill the page cache with the whole mapping.
   */
  private static final File SHARED_MEMORY = new File("/dev/shm");

  /** One page table of 4 KiB describes 2 MiB of address space. */
  private static final int PAGE_TABLE_SPAN = 2 << 20;

  private static final int PAGE_BYTES = 4096;

  private static final long THREAD_STACK_BYTES = 128 << 10;

  private final File directory;
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final List<MappedByteBuffer> mappings = new ArrayList<>();
  private int checksum;

  KernelLoad() throws IOException {
    directory = Files.createTempDirectory("kernel-memory-demo-").toFile();
  }

  /**
   * Starts threads that wait.
   *
   * @return how many could be started
   */
  int startThreads(int count) {
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(null, this::park, "demo-parked-" + i, THREAD_STACK_BYTES);
      thread.setDaemon(true);
      try {
        thread.start();
      } catch (OutOfMemoryError e) {
        // The limit on threads (ulimit -u, pids.max) is reached; what runs by now must do.
        return i;
      }
      threads.add(thread);
    }
    return count;
  }

  /**
   * Maps a sparse file and touches one page for every page table.
   *
   * @return how many pages were touched; 0 where there is no /dev/shm with room for them
   */
  int mapSparsely(int gibibytes) throws IOException {
    long pages = gibibytes * (GIB / PAGE_TABLE_SPAN);
    if (SHARED_MEMORY.getUsableSpace() < 2 * pages * PAGE_BYTES) {
      return 0;
    }
    File file = File.createTempFile("kernel-memory-demo-", "", SHARED_MEMORY);
    try (RandomAccessFile sparse = new RandomAccessFile(file, "rw");
        FileChannel channel = sparse.getChannel()) {
      sparse.setLength(gibibytes * GIB);
      for (int i = 0; i < gibibytes; i++) {
        MappedByteBuffer mapping = channel.map(FileChannel.MapMode.READ_ONLY, i * GIB, GIB);
        mappings.add(mapping);
        for (int at = 0; at < GIB; at += PAGE_TABLE_SPAN) {
          checksum += mapping.get(at);
        }
      }
      return (int) pages;
    } finally {
      // The mappings keep what they need of it.
      file.delete();
    }
  }

  /** Creates empty files: one inode and one directory entry each in the slab caches. */
  int createFiles(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Files.createFile(new File(directory, "file-" + i).toPath());
    }
    return count;
  }

  /** What was read through the mappings; keeps the reads from being optimised away. */
  int checksum() {
    return checksum;
  }

  /** Ends the threads, drops the mappings (the collector unmaps them) and deletes the files. */
  @Override
  public void close() {
    release.countDown();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    threads.clear();
    mappings.clear();
    System.gc();
    String[] names = directory.list();
    if (names != null) {
      for (String name : names) {
        new File(directory, name).delete();
      }
    }
    directory.delete();
  }

  private void park() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
