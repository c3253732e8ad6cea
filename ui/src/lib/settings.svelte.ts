// The settings of the app, its version, and its updates.

import type { ExportOptions, ManagedView, SettingsView, TimeZoneView, UpdateView } from "../bindings";
import * as ipc from "../ipc";
import { overlay } from "./overlay.svelte";
import { router } from "./router.svelte";
import { DEFAULT_ZOOM } from "./zoom";

/** The hint of a control that the company's policy fixes. */
export const MANAGED = "Managed by your organization.";

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
    locale: "",
    timeZone: "local",
    checkForUpdates: false,
    updateAddress: "",
    logLevel: "info",
    checkpointReminder: "weekly",
    auditLogMonths: 0,
    export: null,
    proxy: "system",
    proxyAddress: "",
    proxyUser: "",
  });
  /** What the company's policy fixes. */
  managed = $state.raw<ManagedView>({ operator: false, sessionMinutes: false, allowedHosts: null });
  /** The state of the updater, once it is known. */
  update = $state.raw<UpdateView | null>(null);

  /** Turns the privacy view on or off. It changes at once, even if the setting can't be saved. */
  async setPrivacy(privacy: boolean) {
    this.values = { ...this.values, privacy };
    await this.#save();
  }

  /** Sets the zoom level in percent. */
  async setZoom(zoom: number) {
    if (zoom === this.values.zoom) return;
    this.values = { ...this.values, zoom };
    await this.#save();
  }

  /** Remembers how the last export was written. */
  async rememberExport(options: ExportOptions) {
    this.values = { ...this.values, export: options };
    await this.#save();
  }

  async #save() {
    try {
      this.values = await ipc.settings.change(this.values);
    } catch (thrown) {
      overlay.reportError(thrown);
    }
  }

  /** Stores the updater's state. Shows a toast if a background check found a new version. */
  showUpdate(update: UpdateView) {
    const wasChecking = this.update?.stage.is === "checking";
    this.update = update;
    const isElsewhere = router.current.route.name !== "settings";
    if (wasChecking && update.stage.is === "available" && isElsewhere) {
      overlay.showToast(`Version ${update.stage.release.version} is available. The settings have it.`);
    }
  }

  /** Checks for updates and opens the settings, which show the result. */
  async checkForUpdates() {
    router.visit({ name: "settings" });
    const update = await ipc.updates.status();
    this.showUpdate(update.off ? update : await ipc.updates.check());
  }
}

export const settings = new Settings();
