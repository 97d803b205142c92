package dev.kernelmemory.benchmarks.hello;

/** An application that does nothing until it is killed. */
public final class IdleHello {
  private IdleHello() {}

  public static void main(String[] arguments) throws InterruptedException {
    Thread.sleep(Long.MAX_VALUE);
  }
}
