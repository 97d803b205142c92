/*
 * Runs a program and prints what it cost, so that nothing of the measuring JVM is in the figures.
 *
 *   run PROGRAM ARGUMENTS...
 *   prints: exit status, wall us, user us, system us, peak resident KiB, voluntary and involuntary
 *   context switches
 *
 * The program's standard output is discarded; its standard error is this program's own.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long micros(struct timeval t) { return t.tv_sec * 1000000L + t.tv_usec; }

static long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000L + t.tv_nsec / 1000;
}

int main(int argc, char **argv) {
  if (argc < 2) {
    fprintf(stderr, "usage: run PROGRAM ARGUMENTS...\n");
    return 2;
  }
  long start = now();
  pid_t child = fork();
  if (child < 0) {
    perror("fork");
    return 1;
  }
  if (child == 0) {
    int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, 0);
    dup2(nowhere, 1);
    execv(argv[1], argv + 1);
    perror(argv[1]);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) < 0) {
    perror("wait4");
    return 1;
  }
  long wall = now() - start;
  printf("%d %ld %ld %ld %ld %ld %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : -1, wall,
         micros(usage.ru_utime), micros(usage.ru_stime), usage.ru_maxrss, usage.ru_nvcsw,
         usage.ru_nivcsw);
  return 0;
}
