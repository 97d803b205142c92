package dev.kernelmemory.cli;

import java.util.concurrent.Callable;

/** A command of the command line; the result is the exit status. */
interface Command extends Callable<Integer> {
  int OK = 0;
  int FAILED = 1;
  int USAGE = 2;

  /** What it takes, in the words of a sentence. */
  String takes();

  @Override
  Integer call();
}
