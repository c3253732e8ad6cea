// The words of the audit log: kinds of entries, outcomes, and the result of a verification.
import type { FaultView, RemovalView, VerdictView } from "../bindings";
import { formatNumber } from "./locale";
import { formatDay } from "./time";

export const KINDS: Record<string, string> = {
  sign_in: "Signed in as customer",
  preview: "Preview",
  view: "Looked at",
  request: "Request",
  session_end: "Session ended",
  session_extend: "Session extended",
  customer_create: "Customer created",
  customer_change: "Customer changed",
  customer_delete: "Customer deleted",
  password_set: "Password set",
  note: "Note",
  admin_view: "Opened as admin",
  connection_add: "Store connected",
  connection_change: "Connection changed",
  connection_remove: "Connection removed",
  policy_change: "Policy changed",
  host_confirm: "Unknown host",
  lock: "Locked",
  unlock: "Unlocked",
  export: "Export",
  update: "App updated",
  key_create: "Signing key created",
  log_shortened: "Entries missing",
  person_erased: "Person’s data erased",
  retention: "Old entries removed",
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
  erased: (entry) => `The customer’s data is missing from entry ${entry}, and no signed statement says why.`,
  unsigned: (entry) =>
    `Entry ${entry} says that data was removed, but the statement of this is missing, was changed, or is signed with a key that this computer doesn’t know.`,
  cut_off: (entry) => `Entry ${entry} and all that followed were cut off.`,
  rewritten: (entry) => `Entry ${entry} was rewritten.`,
  foreign_schema: () =>
    "Something other than this app changed the journal’s file, so entries may be missing. Ask your administrator to check it.",
  damaged: () =>
    "The journal’s file is damaged, so searches may leave out entries. Ask your administrator to check it.",
};

/** What a verification found; `detail` is added if all entries are as they were written. */
export function verdictText({ entries, broken, clockSetBack, removals }: VerdictView, detail: string): string {
  const count = formatNumber(entries);
  if (broken) {
    return `${FAULTS[broken](formatNumber(entries + 1))} The ${count} entries before are as they were written.`;
  }
  const clock = clockSetBack
    ? ` The computer’s clock was set back before entry ${formatNumber(clockSetBack)}, so some times may be wrong.`
    : "";
  const removed = removals.filter(({ first }) => first !== null).reduce((sum, removal) => sum + removal.entries, 0);
  const which = removed ? `The entries from ${formatNumber(removed + 1)} to ${count}` : `All ${count} entries`;
  return [`${which} are as they were written.${clock}`, ...removalTexts(removals), detail].join(" ");
}

/** What was removed on purpose, and who signed it. */
function removalTexts(removals: RemovalView[]): string[] {
  const sum = (some: RemovalView[]) => formatNumber(some.reduce((sum, { entries }) => sum + entries, 0));
  const old = removals.filter(({ first }) => first !== null);
  const erased = removals.filter(({ first }) => first === null);
  const last = old.at(-1);
  const texts = [];
  if (last)
    texts.push(`Entries 1 to ${sum(old)} were removed because of their age, most recently on ${formatDay(last.at)}.`);
  if (erased.length > 0) {
    const who = erased.length === 1 ? "one person" : `${formatNumber(erased.length)} people`;
    const entries = sum(erased) === "1" ? "1 entry" : `${sum(erased)} entries`;
    texts.push(`The data of ${who} was erased from ${entries}.`);
  }
  const keys = [...new Set(removals.map(({ publicKey }) => publicKey))];
  if (keys.length > 0) texts.push(`This was signed with the key ${keys.join(" and ")}.`);
  return texts;
}
