// What a scan of orders sends to the page.
import type { Channel } from "@tauri-apps/api/core";

import type { ScanNews, ScanOrders, StoreOrderRowView } from "../src/bindings";

import { recordSent } from "./pseudo-locale";

/** A batch of a scan, after `before` orders of `total`. */
export function batch(rows: StoreOrderRowView[], total: number, before = 0): ScanNews {
  const read = before + rows.length;
  const sums = read > 0 ? [{ amount: read * 2400, currency: "GBP", decimals: 2 }] : [];
  return { kind: "batch", rows, total, soFar: { read, sums, at: "2026-01-01T12:00:00Z", ids: [] } };
}

/** The arguments of a scan, and a function that sends news to it. */
export function scanRequest(args: unknown) {
  const { scan, news } = args as { scan: ScanOrders; news: Channel<ScanNews> };
  const send = (...items: ScanNews[]) => {
    for (const item of items) news.onmessage(item);
  };
  return { ...scan, send };
}

/** A handler that sends this news to the scan. */
export function sendNews(...news: ScanNews[]): (args: unknown) => null {
  return (args) => {
    news.forEach(recordSent);
    scanRequest(args).send(...news);
    return null;
  };
}
