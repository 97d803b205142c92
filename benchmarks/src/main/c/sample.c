/*
 * The yardstick: what one sample costs without a JVM.
 *
 *   sample hot WARM_UP_MILLIS MEASURED_MILLIS   prints the median nanoseconds per sample
 *   sample cold                                 samples once a second until it is killed
 *
 * A sample is one pread of /proc/meminfo, opened once, and a scan for five fields, line by line.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define FIELDS 5
#define SAMPLES_PER_BATCH 200
#define MAX_BATCHES 100000

static const char *const names[FIELDS] = {"Slab:", "KernelStack:", "PageTables:", "VmallocUsed:",
                                          "Percpu:"};
static size_t lengths[FIELDS];
static char text[8192];
static volatile long kib[FIELDS];
static double batches[MAX_BATCHES];

static long nanos(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000L + now.tv_nsec;
}

static int fail(const char *what) {
  perror(what);
  exit(1);
}

static void parse(const char *p, const char *end) {
  int found = 0;
  while (p < end && found < FIELDS) {
    for (int i = 0; i < FIELDS; i++) {
      if ((size_t)(end - p) > lengths[i] && memcmp(p, names[i], lengths[i]) == 0) {
        const char *digit = p + lengths[i];
        long value = 0;
        while (digit < end && *digit == ' ') digit++;
        while (digit < end && *digit >= '0' && *digit <= '9') value = value * 10 + (*digit++ - '0');
        kib[i] = value;
        found++;
        break;
      }
    }
    p = memchr(p, '\n', end - p);
    if (p == NULL) break;
    p++;
  }
}

static void sample(int file) {
  ssize_t length = pread(file, text, sizeof text, 0);
  if (length <= 0) fail("pread");
  parse(text, text + length);
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double run(int file, long millis) {
  long end = nanos() + millis * 1000000L, start = nanos();
  int n = 0;
  while (start < end && n < MAX_BATCHES) {
    for (int i = 0; i < SAMPLES_PER_BATCH; i++) sample(file);
    long now = nanos();
    batches[n++] = (double)(now - start) / SAMPLES_PER_BATCH;
    start = now;
  }
  qsort(batches, n, sizeof *batches, ascending);
  return batches[n / 2];
}

static void once_a_second(int file) {
  struct timespec next;
  clock_gettime(CLOCK_MONOTONIC, &next);
  for (;;) {
    next.tv_sec++;
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL) != 0) continue;
    sample(file);
  }
}

int main(int argc, char **argv) {
  int file = open("/proc/meminfo", O_RDONLY | O_CLOEXEC);
  if (file < 0) fail("/proc/meminfo");
  for (int i = 0; i < FIELDS; i++) lengths[i] = strlen(names[i]);
  if (argc == 2 && strcmp(argv[1], "cold") == 0) {
    once_a_second(file);
  }
  if (argc != 4 || strcmp(argv[1], "hot") != 0) {
    fprintf(stderr, "usage: sample hot WARM_UP_MILLIS MEASURED_MILLIS | sample cold\n");
    return 2;
  }
  run(file, atol(argv[2]));
  printf("%.1f\n", run(file, atol(argv[3])));
  return 0;
}
