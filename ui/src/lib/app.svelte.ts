// What the whole page knows: the stores, the open one, the customer signed in as, and where the reader is.

import type {
  ConnectionView,
  EndReason,
  ImpersonationEnded,
  ImpersonationView,
  ImportProgress,
  LockReason,
  Problem,
  SettingsView,
  StatusView,
  UpdateView,
  WaitView,
  Why,
} from "../bindings";
import * as ipc from "../ipc";
import { type Route, Router } from "./router.svelte";
import { USUAL_SIZE } from "./zoom";

/** Why a session ended, as the reader is told. */
const ENDED: Record<EndReason, string | null> = {
  stopped: null,
  expired: "The time as this customer is up. You are back where you signed in.",
  replaced: "Another sign-in has ended this one.",
  rejected: "The store no longer takes the customer token. Sign in again to go on.",
  store_closed: "The store was closed, and the session as its customer with it.",
  locked: "The program was locked, so the session as the customer was ended.",
  customer_deleted: "The customer was deleted, and the session as them ended with it.",
  forbidden: "The store’s policy no longer allows this, so the session was ended.",
  quit: null,
};

/** How often the journal is asked whether it can be written, in milliseconds. */
const JOURNAL_CHECK = 30_000;

/** How often the backend is told that somebody is there, in milliseconds. */
const SEEN_EVERY = 15_000;

/** What staff have to do for a customer whose password they have replaced. */
export interface Handover {
  customer: string;
  /** What to write to them. */
  notice: string;
  /** Why the sign-in did not come off, if it did not. */
  problem: Problem | null;
}

export class App {
  version = $state("");
  connections = $state.raw<ConnectionView[]>([]);
  connection = $state.raw<ConnectionView | null>(null);
  impersonation = $state.raw<ImpersonationView | null>(null);
  /** Why the program is locked, while it is. */
  locked = $state<LockReason | null>(null);
  settings = $state.raw<SettingsView>({
    operator: "",
    sessionMinutes: 15,
    idleMinutes: 10,
    privacy: false,
    theme: "system",
    zoom: USUAL_SIZE,
    locale: "",
    timeZone: "local",
    checkForUpdates: false,
    updateAddress: "",
  });
  /** The system's user and host. */
  account = $state("");
  /** Whom the ways to see the shop as are for, and whether they are shown. */
  entering = $state.raw<{ id: string; name: string } | null>(null);
  enters = $state(false);
  /** The reason for it that is being typed. */
  why = $state<Why>({ reason: "", ticket: "" });
  /** A new password that has to get to its customer. The password itself is the backend's. */
  handover = $state.raw<Handover | null>(null);
  notices = $state<string[]>([]);
  /** The requests to the open store that wait before they are tried again. */
  waits = $state.raw<WaitView[]>([]);
  /** How the import comes on that is at work. */
  importing = $state.raw<ImportProgress | null>(null);
  /** Why the journal can't be written, while it can't. */
  journalTrouble = $state<string | null>(null);
  /** How far an update of the app is, once it is known. */
  update = $state.raw<UpdateView | null>(null);
  /** What lies over the screen, whichever screen it is. */
  overlay = $state<"jump" | "help" | null>(null);
  /** A quiet word about what has just been done. */
  toast = $state.raw({ words: "" });
  /** The store that could not be opened when the program started, and why. */
  failed = $state.raw<{ connection: string; problem: Problem } | null>(null);
  readonly router = new Router();
  #entered = 1;
  #toldSeen = 0;
  #stopping = false;
  /** The store to be opened at once. */
  #last = $state<string | null>(null);
  /** The session in which the page was loaded again. */
  #inside: ImpersonationView | null = null;

  /** How deep the first place on the customer's side is. */
  get firstInside(): number {
    return this.#entered + 1;
  }

  /** The way back does not lead out of the customer's side: Stop does. */
  get canGoBack(): boolean {
    const isFirstInside = this.impersonation !== null && this.router.depth <= this.firstInside;
    return this.router.canGoBack && !isFirstInside;
  }

