// The throughput of a long job: records per second and the time left.

import { t } from "./messages.svelte";
import { formatCountdown } from "./time";

/** The window that the throughput is averaged over, in milliseconds. */
const WINDOW_MS = 15_000;

export class Throughput {
  #samples: { done: number; at: number }[] = [];

  /** Records how much is done at this time in milliseconds. A smaller count starts over. */
  record(done: number, at: number) {
    const last = this.#samples.at(-1);
    if (last && done < last.done) this.reset();
    this.#samples.push({ done, at });
    while (this.#samples.length > 2 && at - (this.#samples[0]?.at ?? at) > WINDOW_MS) this.#samples.shift();
  }

  /** Drops the samples, so that a pause doesn't count. */
  reset() {
    this.#samples = [];
  }

  /** Records per second; null until it is known. */
  get perSecond(): number | null {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (!first || !last || last.at - first.at < 1000 || last.done === first.done) return null;
    return ((last.done - first.done) * 1000) / (last.at - first.at);
  }

  /** Such as "20 a second, 1:05 left"; empty until the throughput is known. */
  describe(total: number): string {
    const rate = this.perSecond;
    if (rate === null) return "";
    const left = Math.ceil((total - (this.#samples.at(-1)?.done ?? 0)) / rate);
    return t("lists-throughput", {
      rate: rate < 10 ? rate.toFixed(1) : `${Math.round(rate)}`,
      left: formatCountdown(left),
    });
  }
}
