// Whether the open store has accounts that its application key may read.

import type { AccountsAccess } from "../bindings";
import * as ipc from "../ipc";
import { stores } from "./stores.svelte";

class StoreAccounts {
  #known = $state.raw<{ connection: string; access: AccountsAccess }>({ connection: "", access: "none" });

  /** What the open store has. Until the store has said so, it counts as having none. */
  get access(): AccountsAccess {
    return this.#known.connection === stores.current?.id ? this.#known.access : "none";
  }

  /** Asks the store. A store that can't answer shows no accounts, and no error either. */
  async check(connection: string) {
    try {
      this.#known = { connection, access: await ipc.accounts.access(connection) };
    } catch {
      // What is known of this store stays as it is.
    }
  }
}

export const storeAccounts = new StoreAccounts();
