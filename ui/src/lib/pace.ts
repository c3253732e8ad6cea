// How fast something goes, by how far it has come lately.

import { countdown } from "./time";

/** Only so much of the past counts, in milliseconds. */
const LATELY = 15_000;

export class Pace {
  #seen: { done: number; at: number }[] = [];

  /** So much is done at this moment. What is less than before is another beginning. */
  note(done: number, at: number) {
    const last = this.#seen.at(-1);
    if (last && done < last.done) this.#seen = [];
    this.#seen.push({ done, at });
    while (this.#seen.length > 2 && at - (this.#seen[0]?.at ?? at) > LATELY) this.#seen.shift();
  }

  /** After a pause, what was before it does not count. */
  forget() {
    this.#seen = [];
  }

  /** How many a second; none where nobody can say yet. */
  get perSecond(): number | null {
    const [first, last] = [this.#seen[0], this.#seen.at(-1)];
    if (!first || !last || last.at - first.at < 1000 || last.done === first.done) return null;
    return ((last.done - first.done) * 1000) / (last.at - first.at);
  }

  /** What there is to say about it, such as "20 a second, 1:05 left". */
  words(total: number): string {
    const rate = this.perSecond;
    if (rate === null) return "";
    const left = Math.ceil((total - (this.#seen.at(-1)?.done ?? 0)) / rate);
    return `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second, ${countdown(left)} left`;
  }
}
