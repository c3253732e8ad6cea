// The settings of the app, its version, and its updates.

import type { ExportOptions, ManagedView, SettingsView, TimeZoneView, UpdateView } from "../bindings";
import * as ipc from "../ipc";
import { t } from "./messages.svelte";
import { overlay } from "./overlay.svelte";
import { router } from "./router.svelte";
import { DEFAULT_ZOOM } from "./zoom";

class Settings {
  version = $state("");
  /** The operating system's user and host. */
  account = $state("");
  /** The name of this computer's time zone, if it has one. */
  localTimeZone = $state<string | null>(null);
  /** All time zones. */
  timeZones = $state.raw<TimeZoneView[]>([]);
  values = $state.raw<SettingsView>({
    operator: "",
    sessionMinutes: 15,
    idleMinutes: 10,
    privacy: false,
    theme: "system",
    density: "compact",
    zoom: DEFAULT_ZOOM,
    language: "system",
    locale: "",
    timeZone: "local",
    checkForUpdates: false,
    updateAddress: "",
    logLevel: "info",
    checkpointReminder: "weekly",
    auditLogMonths: 0,
    export: null,
    hiddenColumns: {},
    proxy: "system",
    proxyAddress: "",
    proxyUser: "",
  });
  /** What the company's policy fixes. */
  managed = $state.raw<ManagedView>({ operator: false, sessionMinutes: false, allowedHosts: null });
  /** The state of the updater, once it is known. */
  update = $state.raw<UpdateView | null>(null);

  #saving: Promise<unknown> = Promise.resolve();

  /**
   * Saves settings, one change after another. They apply once they are saved.
   *
   * @throws the problem if they can't be saved
   */
  save(changed: Partial<SettingsView>): Promise<void> {
    const saving = this.#saving.then(async () => {
      const saved = await ipc.settings.change({ ...this.values, ...changed });
      // Other settings may have changed meanwhile, and are saved next.
      this.values = { ...this.values, ...pick(saved, changed) };
    });
    this.#saving = saving.catch(() => undefined);
    return saving;
  }

  /**
   * Changes settings at once and saves them.
   *
   * @throws the problem if they can't be saved; they then have their former values again
   */
  async change(changed: Partial<SettingsView>) {
    const before = pick(this.values, changed);
    this.values = { ...this.values, ...changed };
    try {
      await this.save(changed);
    } catch (thrown) {
      this.values = { ...this.values, ...before };
      throw thrown;
    }
  }

  /** Turns the privacy view on or off. It changes at once, even if the setting can't be saved. */
  async setPrivacy(privacy: boolean) {
    this.values = { ...this.values, privacy };
    await this.save({ privacy }).catch(overlay.reportError);
  }

  /** Sets the zoom level in percent. */
  async setZoom(zoom: number) {
    if (zoom === this.values.zoom) return;
    await this.change({ zoom }).catch(overlay.reportError);
  }

  /** Remembers how the last export was written. */
  async rememberExport(options: ExportOptions) {
    await this.change({ export: options }).catch(overlay.reportError);
  }

  /** Remembers which columns of a list are hidden. */
  async hideColumns(list: string, hidden: string[]) {
    await this.change({ hiddenColumns: { ...this.values.hiddenColumns, [list]: hidden } }).catch(overlay.reportError);
  }

  /** Stores the updater's state. Shows a toast if a background check found a new version. */
  showUpdate(update: UpdateView) {
    const wasChecking = this.update?.stage.is === "checking";
    this.update = update;
    const isElsewhere = router.current.route.name !== "settings";
    if (wasChecking && update.stage.is === "available" && isElsewhere) {
      overlay.showToast(t("app-update-available", { version: update.stage.release.version }));
    }
  }

  /** Checks for updates and opens the settings, which show the result. */
  async checkForUpdates() {
    router.visit({ name: "settings" });
    const update = await ipc.updates.status();
    this.showUpdate(update.off ? update : await ipc.updates.check());
  }
}

/** The values of those settings that `changed` names. */
function pick(values: SettingsView, changed: Partial<SettingsView>): Partial<SettingsView> {
  return Object.fromEntries(Object.entries(values).filter(([setting]) => setting in changed));
}

export const settings = new Settings();
