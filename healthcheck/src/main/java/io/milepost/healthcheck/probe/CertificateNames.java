package io.milepost.healthcheck.probe;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * The domain names in a certificate: those of the subject and its alternative names, in lower case.
 *
 * @see "Route 53 API Reference: HealthCheckConfig, EnableSNI; RFC 6125 section 6.4"
 */
record CertificateNames(List<String> names) {
  /** The kind of an alternative name (RFC 5280 section 4.2.1.6). */
  private static final Integer DNS_NAME = 2;

  static CertificateNames of(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives != null) {
        for (List<?> alternative : alternatives) {
          if (DNS_NAME.equals(alternative.getFirst())) {
            names.add(lower(alternative.getLast()));
          }
        }
      }
    } catch (CertificateParsingException e) {
      // What can't be read carries no name.
    }
    addCommonNames(certificate.getSubjectX500Principal(), names);
    return new CertificateNames(List.copyOf(names));
  }

  private static void addCommonNames(X500Principal subject, List<String> names) {
    try {
      for (Rdn rdn : new LdapName(subject.getName(X500Principal.RFC2253)).getRdns()) {
        if (rdn.getType().equalsIgnoreCase("CN")) {
          names.add(lower(rdn.getValue()));
        }
      }
    } catch (InvalidNameException e) {
      // What can't be read carries no name.
    }
  }

  private static String lower(Object name) {
    return Objects.toString(name).toLowerCase(Locale.ROOT);
  }

  /** Whether one of them is that name, or has an asterisk in the place of its first label. */
  boolean carry(String name) {
    String wanted = lower(name);
    int dot = wanted.indexOf('.');
    return names.contains(wanted) || (dot > 0 && names.contains("*" + wanted.substring(dot)));
  }
}
