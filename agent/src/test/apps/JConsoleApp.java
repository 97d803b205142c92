import java.awt.Component;
import java.awt.Container;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTree;
import javax.swing.SwingUtilities;
import javax.swing.tree.TreeModel;
import javax.swing.tree.TreePath;

/**
 * The JDK's JConsole on the JVM whose pid is given; it does what the test tells it, line by line, on the
 * components that a person would click on, and answers each with a line.
 */
public final class JConsoleApp {
  private static final long DEADLINE_MILLIS = 60_000;

  public static void main(String[] arguments) throws Exception {
    Class.forName("sun.tools.jconsole.JConsole")
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[] {"-interval=1", arguments[0]});
    JTabbedPane tabs = await(JTabbedPane.class, JConsoleApp::hasMBeans);
    onScreen(
        () -> {
          tabs.setSelectedIndex(tabs.indexOfTab("MBeans"));
          return null;
        });
    awaitConnected();
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", 2);
      System.out.println(answer(words[0], words.length > 1 ? words[1] : ""));
    }
    System.exit(0);
  }

  private static String answer(String command, String argument) throws Exception {
    switch (command) {
      case "select":
        return select(argument.split("/"));
      case "table":
        return table(argument);
      case "doubleClick":
        return doubleClick(argument);
      case "height":
        return height(argument);
      case "picture":
        return picture(new File(argument));
      default:
        return "unknown command " + command;
    }
  }

  /** Selects the node with this path; what is below a bean comes up once that is selected. */
  private static String select(String[] names) throws Exception {
    for (int depth = 1; depth <= names.length; depth++) {
      String[] part = Arrays.copyOf(names, depth);
      JTree tree = await(JTree.class, one -> path(one, part) != null);
      onScreen(
          () -> {
            TreePath path = path(tree, part);
            tree.expandPath(path);
            tree.setSelectionPath(path);
            tree.scrollPathToVisible(path);
            return null;
          });
    }
    return "selected " + names[names.length - 1];
  }

  /** Answers with the rows of the table that has this text in a cell. */
  private static String table(String text) throws Exception {
    JTable table = await(JTable.class, one -> place(one, text) != null);
    return onScreen(
        () -> {
          List<String> rows = new ArrayList<>();
          for (int row = 0; row < table.getRowCount(); row++) {
            rows.add(table.getValueAt(row, 0) + "=" + table.getValueAt(row, 1));
          }
          return rows.toString().replace('\n', ' ');
        });
  }

  /** Clicks twice on the cell to the right of the one with this text. */
  private static String doubleClick(String text) throws Exception {
    JTable table = await(JTable.class, one -> place(one, text) != null);
    Point at =
        onScreen(
            () -> {
              Rectangle cell = table.getCellRect(place(table, text).y, 1, true);
              table.scrollRectToVisible(cell);
              Point point = new Point(cell.x + cell.width / 3, cell.y + cell.height / 2);
              SwingUtilities.convertPointToScreen(point, table);
              return point;
            });
    Robot robot = new Robot();
    // As a finger does it.
    robot.setAutoDelay(40);
    robot.mouseMove(at.x, at.y);
    for (int click = 0; click < 2; click++) {
      robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
      robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    }
    // Not to be taken for one with the next.
    robot.delay(1000);
    return "clicked";
  }

  /** Answers with the height of the row with this text: a plot makes it higher. */
  private static String height(String text) throws Exception {
    JTable table = await(JTable.class, one -> place(one, text) != null);
    return onScreen(() -> String.valueOf(table.getRowHeight(place(table, text).y)));
  }

  private static String picture(File file) throws Exception {
    onScreen(() -> null);
    Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    ImageIO.write(new Robot().createScreenCapture(screen), "png", file);
    return "wrote " + file;
  }

  private static boolean hasMBeans(JTabbedPane tabs) {
    return tabs.indexOfTab("MBeans") >= 0 && tabs.isEnabledAt(tabs.indexOfTab("MBeans"));
  }

  private static TreePath path(JTree tree, String[] names) {
    TreeModel model = tree.getModel();
    TreePath path = new TreePath(model.getRoot());
    for (String name : names) {
      Object parent = path.getLastPathComponent();
      Object found = null;
      for (int i = 0; i < model.getChildCount(parent) && found == null; i++) {
        Object child = model.getChild(parent, i);
        found = child.toString().equals(name) ? child : null;
      }
      if (found == null) {
        return null;
      }
      path = path.pathByAddingChild(found);
    }
    return path;
  }

  /** Column and row of the first cell with this text. */
  private static Point place(JTable table, String text) {
    for (int row = 0; row < table.getRowCount(); row++) {
      for (int column = 0; column < Math.min(2, table.getColumnCount()); column++) {
        if (text.equals(String.valueOf(table.getValueAt(row, column)))) {
          return new Point(column, row);
        }
      }
    }
    return null;
  }

  private static <T extends Component> T await(Class<T> type, Predicate<T> wanted)
      throws Exception {
    long end = System.currentTimeMillis() + DEADLINE_MILLIS;
    while (true) {
      T found = onScreen(() -> find(type, wanted));
      if (found != null) {
        return found;
      }
      if (System.currentTimeMillis() > end) {
        throw new IllegalStateException("no " + type.getSimpleName() + " as wanted came up");
      }
      onScreen(JConsoleApp::acceptInsecure);
      Thread.sleep(100);
    }
  }

  /** While it connects, JConsole shows a button to break that off, and takes no clicks. */
  private static void awaitConnected() throws Exception {
    await(
        JTabbedPane.class,
        tabs -> hasMBeans(tabs) && find(AbstractButton.class, isNamed("Cancel")) == null);
  }

  private static Predicate<AbstractButton> isNamed(String beginning) {
    return button -> String.valueOf(button.getText()).startsWith(beginning);
  }

  /** A connection to a process on this machine has no SSL; JConsole asks. */
  private static Void acceptInsecure() {
    AbstractButton button = find(AbstractButton.class, isNamed("Insecure"));
    if (button != null) {
      button.doClick();
    }
    return null;
  }

  private static <T extends Component> T find(Class<T> type, Predicate<T> wanted) {
    for (Window window : Window.getWindows()) {
      for (Component one : descendants(window)) {
        if (type.isInstance(one) && one.isShowing() && wanted.test(type.cast(one))) {
          return type.cast(one);
        }
      }
    }
    return null;
  }

  private static List<Component> descendants(Container container) {
    List<Component> all = new ArrayList<>(Collections.singletonList(container));
    for (Component child : container.getComponents()) {
      if (child instanceof Container) {
        all.addAll(descendants((Container) child));
      }
    }
    return all;
  }

  private static <T> T onScreen(Callable<T> what) throws Exception {
    FutureTask<T> task = new FutureTask<>(what);
    SwingUtilities.invokeAndWait(task);
    return task.get();
  }
}
