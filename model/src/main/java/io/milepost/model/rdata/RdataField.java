package io.milepost.model.rdata;

import io.milepost.model.name.FatalProblemException;
import java.nio.ByteBuffer;

/** One field of a type's rdata: how it is written as text and on the wire. */
sealed interface RdataField
    permits AddressField, HexField, NameField, NumberField, StringField, TagField, TextField {

  /**
   * Appends what the text says.
   *
   * @param problem words what is wrong with the text
   */
  void encode(String text, RdataWriter out, ValueProblem problem) throws FatalProblemException;

  /**
   * Reads the field and gives its text.
   *
   * @throws java.nio.BufferUnderflowException if the rdata ends before the field does
   * @throws IllegalArgumentException if the rdata does not have such a field here
   */
  String decode(ByteBuffer in);
}
