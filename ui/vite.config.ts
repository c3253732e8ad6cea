import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

// Tests run in a time zone that none of them chooses, and whose days differ from those of UTC.
if (process.env.VITEST) process.env.TZ = "Pacific/Chatham";

export default defineConfig({
  plugins: [svelte()],
  // Tests need the browser build of Svelte, not the server build.
  resolve: process.env.VITEST ? { conditions: ["browser"] } : undefined,
  build: {
    target: "es2022",
    // The oldest web views with `light-dark()`, which the color tokens use.
    cssTarget: ["safari17.5", "chrome123"],
    // The CSP allows no inline code, and a local page needs no preloading.
    modulePreload: false,
    assetsInlineLimit: 0,
    // One chunk for the start, and one style sheet, so that no view waits for its styles. The page
    // is an entry of its own because `first-frame.ts` loads it. Vite's helper for that belongs to
    // the first frame, which would else wait for the page.
    rolldownOptions: {
      input: ["index.html", "src/main.ts"],
      output: {
        codeSplitting: {
          groups: [
            { name: "first-frame", test: /preload-helper|first-frame|index\.html/ },
            { name: "start", tags: ["$initial"] },
          ],
        },
      },
    },
    cssCodeSplit: false,
  },
  test: {
    environment: "jsdom",
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
    // Slow machines need more than the default.
    testTimeout: 30_000,
  },
});
