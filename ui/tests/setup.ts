// Browser APIs that jsdom lacks, and cleanup after each test.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { cleanup, configure } from "@testing-library/svelte";
import { afterEach, vi } from "vitest";

import { loadTexts } from "../src/lib/messages.svelte";

Element.prototype.scrollIntoView = vi.fn();
Element.prototype.scrollTo = vi.fn();
// Menus hide while their button has no box, as every element in jsdom.
Element.prototype.getClientRects = function (this: Element) {
  return (this.isConnected ? [new DOMRect()] : []) as unknown as DOMRectList;
};
globalThis.matchMedia = () => Object.assign(new EventTarget(), { matches: false }) as MediaQueryList;
// jsdom has no layout. Tables draw as many rows as fit into this height.
Object.defineProperty(HTMLElement.prototype, "clientHeight", { get: () => 600 });
HTMLCanvasElement.prototype.getContext = () => null;

/** Reports one size for every element, since jsdom has no layout. */
class FixedSizeObserver implements ResizeObserver {
  constructor(readonly callback: ResizeObserverCallback) {}
  observe(target: Element) {
    const entry = { target, contentRect: { width: 1000, height: 600 } } as ResizeObserverEntry;
    queueMicrotask(() => this.callback([entry], this));
  }
  unobserve() {}
  disconnect() {}
}
window.ResizeObserver = FixedSizeObserver;

afterEach(() => {
  cleanup();
  clearMocks();
  // Calls after the test never resolve.
  mockIPC(() => new Promise(() => {}));
});

// jsdom reads files only through `FileReader`.
Blob.prototype.arrayBuffer = function (this: Blob) {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as ArrayBuffer);
    reader.readAsArrayBuffer(this);
  });
};

// Slow machines need more than the default.
configure({ asyncUtilTimeout: 5_000 });

// The app has them before the first view that is loaded.
await loadTexts();
