// An account, a member of it, and an address.
import type { AccountView, AddressBookView, MemberAccountView, MembershipView, MemberView } from "../src/bindings";

export const harbor: AccountView = {
  id: "harbor",
  name: "Harbor Tools",
  legalName: "Harbor Tools LLC",
  registrationId: "WA-604-118-220",
  externalRef: "HT-1180",
  parentId: null,
  createdAt: "2022-05-11T09:00:00Z",
  updatedAt: null,
  customFields: [],
};

export const dana: MemberView = {
  id: "dana",
  name: "Dana Whitfield",
  email: "dana@harbortools.test",
  createdAt: "2022-05-11T09:00:00Z",
  updatedAt: null,
  customFields: [],
};

export const membership: MembershipView = { id: "membership-1", member: dana, addedAt: "2022-05-12T09:00:00Z" };

export const memberAccount: MemberAccountView = {
  membership: membership.id,
  account: { id: harbor.id, name: harbor.name },
  addedAt: membership.addedAt,
};

export const cabin: AddressBookView = {
  id: "cabin",
  name: "Cabin",
  address: {
    firstName: "Ron",
    lastName: "Swanson",
    companyName: "",
    line1: "1 Lake Road",
    line2: "",
    city: "",
    county: "Pawnee",
    region: "",
    postcode: "46001",
    country: "US",
    phoneNumber: "",
    instructions: "By the woodpile",
  },
};

/** Ron can be impersonated in every way. */
