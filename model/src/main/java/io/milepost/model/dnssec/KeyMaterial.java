package io.milepost.model.dnssec;

/** A key pair at rest. */
public record KeyMaterial(Dnskey dnskey, SealedKey sealed) {}
