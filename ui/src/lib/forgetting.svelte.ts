// Forgetting a customer: which orders are chosen, what was done, and what was refused.

import { SvelteMap, SvelteSet } from "svelte/reactivity";

import type { Code, ErasureView, ForgetOrderView, ForgetPlanView, Problem } from "../bindings";
import { asProblem } from "../invoke";
import * as ipc from "../ipc";
import { AsyncState } from "./async-state.svelte";
import { makeChange } from "./make-change";
import { overlay } from "./overlay.svelte";

/** The problems after which the next order is tried. Others, such as an audit log that fails, concern all. */
const ABOUT_ONE_ORDER = new Set<Code>(["invalid_input", "store_failed", "not_found", "wrong_customer"]);

export class Forgetting {
  step = $state<"orders" | "account" | "letter">("orders");
  /** The orders to anonymize. */
  readonly chosen = new SvelteSet<string>();
  /** The orders that were anonymized. */
  readonly done = new SvelteSet<string>();
  /** Why an order was not anonymized. */
  readonly refused = new SvelteMap<string, Problem>();
  isAnonymizing = $state(false);
  readonly erasing = new AsyncState<ErasureView | null>();
  isRequested = $state(false);
  /** That the email address is not the customer's. */
  emailProblem = $state.raw<Problem | null>(null);
  /** Counts the runs. A run that was stopped changes nothing more. */
  #run = 0;

  constructor(
    readonly connection: string,
    readonly customer: string,
  ) {}

  get isBusy(): boolean {
    return this.isAnonymizing || this.erasing.pending;
  }

  /** Whether anything was done. */
  get hasChanged(): boolean {
    return this.done.size > 0 || this.isRequested;
  }

  begin(startsAtLetter: boolean) {
    this.step = startsAtLetter ? "letter" : "orders";
    this.chosen.clear();
    this.done.clear();
    this.refused.clear();
    this.erasing.clear();
    this.isRequested = this.isAnonymizing = false;
    this.#run++;
    this.emailProblem = null;
  }

  /** Begins no further order. */
  stop() {
    this.#run++;
  }

  /** Chooses all orders of the customer that can be anonymized. A guest order may be another person's. */
  choose({ orders }: ForgetPlanView) {
    const own = orders.filter(({ isGuest }) => !isGuest);
    for (const { id, isFinal, isAnonymized } of own) if (isFinal && !isAnonymized) this.chosen.add(id);
  }

  toggle(id: string) {
    if (!this.chosen.delete(id)) this.chosen.add(id);
  }

  /** Anonymizes the chosen orders, one after the other. What is refused stays chosen. */
  async anonymize(orders: ForgetOrderView[], email: string) {
    const run = ++this.#run;
    const isStopped = () => this.#run !== run;
    this.isAnonymizing = true;
    this.emailProblem = null;
    this.refused.clear();
    for (const { id: order } of orders.filter(({ id }) => this.chosen.has(id))) {
      try {
        await makeChange(ipc.privacy.anonymize(this.connection, { customer: this.customer, email, order }));
        this.done.add(order);
        this.chosen.delete(order);
        if (isStopped()) return;
      } catch (thrown) {
        if (isStopped()) {
          overlay.reportError(thrown);
          return;
        }
        const problem = asProblem(thrown);
        if (problem.field === "email") {
          this.emailProblem = problem;
          break;
        }
        this.refused.set(order, problem);
        if (!ABOUT_ONE_ORDER.has(problem.code)) break;
      }
    }
    this.isAnonymizing = false;
    if (this.chosen.size === 0 && !this.emailProblem) this.step = "account";
  }

  async erase(email: string) {
    this.emailProblem = null;
    await this.erasing.run(async () => {
      const made = await makeChange(ipc.privacy.requestErasure(this.connection, { customer: this.customer, email }));
      this.isRequested = true;
      this.step = "letter";
      return made;
    });
  }
}
