package dev.kernelmemory.jmc.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IState;
import org.openjdk.jmc.common.IWritableState;
import org.openjdk.jmc.common.util.StateToolkit;
import org.openjdk.jmc.common.util.StatefulState;
import org.xml.sax.SAXException;

/** The pages as {@code pages.xml} has them, texts put in. */
final class ShippedPages {
  private static final String FILTER = "pageFilter";

  private ShippedPages() {}

  /**
   * The state of the page with the same filter, which, unlike its name, a page has throughout its
   * life and alone.
   *
   * @return null if there is none
   */
  static @Nullable IState withFilter(@Nullable IState filter) {
    for (IState page : all()) {
      IState state = page.getChild("state");
      if (state != null && isSame(state.getChild(FILTER), filter)) {
        return state;
      }
    }
    return null;
  }

  /** All pages, nested or not. */
  static List<IState> all() {
    List<IState> pages = new ArrayList<>();
    collect(read(), pages);
    return pages;
  }

  private static void collect(IState parent, List<IState> pages) {
    for (IState page : parent.getChildren("page")) {
      pages.add(page);
      collect(page, pages);
    }
  }

  private static StatefulState read() {
    ResourceBundle texts = ResourceBundle.getBundle("plugin");
    StatefulState raw =
        StatefulState.create(
            to -> {
              try (InputStream in = ShippedPages.class.getResourceAsStream("/pages.xml");
                  Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                StateToolkit.saveXMLDocumentTo(reader, to);
              } catch (IOException | SAXException | ParserConfigurationException e) {
                throw new IllegalStateException("pages.xml can't be read", e);
              }
            });
    return StatefulState.create(to -> translate(raw, to, texts));
  }

  private static void translate(IState from, IWritableState to, ResourceBundle texts) {
    for (String key : from.getAttributeKeys()) {
      to.putString(key, text(from.getAttribute(key), texts));
    }
    for (IState child : from.getChildren()) {
      translate(child, to.createChild(child.getType()), texts);
    }
  }

  private static String text(String value, ResourceBundle texts) {
    try {
      return value.startsWith("%") ? texts.getString(value.substring(1)) : value;
    } catch (MissingResourceException e) {
      return value;
    }
  }

  private static boolean isSame(@Nullable IState one, @Nullable IState other) {
    if (one == null || other == null) {
      return false;
    }
    IState[] children = one.getChildren();
    IState[] others = other.getChildren();
    boolean same = children.length == others.length;
    for (String key : one.getAttributeKeys()) {
      same &= one.getAttribute(key).equals(other.getAttribute(key));
    }
    for (int i = 0; same && i < children.length; i++) {
      same = isSame(children[i], others[i]);
    }
    return same && one.getAttributeKeys().length == other.getAttributeKeys().length;
  }
}
