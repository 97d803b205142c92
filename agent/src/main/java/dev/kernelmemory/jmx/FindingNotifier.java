package dev.kernelmemory.jmx;

import dev.kernelmemory.analysis.Finding;
import dev.kernelmemory.analysis.FindingListener;
import dev.kernelmemory.sample.Scope;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanNotificationInfo;
import javax.management.MalformedObjectNameException;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;

/**
 * Sends a scope's findings as notifications {@code dev.kernelmemory.finding.spike}, {@code .drop},
 * {@code .growth} and {@code .disproportion}; the message says what was found, the user data is the
 * row as in {@code ActiveFindings}.
 *
 * <p>A listener may be the application's own code and take its time: it is called on a thread that
 * lives for as long as there is something to tell. What it leaves waiting is bounded.
 */
final class FindingNotifier extends NotificationBroadcasterSupport implements FindingListener {
  private static final String PREFIX = "dev.kernelmemory.finding.";
  private static final int MOST_WAITING = 64;
  private static final long IDLE_SECONDS = 5;

  private final Scope scope;
  private final ObjectName source;
  private long sequence;

  FindingNotifier(Scope scope) {
    super(executor(), info());
    this.scope = scope;
    try {
      this.source = new ObjectName(MBeanPublisher.of(scope));
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void found(Finding finding, Change change) {
    if (finding.scope() != scope) {
      return;
    }
    Notification notification =
        new Notification(
            PREFIX + finding.pattern().name().toLowerCase(Locale.ROOT),
            source,
            ++sequence,
            System.currentTimeMillis(),
            finding.severity()
                + " "
                + finding.pattern()
                + " "
                + change.label()
                + ": "
                + finding.explanation());
    notification.setUserData(FindingTable.row(finding));
    sendNotification(notification);
  }

  private static Executor executor() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            new Threads(),
            new ThreadPoolExecutor.DiscardPolicy());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private static MBeanNotificationInfo info() {
    return new MBeanNotificationInfo(
        new String[] {
          PREFIX + "spike", PREFIX + "drop", PREFIX + "growth", PREFIX + "disproportion"
        },
        Notification.class.getName(),
        "A finding was made, has changed or has ended; the user data is as in ActiveFindings.");
  }

  private static final class Threads implements ThreadFactory {
    @Override
    public Thread newThread(Runnable task) {
      Thread thread = new Thread(task, "kernel-memory-notifier");
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      return thread;
    }
  }
}
