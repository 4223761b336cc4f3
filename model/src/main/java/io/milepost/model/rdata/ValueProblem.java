package io.milepost.model.rdata;

import io.milepost.model.name.FatalProblemException;
import io.milepost.model.record.RecordType;
import java.util.Locale;

/** Words the problems of one value. Makes the exceptions and throws none. */
record ValueProblem(RecordType type, String value) {
  /** A problem whose code begins with the type, such as {@code MXRRDATANotTwoFields}. */
  FatalProblemException rdata(String codeEnding, String text) {
    return general(type + "RRDATA" + codeEnding, text);
  }

  /** A field that is not what it should be, such as {@code MXRRDATAIllegalPreference}. */
  FatalProblemException illegal(String field, String expected) {
    return rdata("Illegal" + field.replace(" ", ""), type + " " + describe(field) + " " + expected);
  }

  /** A string that lacks its quotation marks. */
  FatalProblemException notQuoted() {
    return general("InvalidCharacterString", "Value should be enclosed in quotation marks");
  }

  FatalProblemException general(String code, String text) {
    return new FatalProblemException(code, text, value);
  }

  /** {@code Key Tag} as words in a sentence: {@code key tag}. */
  private static String describe(String field) {
    return field.toLowerCase(Locale.ROOT);
  }
}
