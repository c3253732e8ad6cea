import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  // Under test, Svelte is the one that mounts, not the one that renders on a server.
  resolve: process.env.VITEST ? { conditions: ["browser"] } : undefined,
  build: {
    target: "es2022",
    // The oldest web views that know `light-dark()`, on which the colours are built.
    cssTarget: ["safari17.5", "chrome123"],
    // The policy of the page allows no inline code, and one window needs no preloading.
    modulePreload: false,
    assetsInlineLimit: 0,
    // What the page begins with is read in one go, and no view has to wait for its looks.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] } } },
    cssCodeSplit: false,
  },
  test: {
    environment: "jsdom",
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
    // A busy machine takes its time.
    testTimeout: 30_000,
  },
});
