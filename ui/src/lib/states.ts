// States in one word. The word says it; the colour only helps. Words that nobody knows are shown as they came.

export type Tone = "good" | "attention" | "bad" | "neutral";

/** What the states that a store is known to send are called, and how they are meant. */
const STATES: Record<string, { words: string; tone: Tone }> = {
  "": { words: "—", tone: "neutral" },
  complete: { words: "Complete", tone: "good" },
  processing: { words: "Processing", tone: "attention" },
  incomplete: { words: "Incomplete", tone: "neutral" },
  cancelled: { words: "Cancelled", tone: "bad" },
  paid: { words: "Paid", tone: "good" },
  partially_paid: { words: "Partially paid", tone: "attention" },
  authorized: { words: "Authorized", tone: "attention" },
  partially_authorized: { words: "Partially authorized", tone: "attention" },
  unpaid: { words: "Unpaid", tone: "neutral" },
  refunded: { words: "Refunded", tone: "neutral" },
  fulfilled: { words: "Fulfilled", tone: "good" },
  unfulfilled: { words: "Unfulfilled", tone: "neutral" },
  not_shipped: { words: "Not shipped", tone: "neutral" },
  pending: { words: "Pending", tone: "attention" },
  failed: { words: "Failed", tone: "bad" },
};

function known(word: string) {
  return Object.hasOwn(STATES, word) ? STATES[word] : undefined;
}

/** How a state is meant, as far as its word is known. */
export function tone(word: string): Tone {
  return known(word)?.tone ?? "neutral";
}

/** A state as it is read out: "partially_paid" is "Partially paid". */
export function words(word: string): string {
  return known(word)?.words ?? word;
}

/** Whether a customer has a password, as far as the store says so. */
export function password(isSet: boolean | null): { word: string; tone: Tone } {
  if (isSet === null) return { word: "Unknown", tone: "neutral" };
  return isSet ? { word: "Set", tone: "good" } : { word: "Not set", tone: "attention" };
}
