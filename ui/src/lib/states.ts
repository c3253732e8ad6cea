// States in one word. The word says it; the colour only helps. Words that nobody knows are shown as they came.

export type Tone = "good" | "attention" | "bad" | "neutral";

const TONES: Record<string, Tone> = {
  complete: "good",
  paid: "good",
  fulfilled: "good",
  set: "good",
  processing: "attention",
  authorized: "attention",
  partially_paid: "attention",
  partially_authorized: "attention",
  "not set": "attention",
  cancelled: "bad",
};

/** How a state is meant, as far as its word is known. */
export function tone(word: string): Tone {
  return (Object.hasOwn(TONES, word) && TONES[word]) || "neutral";
}

/** A state as it is read out: "partially_paid" is "partially paid". */
export function words(word: string): string {
  return word === "" ? "—" : word.replaceAll("_", " ");
}
