// The words of the audit log: kinds of entries, outcomes, and the result of a verification.
import type { FaultView, VerdictView } from "../bindings";
import { formatNumber } from "./locale";

export const KINDS: Record<string, string> = {
  sign_in: "Signed in as customer",
  preview: "Preview",
  view: "Looked at",
  request: "Request",
  session_end: "Session ended",
  customer_create: "Customer created",
  customer_change: "Customer changed",
  customer_delete: "Customer deleted",
  password_set: "Password set",
  policy_change: "Policy changed",
  export: "Export",
  update: "App updated",
  key_create: "Signing key created",
  log_shortened: "Entries missing",
};

export const OUTCOMES: Record<string, { word: string; tone: "good" | "bad" | "attention" | "neutral" }> = {
  begun: { word: "Begun", tone: "neutral" },
  done: { word: "Done", tone: "good" },
  failed: { word: "Failed", tone: "bad" },
  unknown: { word: "Unknown", tone: "attention" },
};

const FAULTS: Record<FaultView, (entry: string) => string> = {
  changed: (entry) => `Entry ${entry} was changed after it was written.`,
  missing: (entry) => `Entry ${entry} is missing.`,
  cut_off: (entry) => `Entry ${entry} and all that followed were cut off.`,
  rewritten: (entry) => `Entry ${entry} was rewritten.`,
  foreign_schema: () =>
    "Something other than this app changed the journal’s file, so entries may be missing. Ask your administrator to check it.",
  damaged: () =>
    "The journal’s file is damaged, so searches may leave out entries. Ask your administrator to check it.",
};

/** What a verification found; `detail` is added if all entries are as they were written. */
export function verdictText({ entries, broken, clockSetBack }: VerdictView, detail: string): string {
  const count = formatNumber(entries);
  if (broken) {
    return `${FAULTS[broken](formatNumber(entries + 1))} The ${count} entries before are as they were written.`;
  }
  const clock = clockSetBack
    ? ` The computer’s clock was set back before entry ${formatNumber(clockSetBack)}, so some times may be wrong.`
    : "";
  return `All ${count} entries are as they were written.${clock} ${detail}`;
}
