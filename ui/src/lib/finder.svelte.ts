// The search box: what is entered, what it finds, and what is selected. The Find screen and the
// command palette each have one.

import type { ConnectionView, FindHomeView, FindResultsView, Problem } from "../bindings";
import * as ipc from "../ipc";
import { AsyncState } from "./async-state.svelte";
import { COMMANDS, type CommandId } from "./commands";
import {
  accountHit,
  customerHit,
  findCommands,
  findStores,
  type Hit,
  type HitGroup,
  memberHit,
  orderHit,
  pinnable,
  recordHit,
} from "./find-hits";
import { t } from "./messages.svelte";
import { overlay } from "./overlay.svelte";
import { router } from "./router.svelte";
import { session } from "./session.svelte";
import { stores } from "./stores.svelte";
import { viewAsMember } from "./view-as-member.svelte";
import { isolated } from "./visible-text";

/** How long the search waits for another key, in milliseconds. Enter and a pasted text don't wait. */
const DEBOUNCE_MS = 150;
/** The shortest text that is searched for in the store. */
const MIN_LENGTH = 2;

interface Found {
  text: string;
  results: FindResultsView;
}

/** What remains of a search when its screen is left: the text and the selected result. */
export interface FinderMemory {
  text: string;
  found: Found | null;
  selected: string | null;
}

export class Finder {
  text = $state("");
  /** The customers, accounts and members to show before a search. */
  readonly home = new AsyncState<FindHomeView>();
  readonly search = new AsyncState<Found>();
  #selected = $state<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether a search waits for another key. */
  #isDebouncing = $state(false);
  /** What to do with the first result when the search is done: Enter was pressed before. */
  #onFound: "open" | "viewAs" | null = null;
  readonly #commands: readonly CommandId[];
  readonly #close: (then: () => void) => void;

  /** Lists `commands` before a search. `close` leaves the search box, then calls its argument. */
  constructor(commands: readonly CommandId[] = [], close: (then: () => void) => void = (then) => then()) {
    this.#commands = commands;
    this.#close = close;
  }

  /** The store to search. In a session, and without the admin's access, only commands are found. */
  get connection(): ConnectionView | null {
    return COMMANDS.customers.isOffered() ? stores.current : null;
  }

  get query(): string {
    return this.text.trim();
  }

  get isSearching(): boolean {
    return this.#isDebouncing || this.search.pending;
  }

  /** What the last search found, unless the text was cleared. */
  get results(): FindResultsView | null {
    return this.query === "" ? null : (this.search.value?.results ?? null);
  }

