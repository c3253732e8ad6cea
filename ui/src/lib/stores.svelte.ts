// The saved stores, the open one, and the work that runs in it.

import type { ConnectionView, ImportProgress, Problem, WaitView } from "../bindings";
import * as ipc from "../ipc";
import { asProblem } from "../invoke";
import { makeChange } from "./make-change";
import { t } from "./messages.svelte";
import { overlay } from "./overlay.svelte";
import { router } from "./router.svelte";

class Stores {
  all = $state.raw<ConnectionView[]>([]);
  current = $state.raw<ConnectionView | null>(null);
  /** Why a store could not be opened. */
  openFailure = $state.raw<{ connection: string; problem: Problem } | null>(null);
  /** The requests to the open store that wait for a retry. */
  pendingRetries = $state.raw<WaitView[]>([]);
  /** The progress of the running import. */
  importProgress = $state.raw<ImportProgress | null>(null);
  /** The store that is opened when the app starts. */
  last = $state<string | null>(null);

  get isOpeningLast(): boolean {
    return this.last !== null;
  }

  /** Opens a store and shows its first screen. */
  async open(connection: string) {
    try {
      this.opened(await ipc.connections.open(connection));
    } catch (thrown) {
      this.openFailure = { connection, problem: asProblem(thrown) };
      throw this.openFailure.problem;
    }
  }

  /** Shows a store that the backend has opened. */
  opened(connection: ConnectionView) {
    this.openFailure = null;
    this.current = connection;
    this.pendingRetries = [];
    this.importProgress = null;
    this.refresh().catch(overlay.reportError);
    router.reset({ name: "find" });
  }

  /** Shows a store that the backend has opened, or the one that it opened last. */
  async openedOrLast(connection: ConnectionView | null) {
    if (connection) {
      this.opened(connection);
      return;
    }
    const { connections, lastConnection } = await ipc.settings.status();
    const last = connections.find(({ id }) => id === lastConnection);
    if (last) this.opened(last);
  }

  /** Takes over a store that the backend has changed. Null reads all stores again. */
  async changed(connection: ConnectionView | null) {
    if (!connection) {
      await this.refresh();
      return;
    }
    this.all = this.all.map((known) => (known.id === connection.id ? connection : known));
    if (this.current?.id === connection.id) this.current = connection;
  }

  async refresh() {
    this.all = (await ipc.settings.status()).connections;
    this.current = this.all.find(({ id }) => id === this.current?.id) ?? this.current;
  }

  async remove(connection: string) {
    await makeChange(ipc.connections.remove(connection));
    if (this.current?.id === connection) this.current = null;
    if (this.openFailure?.connection === connection) this.openFailure = null;
    await this.refresh();
    router.reset({ name: this.all.length > 0 ? "stores" : "welcome" });
  }

  /** Stores the progress of an import. Shows a toast if it finished on another screen. */
  onImportProgress(progress: ImportProgress) {
    const isElsewhere = router.current.route.name !== "import";
    if (this.importProgress && progress.stage === "finished" && isElsewhere) {
      overlay.showToast(t("app-import-finished"));
    }
    this.importProgress = progress.stage === "checking" || progress.stage === "running" ? progress : null;
  }
}

export const stores = new Stores();
