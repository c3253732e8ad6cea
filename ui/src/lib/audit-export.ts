// What the audit log's screen and the settings say about the audit export.
import type { AuditExportView } from "../bindings";
import { t } from "./messages.svelte";

/** The state in one line: how many entries wait, and when the last ones were acknowledged. */
export function exportText(state: AuditExportView, now: number): string {
  const waiting =
    state.waiting === 0 ? t("audit-export-complete") : t("audit-export-waiting", { count: state.waiting });
  if (state.acknowledgedAt === null) return t("audit-export-state", { waiting });
  // A clock that was set back makes it one of the future.
  const seconds = Math.max(0, Math.round((now - Date.parse(state.acknowledgedAt)) / 1000));
  const ago =
    seconds < 60
      ? t("audit-export-seconds", { seconds })
      : t("audit-export-minutes", { minutes: Math.floor(seconds / 60) });
  return t("audit-export-state-acknowledged", { waiting, ago });
}