  /** Whether what the merchant sees can be compared with what the customer sees: a preview has only the one, a sign-in only connection only the other. */
  get seesBothSides(): boolean {
    return this.impersonation?.way === "sign_in" && this.connection?.kind !== "sign_in_only";
  }

  /** Finds out where the program stands. What is to be opened at once can be opened when this is there to be seen. */
  async start() {
    await Promise.all([
      ipc.impersonation.onEnded((ended) => this.ended(ended)),
      ipc.requests.onWaits(({ connection, waits }) => {
        if (connection === this.connection?.id) this.waits = waits;
      }),
      ipc.updates.onStep((update) => this.showUpdate(update)),
      ipc.settings.onLocked((reason) => {
        this.locked = reason;
        this.handover = null;
        this.enters = false;
        this.overlay = null;
        this.say("");
      }),
    ]);
    void this.watchJournal();
    const status = await ipc.settings.status();
    this.#show(status);
    if (status.connections.length > 0) this.router.reset({ name: "stores" });
    this.#last = status.impersonation?.connection ?? status.lastConnection;
    this.#inside = status.impersonation;
  }

  /** Whether there is a store to be opened at once: the one that was open last. */
  get opensAtOnce(): boolean {
    return this.#last !== null;
  }

  /** Opens it, and goes back to the customer's side if the page was loaded again there. */
  async openLast() {
    if (this.#last === null) return;
    // The stores show why it failed.
    await this.open(this.#last).catch(() => undefined);
    this.#last = null;
    if (this.#inside) this.enter(this.#inside);
  }

  /** Asks from time to time whether the journal can be written. */
  async watchJournal() {
    this.journalTrouble = await ipc.journal.trouble().catch((thrown: unknown) => ipc.asProblem(thrown).message);
    setTimeout(() => void this.watchJournal(), JOURNAL_CHECK);
  }

  #show(status: StatusView) {
    this.version = status.version;
    this.connections = status.connections;
    this.locked = status.locked;
    this.settings = status.settings;
    this.account = status.account;
    this.notices = status.notices.map((notice) => notice.message);
  }

  /** Opens a store and goes to its first screen. */
  async open(connection: string) {
    try {
      this.opened(await ipc.connections.open(connection));
    } catch (thrown) {
      this.failed = { connection, problem: ipc.asProblem(thrown) };
      throw this.failed.problem;
    }
  }

  /** A store has been opened. */
  opened(connection: ConnectionView) {
    this.failed = null;
    this.connection = connection;
    this.waits = [];
    this.importing = null;
    this.refreshConnections().catch(this.report);
    this.router.reset({ name: "customers" });
  }

  /** A store was changed. */
  changed(connection: ConnectionView) {
    this.connections = this.connections.map((known) => (known.id === connection.id ? connection : known));
    if (this.connection?.id === connection.id) this.connection = connection;
  }

  async refreshConnections() {
    this.connections = (await ipc.settings.status()).connections;
  }

  async remove(connection: string) {
    await ipc.connections.remove(connection);
    if (this.connection?.id === connection) this.connection = null;
    if (this.failed?.connection === connection) this.failed = null;
    await this.refreshConnections();
    this.router.reset({ name: this.connections.length > 0 ? "stores" : "welcome" });
  }

  /** Shows the ways to see the shop as a customer. */
  seeAs(customer: { id: string; name: string }) {
    this.entering = customer;
    this.enters = true;
  }

  /** An import has come on. Its end is told to a reader who is elsewhere. */
  importComesOn(news: ImportProgress) {
    const isElsewhere = this.router.current.route.name !== "import";
    if (this.importing && news.stage === "finished" && isElsewhere) this.say("The import is finished");
    this.importing = news.stage === "checking" || news.stage === "running" ? news : null;
  }

  /** Goes to a screen, unless the reader is there. */
  visit(route: Route) {
    if (this.router.current.route.name !== route.name) this.router.go(route);
  }

  /** Goes to the customers and asks for a new one. */
  createCustomer() {
    this.router.go({ name: "customers" });
    this.router.current.memory.opened = { creates: true };
  }

  /** Staff are signed in as a customer: to the customer's side. */
  enter(impersonation: ImpersonationView) {
    this.#entered = this.router.depth;
    this.impersonation = impersonation;
    this.router.go({ name: "orders" });
  }

  /** Locks the program now. */
  async lock() {
    await ipc.settings.lock().catch(this.report);
  }

  async unlock() {
    await ipc.settings.unlock();
    this.locked = null;
  }

  /** Blurs what is private, or shows it again: at once, and even where that cannot be kept. */
  async setPrivacy(privacy: boolean) {
    this.settings = { ...this.settings, privacy };
    await this.#keep();
  }

  /** Makes everything larger or smaller; in hundredths of its usual size. */
  async setZoom(zoom: number) {
    if (zoom === this.settings.zoom) return;
    this.settings = { ...this.settings, zoom };
    await this.#keep();
  }

  /** Keeps the settings as they are. */
  async #keep() {
    try {
      this.settings = await ipc.settings.change(this.settings);
    } catch (thrown) {
      this.report(thrown);
    }
  }

  /** Shows what went wrong where no screen waits for it. The same is said once, until it is dismissed. */
  report = (thrown: unknown) => {
    const { code, message, advice } = ipc.asProblem(thrown);
    // A mistake of ours is for the developer, too.
    if (code === "internal") console.error(thrown);
    // What was asked just before the lock is refused, and the lock screen says why.
    if (code === "locked") return;
    const words = advice ? `${message} ${advice}` : message;
    if (!this.notices.includes(words)) this.notices.push(words);
  };

  /** The new password has reached its customer, or nobody wants it any more. */
  async handedOver() {
    this.handover = null;
    await ipc.impersonation.dropPassword().catch(this.report);
  }

  /** Somebody is there. Told to the backend now and then, not at each key. */
  seen() {
    const now = Date.now();
    if (this.locked || now - this.#toldSeen < SEEN_EVERY) return;
    this.#toldSeen = now;
    ipc.settings.active().catch(this.report);
  }

  async stop() {
    this.#stopping = true;
    try {
      await ipc.impersonation.stop();
      this.#leave();
    } catch (thrown) {
      this.report(thrown);
    } finally {
      this.#stopping = false;
    }
  }

  /** A session has ended, whatever ended it. */
  ended(ended: ImpersonationEnded) {
    if (this.impersonation?.session !== ended.session) return;
    this.#leave();
    const words = ENDED[ended.reason];
    if (words) this.notices.push(words);
  }

  /** What a call inside met with: it may be the first to say that the session is over. */
  async met(problem: Problem | null) {
    const session = this.impersonation?.session;
    // What was under way when the reader said Stop ends with the session, and there is nothing to say.
    if (problem?.code !== "session_ended" || !session || this.#stopping) return;
    if ((await ipc.impersonation.current())?.session !== session) this.ended({ session, reason: "rejected" });
  }

  #leave() {
    if (!this.impersonation) return;
    this.impersonation = null;
    this.router.backTo(this.#entered);
  }

  /** Shows how far an update is, and says so if a new version was found in the background. */
  showUpdate(update: UpdateView) {
    const wasChecking = this.update?.stage.is === "checking";
    this.update = update;
    const isElsewhere = this.router.current.route.name !== "settings";
    if (wasChecking && update.stage.is === "available" && isElsewhere) {
      this.say(`Version ${update.stage.release.version} is available. The settings have it.`);
    }
  }

  /** Checks for updates; the settings show what comes of it. */
  async checkForUpdates() {
    this.visit({ name: "settings" });
    const update = await ipc.updates.status();
    this.showUpdate(update.off ? update : await ipc.updates.check());
  }

  say(words: string) {
    this.toast = { words };
  }
}

export const app = new App();
