import type { AddressView } from "../bindings";

/** An address as it stands on an envelope, without its empty parts. */
export function lines(address: AddressView): string[] {
  const join = (...parts: string[]) => parts.filter((part) => part !== "").join(" ");
  return [
    join(address.firstName, address.lastName),
    address.companyName,
    address.line1,
    address.line2,
    join(address.postcode, address.city),
    join(address.county, address.region),
    address.country,
    address.phoneNumber,
  ].filter((line) => line !== "");
}
