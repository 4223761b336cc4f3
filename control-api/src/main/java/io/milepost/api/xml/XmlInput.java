package io.milepost.api.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import io.milepost.model.error.InvalidInput;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A request body as a stream of elements and texts. There are no document types and no entities but
 * XML's own five, and depth, number of elements and length of texts are limited.
 */
final class XmlInput {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_ELEMENTS = 200_000;
  private static final int MAX_ATTRIBUTES = 32;
  private static final int MAX_ATTRIBUTE_LENGTH = 4_096;
  private static final int MAX_TEXT_LENGTH = 1 << 20;

  private static final WstxInputFactory FACTORY = newFactory();

  private final XMLStreamReader reader;

  private XmlInput(XMLStreamReader reader) {
    this.reader = reader;
  }

  private static WstxInputFactory newFactory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
    // Faults come from next(), as checked exceptions, and from nowhere else.
    factory.getConfig().doParseLazily(false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, MAX_ELEMENTS);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_LENGTH);
    factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAX_TEXT_LENGTH);
    return factory;
  }

  /**
   * @throws InvalidInput if the stream does not begin as an XML document does
   */
  static XmlInput of(InputStream body) {
    try {
      return new XmlInput(FACTORY.createXMLStreamReader(body));
    } catch (XMLStreamException e) {
      throw notWellFormed(e);
    }
  }

  /**
   * Goes to the next start or end of an element, or to the end of the document.
   *
   * @return the event, one of {@link XMLStreamConstants}
   * @throws InvalidInput if there is text on the way, or the document is not well-formed
   */
  int nextTag(String within) {
    while (true) {
      int event = next();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          checkAttributes();
          return event;
        }
        case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
          return event;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!isWhiteSpace()) {
            throw SchemaFaults.textBetweenElements(within);
          }
        }
        default -> {}
      }
    }
  }

  /**
   * The text up to the end of the element that was started last.
   *
   * @throws InvalidInput if there is an element on the way, or the document is not well-formed
   */
  String text(String element) {
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(characters());
        case XMLStreamConstants.START_ELEMENT -> throw SchemaFaults.elementInText(element);
        case XMLStreamConstants.END_ELEMENT -> {
          return text.toString();
        }
        default -> {}
      }
    }
  }

  /** The local name of the element that was started last. */
  String name() {
    return reader.getLocalName();
  }

  /** The name of the element that was started last, as it is written. */
  String writtenName() {
    String prefix = reader.getPrefix();
    return prefix == null || prefix.isEmpty() ? name() : prefix + ":" + name();
  }

  /** Whether the element that was started last is in the namespace. */
  boolean isIn(String namespace) {
    return namespace.equals(reader.getNamespaceURI());
  }

  private int next() {
    try {
      int event = reader.next();
      if (event == XMLStreamConstants.DTD) {
        throw SchemaFaults.doctype();
      }
      return event;
    } catch (XMLStreamException e) {
      throw notWellFormed(e);
    }
  }

  private boolean isWhiteSpace() {
    try {
      return reader.isWhiteSpace();
    } catch (WstxLazyException e) {
      throw notWellFormed(e);
    }
  }

  private String characters() {
    try {
      return reader.getText();
    } catch (WstxLazyException e) {
      throw notWellFormed(e);
    }
  }

  private void checkAttributes() {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = reader.getAttributeNamespace(i);
      if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace)) {
        throw SchemaFaults.attribute(reader.getAttributeLocalName(i), writtenName());
      }
    }
  }

  private static InvalidInput notWellFormed(Exception e) {
    if (e.getCause() instanceof IOException && !(e.getCause() instanceof CharConversionException)) {
      return SchemaFaults.notWellFormed("The body could not be read to its end.");
    }
    String message = String.valueOf(e.getMessage());
    int lineEnd = message.indexOf('\n');
    return SchemaFaults.notWellFormed(lineEnd < 0 ? message : message.substring(0, lineEnd));
  }
}
