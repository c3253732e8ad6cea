import { afterEach, beforeEach, expect, test, vi } from "vitest";

const loaded = vi.fn();
let drawFrame: () => void;

beforeEach(() => {
  vi.resetModules();
  vi.doMock("../src/main", () => {
    loaded();
    return {};
  });
  loaded.mockClear();
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (callback: () => void) => {
    drawFrame = callback;
    return 1;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("page is loaded once the first frame is drawn", async () => {
  await import("../src/first-frame");
  await vi.advanceTimersByTimeAsync(100);
  expect(loaded).not.toHaveBeenCalled();

  drawFrame();

  await vi.waitFor(() => expect(loaded).toHaveBeenCalledTimes(1));
});

test("page is loaded once in a window that draws nothing", async () => {
  await import("../src/first-frame");

  await vi.advanceTimersByTimeAsync(1000);
  await vi.waitFor(() => expect(loaded).toHaveBeenCalledTimes(1));
  drawFrame();
  await vi.advanceTimersByTimeAsync(1000);

  expect(loaded).toHaveBeenCalledTimes(1);
});
