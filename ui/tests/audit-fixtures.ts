// Entries, sessions and receipts of the audit log.

import type {
  AuditExportView,
  EntryView,
  ReceiptTime,
  ReceiptView,
  TrailRowView,
  TrailSessionView,
} from "../src/bindings";

export const entry: EntryView = {
  id: 7,
  at: "2026-01-01T12:00:00.123Z",
  clockSetBack: false,
  isErased: false,
  removes: null,
  operator: "Ann Perkins",
  account: "ann@till-3",
  store: "Pawnee Parks (https://shop.example)",
  action: "preview",
  outcome: "done",
  way: "preview",
  customerId: "ron",
  customerEmail: "ron@swanson.com",
  session: "session-1",
  reason: "Order 10042 is missing",
  detail: null,
  activity: null,
  knownDetail: null,
  storeUrl: null,
  importId: null,
  importLine: null,
  method: null,
  path: null,
  status: null,
  durationMs: null,
  items: null,
};

/** The session of the entry, in the audit log. */
export const trailSession: TrailSessionView = {
  id: "session-1",
  access: "preview",
  startedAt: "2026-01-01T12:00:00.123Z",
  endedAt: "2026-01-01T12:14:02.123Z",
  durationMs: 842_000,
  result: "stopped",
  failure: null,
  knownFailure: null,
  customerEmail: "ron@swanson.com",
  customerId: "ron",
  personEntry: 7,
  isErased: false,
  reason: "Order 10042 is missing",
  requests: 2,
  entries: 6,
};

/** The row of the session in the audit log. */
export const trailRow: TrailRowView = { entry, begun: null, session: trailSession };

function receiptTime(time: string): ReceiptTime {
  return { at: `2026-01-01T${time}Z`, day: "2026-01-01", time, offset: "+00:00" };
}

export const receipt: ReceiptView = {
  session: trailSession,
  store: "Pawnee Parks (https://shop.example)",
  operator: "Ann Perkins",
  account: "ann@till-3",
  started: receiptTime("12:00:00"),
  ended: receiptTime("12:14:02"),
  timeZone: "Europe/London",
  readOnly: 2,
  changes: 0,
  password: null,
  rows: [
    {
      entry: 7,
      time: receiptTime("12:00:00"),
      action: "preview",
      activity: null,
      detail: null,
      isErased: false,
      request: {
        method: "GET",
        path: "/v2/customers/ron",
        status: 200,
        durationMs: 61,
        mayChange: false,
        line: "GET /v2/customers/ron 200 61 ms as admin",
      },
    },
    {
      entry: 10,
      time: receiptTime("12:00:01"),
      action: "view",
      activity: { what: "order_page", page: 1 },
      detail: "orders from 0",
      isErased: false,
      request: {
        method: "GET",
        path: "/v2/orders",
        status: 403,
        durationMs: 118,
        mayChange: false,
        line: "GET /v2/orders 403 118 ms as admin",
      },
    },
  ],
  entries: [
    { id: 7, action: "preview", outcome: "begun", hash: "ab".repeat(32) },
    { id: 12, action: "session_end", outcome: "done", hash: "cd".repeat(32) },
  ],
  made: receiptTime("13:00:00"),
  verified: null,
  verifiedAt: null,
};

/** Some time zones, with their old names. */

/** An audit log that is sent nowhere. */
export const noExport: AuditExportView = {
  address: "",
  host: "",
  headerNames: [],
  hasAuthority: false,
  hasClientCertificate: false,
  managed: false,
  waiting: 0,
  acknowledgedAt: null,
  rejected: 0,
  rejection: null,
  failure: null,
};
