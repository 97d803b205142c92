package dev.kernelmemory.benchmarks.hello;

/** An application that ends at once. */
public final class Hello {
  private Hello() {}

  public static void main(String[] arguments) {
    System.out.println("hello");
  }
}
