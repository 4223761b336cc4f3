package io.milepost.api.xml;

import io.milepost.api.shape.Shapes;

/**
 * An XML document in Route 53's namespace, on one line. Characters that XML 1.0 can't express are
 * replaced, so that every text makes a well-formed document.
 */
public final class XmlOutput {
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder document =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");

  /** Starts the root element. */
  public XmlOutput startRoot(String name) {
    return startRoot(name, Shapes.NAMESPACE);
  }

  /** Starts the root element of a document that is not Route 53's. */
  public XmlOutput startRoot(String name, String namespace) {
    document.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
    return this;
  }

  public XmlOutput start(String name) {
    document.append('<').append(name).append('>');
    return this;
  }

  public XmlOutput end(String name) {
    document.append("</").append(name).append('>');
    return this;
  }

  /** An element with a text. */
  public XmlOutput element(String name, String text) {
    start(name);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      append(c);
      i += Character.charCount(c);
    }
    return end(name);
  }

  private void append(int c) {
    switch (c) {
      case '&' -> document.append("&amp;");
      case '<' -> document.append("&lt;");
      case '>' -> document.append("&gt;");
      // Unescaped, a reader would make a line feed of it (XML 1.0 section 2.11).
      case '\r' -> document.append("&#xD;");
      default -> document.appendCodePoint(isCharacter(c) ? c : REPLACEMENT);
    }
  }

  /** Whether XML 1.0 section 2.2 has the character. */
  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  /** The document; it is to be sent in UTF-8. */
  public String toText() {
    return document.toString();
  }
}
