// What jsdom lacks of a browser, and a clean page after each test.
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { cleanup, configure } from "@testing-library/svelte";
import { afterEach, vi } from "vitest";

Element.prototype.scrollIntoView = vi.fn();
Element.prototype.scrollTo = vi.fn();
globalThis.matchMedia = () => Object.assign(new EventTarget(), { matches: false }) as MediaQueryList;
HTMLCanvasElement.prototype.getContext = () => null;

/** Everything is of one size, for nothing is drawn. */
class ResizeObserverOfOneSize implements ResizeObserver {
  constructor(readonly tell: ResizeObserverCallback) {}
  observe(target: Element) {
    const seen = { target, contentRect: { width: 1000, height: 600 } } as ResizeObserverEntry;
    queueMicrotask(() => this.tell([seen], this));
  }
  unobserve() {}
  disconnect() {}
}
window.ResizeObserver = ResizeObserverOfOneSize;

afterEach(() => {
  cleanup();
  clearMocks();
  // What a page asks when its test is over is never answered.
  mockIPC(() => new Promise(() => {}));
});

// jsdom reads files by `FileReader` alone.
Blob.prototype.arrayBuffer = function (this: Blob) {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as ArrayBuffer);
    reader.readAsArrayBuffer(this);
  });
};

// A busy machine takes its time.
configure({ asyncUtilTimeout: 5_000 });
