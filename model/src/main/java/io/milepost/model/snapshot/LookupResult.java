package io.milepost.model.snapshot;

/**
 * What a zone has for a name and type: the outcome of one step of RFC 1034 section 4.3.2, before
 * chains. Outcomes are instances that the snapshot holds.
 *
 * <ul>
 *   <li>{@link Rrset}: the answer
 *   <li>{@link RoutedSets}: the sets to choose from, or to look for elsewhere
 *   <li>{@link CnameNode}: an alias of another name (RFC 1034 section 3.6.2)
 *   <li>{@link DelegationNode}: a referral: the name is at or below a delegation point
 *   <li>{@link NoData}: the name is there, the type is not (RFC 2308 section 2.2)
 *   <li>{@link NameError}: the name is not there (RFC 2308 section 2.1)
 * </ul>
 */
public sealed interface LookupResult
    permits Rrset, RoutedSets, CnameNode, DelegationNode, NoData, NameError {}