  readonly groups: HitGroup[] = $derived(this.query === "" ? this.#groupsBefore() : this.#groupsFound());
  readonly hits: Hit[] = $derived(this.groups.flatMap(({ hits }) => hits));
  readonly selected: Hit | null = $derived(this.hits.find(({ key }) => key === this.#selected) ?? this.hits[0] ?? null);

  get isEmpty(): boolean {
    const problem = this.search.problem ?? this.groups.find((group) => group.problem);
    return this.query !== "" && this.hits.length === 0 && !this.isSearching && !problem;
  }

  #groupsBefore(): HitGroup[] {
    const home = this.connection && this.home.value;
    const groups: HitGroup[] = [];
    if (home) {
      const ids = (records: FindHomeView["recent"], isPinned: boolean) =>
        records.map((record) => recordHit(record, isPinned));
      groups.push({ id: "recent", title: recentTitle(home.recent), hits: ids(home.recent, false) });
      groups.push({ id: "pinned", title: t("find-pinned"), hits: ids(home.pinned, true) });
    }
    if (this.#commands.length > 0) groups.push(...this.#commandGroups(""));
    return groups.filter(({ hits }) => hits.length > 0);
  }

  #groupsFound(): HitGroup[] {
    const results = this.connection && this.results;
    const [isNamed, commands] = [findCommands(this.query).isNamed, this.#commandGroups(this.query)];
    if (!results) return commands;
    const pinned = this.home.value?.pinned ?? [];
    const isPinned = (id: string) => pinned.some((record) => record.id === id);
    const customers: HitGroup = {
      id: "customers",
      title: t("find-customers"),
      hits: results.customers.map((customer) => customerHit(customer, isPinned(customer.id))),
      problem: results.customersProblem,
      more: results.moreCustomers ? t("find-more-customers") : "",
    };
    const orders: HitGroup = {
      id: "orders",
      title: t("find-orders"),
      hits: results.orders.filter((order) => !order.isUnreadable).map(orderHit),
      problem: results.ordersProblem,
      more: results.moreOrders ? t("find-more-orders") : "",
    };
    const accounts: HitGroup = {
      id: "accounts",
      title: t("account-list"),
      hits: results.accounts.map((account) => accountHit(account, isPinned(account.id))),
      problem: results.accountsProblem,
      more: results.moreAccounts ? t("find-more-accounts") : "",
    };
    const members: HitGroup = {
      id: "members",
      title: t("account-members"),
      hits: results.members.map((member) => memberHit(member, isPinned(member.id))),
      problem: results.membersProblem,
      more: results.moreMembers ? t("find-more-members") : "",
    };
    const people = [customers, accounts, members];
    const records = results.ordersFirst ? [orders, ...people] : [...people, orders];
    const groups = isNamed ? [...commands, ...records] : [...records, ...commands];
    return groups.filter(({ hits, problem }) => hits.length > 0 || problem);
  }

  #commandGroups(query: string): HitGroup[] {
    const commands = query === "" ? this.#commands.filter((id) => COMMANDS[id].isOffered()) : findCommands(query).ids;
    return [
      {
        id: "commands",
        title: t("find-commands"),
        hits: commands.map((id): Hit => ({ kind: "command", key: `command ${id}`, id })),
      },
      {
        id: "stores",
        title: t("find-stores"),
        hits: findStores(query).map((store): Hit => ({ kind: "store", key: `store ${store.id}`, store })),
      },
    ].filter(({ hits }) => hits.length > 0);
  }

  /** Reads the recent and the pinned records. */
  async loadHome(again = false) {
    const { connection } = this;
    if (connection) await this.home.run(() => ipc.find.home(connection.id, again));
  }

  /** Searches for the entered text, at once if it was pasted. */
  entered(isPasted: boolean) {
    clearTimeout(this.#timer);
    this.#onFound = null;
    this.#selected = null;
    if (this.query.length < MIN_LENGTH || !this.connection) {
      this.#isDebouncing = false;
      this.search.clear();
      this.search.value = null;
    } else if (isPasted) {
      void this.#run();
    } else {
      this.#isDebouncing = true;
      this.#timer = setTimeout(() => void this.#run(), DEBOUNCE_MS);
    }
  }

  retry = () => void this.#run();

  async #run() {
    clearTimeout(this.#timer);
    this.#isDebouncing = false;
    const { connection, query } = this;
    if (!connection) return;
    const search = async () => ({ text: query, results: await ipc.find.search(connection.id, query) });
    const found = await this.search.run(search, () => this.#act());
    // Without a later search this one has failed, and the results before it are of another text.
    if (!found && !this.search.pending) [this.search.value, this.#onFound] = [null, null];
  }

  /** Does what Enter asked for before the results were there. They are not drawn if it leaves them. */
  #act() {
    const act = this.#onFound;
    this.#onFound = null;
    if (act === "open") this.open();
    else if (act === "viewAs") this.viewAs();
  }

  clear() {
    this.text = "";
    this.entered(false);
  }

  select(hit: Hit) {
    this.#selected = hit.key;
  }

  /** Selects the next or previous result, from the last to the first. */
  move(by: 1 | -1) {
    const index = this.hits.findIndex(({ key }) => key === this.selected?.key);
    const next = this.hits.at((index + by) % this.hits.length);
    if (next) this.#selected = next.key;
  }

  /** Opens the selected result, or the first one as soon as it is found. */
  open() {
    if (this.#waitsFor("open") || !this.selected) return;
    const hit = this.selected;
    this.#close(() => openHit(hit));
  }

  /** Opens the dialog to view as the selected customer or member, or as that of the selected order. */
  viewAs() {
    if (this.#waitsFor("viewAs") || !this.selected) return;
    const person = personOf(this.selected);
    if (person) this.#close(person.viewAs);
    else if (this.selected.kind === "order") {
      const number = isolated(this.selected.order.number ?? this.selected.order.id);
      overlay.showToast(t("find-guest-order", { number }));
    }
  }

  /** Whether a search has to end before its first result is opened. */
  #waitsFor(act: "open" | "viewAs"): boolean {
    // A result that was selected by hand is opened, even if more is still to be found.
    if (!this.isSearching || this.#selected !== null) return false;
    this.#onFound = act;
    if (this.#isDebouncing) void this.#run();
    return true;
  }

  /** Pins or unpins the selected customer, account or member. */
  async togglePin(hit = this.selected) {
    const { connection } = this;
    const record = hit && pinnable(hit);
    if (!record || !("isPinned" in hit) || !connection) return;
    this.#selected = hit.key;
    try {
      await ipc.find.pin(connection.id, record.record, record.id, !hit.isPinned);
      await this.loadHome();
    } catch (thrown) {
      overlay.reportError(thrown);
    }
  }

  get memory(): FinderMemory {
    return { text: this.text, found: this.search.value, selected: this.#selected };
  }

  /** Shows a search again as it was left, and loads it again. */
  restore({ text, found, selected }: FinderMemory) {
    this.text = text;
    this.search.value = found?.text === this.query ? found : null;
    this.entered(true);
    this.#selected = selected;
  }
}

/** The title of the records that were opened last, which are customers only in most stores. */
function recentTitle(records: FindHomeView["recent"]): string {
  return records.every(({ kind }) => kind === "customer") ? t("find-recent") : t("find-recent-records");
}

function openHit(hit: Hit) {
  switch (hit.kind) {
    case "customer":
      router.go({ name: "customer", id: hit.customer.id, known: hit.customer.name });
      break;
    case "account":
      router.go({ name: "account", id: hit.account.id, known: hit.account.name });
      break;
    case "member":
      router.go({ name: "member", id: hit.member.id, known: hit.member.name });
      break;
    case "order":
      router.go({ name: "storeOrder", id: hit.order.id });
      break;
    case "command":
      COMMANDS[hit.id].run();
      break;
    case "store":
      // The list of stores shows why a store can't be opened.
      stores.open(hit.store.id).catch(() => router.visit({ name: "stores" }));
  }
}

/** The customer or the member of a result, if it has one, and how to view as them. */
export function personOf(hit: Hit): { kind: "customer" | "member"; viewAs: () => void } | null {
  if (hit.kind === "member") return { kind: "member", viewAs: () => viewAsMember(hit.member) };
  if (hit.kind === "customer") return { kind: "customer", viewAs: () => session.openDialog(hit.customer) };
  if (hit.kind !== "order") return null;
  const { customerId, memberId, accountId, customer: name } = hit.order;
  if (customerId !== null) return { kind: "customer", viewAs: () => session.openDialog({ id: customerId, name }) };
  if (!memberId) return null;
  const account = accountId ? { id: accountId, name: "" } : null;
  return { kind: "member", viewAs: () => viewAsMember({ id: memberId, name }, account) };
}

/** The problem of a search as a whole. The parts of a search have their own. */
export function searchProblem(finder: Finder): Problem | null {
  const problem = finder.search.problem;
  // A search that was stopped by a later one has no results to show.
  return problem?.code === "stopped" ? null : problem;
}
