package dev.kernelmemory.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.SettingDefinition;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that the analysis found: written when it is found, when it changes and when it ends, in
 * bytes. The event at its end lasts from its detection to its end.
 *
 * <p>A number that is not known is {@link Long#MIN_VALUE}, which JFR tools show as missing.
 */
@Name("dev.kernelmemory.Finding")
@Label("Kernel Memory Finding")
@Description("A spike, drop, growth or disproportion of kernel memory, and who is behind it")
@Category({"Operating System", "Memory", "Kernel"})
@Enabled
@StackTrace(false)
public final class KernelFinding extends Event {
  @Label("Finding Number")
  @Description("Counts findings; a newer state of the same finding has the same number")
  public long findingNumber;

  @Label("State")
  @Description("What has happened to it: opened, changed, ended, or active at a recording's start")
  public @Nullable String state;

  @Label("Pattern")
  @Description("SPIKE, DROP, GROWTH or DISPROPORTION")
  public @Nullable String pattern;

  @Label("Dimension")
  @Description("Slab, VmallocUsed, KernelStack, PageTables or PerCPU, or what else moves")
  public @Nullable String dimension;

  @Label("Quantity")
  @Description("What moves: the dimension, or a part of it such as SReclaimable")
  public @Nullable String quantity;

  @Label("Scope")
  @Description("Whose memory it is: host, container or process")
  public @Nullable String scope;

  @Label("Severity")
  @Description("INFO, WARNING or CRITICAL")
  public @Nullable String severity;

  @Label("Since")
  @Description("When it began, as far as can be told")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  public long since;

  @Label("Until")
  @Description("When it ended, missing while it goes on")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  public long until;

  @Label("Outcome")
  @Description("How it ended, if it did")
  public @Nullable String outcome;

  @Label("From")
  @Description("The level before")
  @DataAmount
  public long from;

  @Label("To")
  @Description("The level that it led to, the largest so far")
  @DataAmount
  public long to;

  @Label("Baseline")
  @Description("What the level is compared with")
  @DataAmount
  public long baseline;

  @Label("Hourly Rate")
  @Description("Growth in an hour")
  @DataAmount
  public long hourlyRate;

  @Label("Lowest Hourly Rate")
  @Description("Lower end of the 95 % confidence interval of the growth in an hour")
  @DataAmount
  public long lowestHourlyRate;

  @Label("Highest Hourly Rate")
  @Description("Upper end of the 95 % confidence interval of the growth in an hour")
  @DataAmount
  public long highestHourlyRate;

  @Label("Time Left")
  @Description("Time until the limit is reached or memory is used up, at that rate")
  @Timespan(Timespan.MILLISECONDS)
  public long timeToLimit;

  @Label("Verdict")
  @Description("Who is behind it: this JVM, this container, elsewhere on the host, or unknown")
  public @Nullable String verdict;

  @Label("Confidence")
  @Description("How sure the verdict is")
  @Percentage
  public float confidence;

  @Label("Explanation")
  @Description("What was seen, in words")
  public @Nullable String explanation;

  @Label("Next Step")
  @Description("What to do about it")
  public @Nullable String nextStep;

  /** The setting {@code severity}: the least severity that is recorded. */
  @Name("severity")
  @Label("Severity")
  @Description("Least severity that is recorded: info, warning or critical")
  @SettingDefinition
  boolean severity(SeveritySetting least) {
    return least.accepts(severity);
  }
}
