// The fields of an address form, in its order.

import type { AddressView } from "../bindings";
import { t } from "./messages.svelte";

export const ADDRESS_KEYS = [
  "firstName",
  "lastName",
  "companyName",
  "phoneNumber",
  "line1",
  "line2",
  "city",
  "postcode",
  "county",
  "region",
  "country",
  "instructions",
] as const satisfies (keyof AddressView)[];

export const EMPTY_ADDRESS = Object.fromEntries(ADDRESS_KEYS.map((key) => [key, ""])) as unknown as AddressView;

export const addressLabels = (): Record<keyof AddressView, string> => ({
  firstName: t("customer-address-first-name"),
  lastName: t("customer-address-last-name"),
  companyName: t("customer-address-company"),
  phoneNumber: t("customer-address-phone"),
  line1: t("customer-address-line1"),
  line2: t("customer-address-line2"),
  city: t("customer-address-city"),
  postcode: t("customer-address-postcode"),
  county: t("customer-address-county"),
  region: t("customer-address-region"),
  country: t("customer-address-country"),
  instructions: t("customer-address-instructions"),
});
