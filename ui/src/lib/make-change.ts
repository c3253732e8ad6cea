// Changes whose outcome the audit log may not have recorded.

import { asProblem } from "../invoke";
import { overlay } from "./overlay.svelte";

/**
 * Waits for a change. If it was made and only its outcome could not be recorded, a notice says so, and the result is
 * null: the screen goes on as after the change, and reads again what it shows.
 */
export async function makeChange<T>(change: Promise<T>): Promise<T | null> {
  try {
    return await change;
  } catch (thrown) {
    if (asProblem(thrown).code !== "outcome_not_recorded") throw thrown;
    overlay.reportError(thrown);
    return null;
  }
}
