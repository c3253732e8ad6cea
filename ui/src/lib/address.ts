import type { AddressView } from "../bindings";

/** The lines of a postal address, without the empty ones. */
export function addressLines(address: AddressView): string[] {
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
