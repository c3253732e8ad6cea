// The address book of a customer or of an account.

import type { AddressBookView, AddressView, SavedAddressView } from "../bindings";
import * as ipc from "../ipc";

export interface AddressBook {
  read: () => Promise<AddressBookView[]>;
  save: (was: AddressBookView | null, name: string, address: AddressView) => Promise<SavedAddressView>;
  remove: (address: string) => Promise<null>;
}

export function customerAddresses(connection: string, customer: string): AddressBook {
  return {
    read: () => ipc.customers.addresses(connection, customer),
    save: (was, name, address) => ipc.customers.saveAddress(connection, customer, { was, name, address }),
    remove: (address) => ipc.customers.deleteAddress(connection, customer, address),
  };
}

export function accountAddresses(connection: string, account: string): AddressBook {
  return {
    read: () => ipc.accounts.addresses(connection, account),
    save: (was, name, address) => ipc.accounts.saveAddress(connection, account, { was, name, address }),
    remove: (address) => ipc.accounts.deleteAddress(connection, account, address),
  };
}
