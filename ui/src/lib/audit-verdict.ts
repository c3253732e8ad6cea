// The result of a verification of the audit log.
import type { FaultView, RemovalView, VerdictView } from "../bindings";
import { t } from "./messages.svelte";
import { formatDay } from "./time";

const FAULTS: Record<FaultView, (entry: number) => string> = {
  changed: (entry) => t("audit-fault-changed", { entry }),
  missing: (entry) => t("audit-fault-missing", { entry }),
  erased: (entry) => t("audit-fault-erased", { entry }),
  unsigned: (entry) => t("audit-fault-unsigned", { entry }),
  cut_off: (entry) => t("audit-fault-cut-off", { entry }),
  rewritten: (entry) => t("audit-fault-rewritten", { entry }),
  foreign_schema: () => t("audit-fault-foreign-schema"),
  damaged: () => t("audit-fault-damaged"),
};

/** Whether a verification found something wrong. */
export function isBad({ broken, clockSetBack }: VerdictView): boolean {
  return broken !== null || clockSetBack !== null;
}

/** What a verification found. */
export function verdictText({ entries, broken, clockSetBack, removals, withCheckpoint }: VerdictView): string {
  if (broken) return `${FAULTS[broken](entries + 1)} ${t("audit-before-intact", { count: entries })}`;
  const removed = sum(removals.filter(({ first }) => first !== null));
  const texts = [
    removed ? t("audit-intact-from", { first: removed + 1, last: entries }) : t("audit-intact", { count: entries }),
  ];
  if (clockSetBack) texts.push(t("audit-clock-before", { entry: clockSetBack }));
  texts.push(...removalTexts(removals));
  texts.push(withCheckpoint ? t("audit-nothing-cut-off") : t("audit-checkpoint-hint"));
  return texts.join(" ");
}

function sum(removals: RemovalView[]): number {
  return removals.reduce((sum, { entries }) => sum + entries, 0);
}

/** What was removed on purpose, and who signed it. */
function removalTexts(removals: RemovalView[]): string[] {
  const old = removals.filter(({ first }) => first !== null);
  const erased = removals.filter(({ first }) => first === null);
  const last = old.at(-1);
  const texts = [];
  if (last) texts.push(t("audit-old-removed", { last: sum(old), day: formatDay(last.at) }));
  if (erased.length > 0) {
    texts.push(t("audit-people-erased", { people: erased.length, entries: sum(erased) }));
  }
  const keys = [...new Set(removals.map(({ publicKey }) => publicKey))];
  if (keys.length > 0) texts.push(t("audit-signed-with", { keys: keys.join(", ") }));
  return texts;
}
