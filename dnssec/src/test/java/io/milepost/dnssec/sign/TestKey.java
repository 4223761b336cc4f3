package io.milepost.dnssec.sign;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Name;

/** A key of a zone, as another DNS library sees it. */
record TestKey(ECPrivateKey privateKey, DNSKEYRecord dnskey) {
  static TestKey generate(Name apex, boolean ksk) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    PublicKey publicKey = pair.getPublic();
    DNSKEYRecord dnskey =
        new DNSKEYRecord(
            apex,
            DClass.IN,
            3600,
            ksk ? 257 : 256,
            DNSKEYRecord.Protocol.DNSSEC,
            DNSSEC.Algorithm.ECDSAP256SHA256,
            publicKey);
    return new TestKey((ECPrivateKey) pair.getPrivate(), dnskey);
  }
}
