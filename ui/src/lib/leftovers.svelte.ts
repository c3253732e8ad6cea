// Support credentials that stores may still have, because they could not be deleted. They are shown
// until they are gone.

import type { LeftoverView } from "../bindings";
import * as ipc from "../ipc";
import { overlay } from "./overlay.svelte";

/** How often the backend is asked while there are some. It tries to delete them by itself. */
const INTERVAL_MS = 10_000;

class Leftovers {
  all = $state.raw<LeftoverView[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;

  async refresh() {
    try {
      this.show(await ipc.setup.leftovers());
    } catch (thrown) {
      overlay.reportError(thrown);
    }
  }

  /** Deletes those of a store now. */
  async remove(connection: string) {
    try {
      await ipc.setup.deleteLeftovers(connection);
    } catch (thrown) {
      overlay.reportError(thrown);
    }
    await this.refresh();
  }

  /** Records that one was deleted by hand, in a store that the app has no connection to. */
  async confirmDeleted(username: string) {
    try {
      this.show(await ipc.setup.confirmDeleted(username));
    } catch (thrown) {
      overlay.reportError(thrown);
    }
  }

  /** Shows what the backend has found. */
  show(all: LeftoverView[]) {
    this.all = all;
    clearTimeout(this.#timer);
    if (all.length > 0) this.#timer = setTimeout(() => void this.refresh(), INTERVAL_MS);
  }
}

export const leftovers = new Leftovers();
