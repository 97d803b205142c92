package dev.kernelmemory.drivers.advice;

/** What is woven first, and never run, so that everything which weaving takes is loaded. */
final class Rehearsal {
  private final String name;

  Rehearsal(String name) {
    this.name = name;
  }

  boolean open(String path) {
    return name.equals(path);
  }
}
