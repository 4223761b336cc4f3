package io.milepost.api.operation;

import io.milepost.model.dnssec.DelegationSigner;
import io.milepost.model.dnssec.Dnskey;
import io.milepost.model.dnssec.KeySigningKey;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.name.DnsName;
import software.amazon.awssdk.services.route53.model.DNSSECStatus;

/** Keys and their states in the shapes of the API. */
final class DnssecShapes {
  private static final String ALGORITHM = "ECDSAP256SHA256";
  private static final String DIGEST = "SHA-256";

  private DnssecShapes() {}

  static software.amazon.awssdk.services.route53.model.KeySigningKey key(
      KeySigningKey key, DnsName apex) {
    Dnskey dnskey = key.dnskey();
    DelegationSigner signer = DelegationSigner.of(apex, dnskey);
    return software.amazon.awssdk.services.route53.model.KeySigningKey.builder()
        .name(key.name())
        .kmsArn(key.kmsArn())
        .flag(dnskey.role().flags())
        .signingAlgorithmMnemonic(ALGORITHM)
        .signingAlgorithmType(Dnskey.ALGORITHM)
        .digestAlgorithmMnemonic(DIGEST)
        .digestAlgorithmType(DelegationSigner.DIGEST_TYPE)
        .keyTag(dnskey.keyTag())
        .digestValue(signer.digestText())
        .publicKey(dnskey.publicKeyText())
        .dsRecord(signer.toString())
        .dnskeyRecord(dnskey.toString())
        .status(key.status().name())
        .statusMessage(key.statusMessage())
        .createdDate(key.createdDate())
        .lastModifiedDate(key.lastModifiedDate())
        .build();
  }

  static DNSSECStatus status(ZoneDnssec dnssec) {
    String message = dnssec.statusMessage();
    return DNSSECStatus.builder()
        .serveSignature(dnssec.serveSignature().name())
        .statusMessage(message.isEmpty() ? null : message)
        .build();
  }
}
