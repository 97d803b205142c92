package dev.kernelmemory.jmc;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Files at the root of the bundle. */
final class Resource {
  private Resource() {}

  static Document xml(String name) throws Exception {
    try (InputStream in = Resource.class.getResourceAsStream("/" + name)) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  static Properties properties(String name) throws Exception {
    Properties properties = new Properties();
    try (InputStream in = Resource.class.getResourceAsStream("/" + name)) {
      properties.load(in);
    }
    return properties;
  }

  static List<Element> elements(Document document, String tag) {
    NodeList nodes = document.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  static List<Element> children(Element parent, String tag) {
    List<Element> children = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element && element.getTagName().equals(tag)) {
        children.add(element);
      }
    }
    return children;
  }
}
