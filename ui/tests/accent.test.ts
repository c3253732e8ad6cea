// The system's accent color keeps the contrast of text, and is not taken for another meaning.
import { readFileSync } from "node:fs";

import { afterEach, expect, it, vi } from "vitest";

import { accentColors, contrast, followAccent } from "../src/lib/accent";

type Rgb = [number, number, number];
type Colors = NonNullable<ReturnType<typeof accentColors>>;

/** Pure colors all around, their pastels, and greys. */
const ACCENTS = [0, 64, 128, 192, 255].flatMap((red) =>
  [0, 64, 128, 192, 255].flatMap((green) => [0, 64, 128, 192, 255].map((blue): Rgb => [red, green, blue])),
);

const tokens = readFileSync("src/tokens.css", "utf8");

/** The color of a token in a theme. */
function token(name: string, theme: "light" | "dark"): Rgb {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\(#(\\w{6}), #(\\w{6})\\)`).exec(tokens)!;
  const hex = theme === "light" ? light! : dark!;
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)) as Rgb;
}

function followed(): Colors[] {
  return ACCENTS.map(accentColors).filter((colors) => colors !== null);
}

afterEach(() => {
  vi.unstubAllGlobals();
  document.documentElement.removeAttribute("style");
});

it.each(["light", "dark"] as const)("each_followed_accent_is_readable_in_%s", (theme) => {
  const surfaces = ["page", "surface", "raised", "surface-sunken"].map((name) => token(name, theme));
  const white: Rgb = [255, 255, 255];
  expect(followed().length).toBeGreaterThan(80);
  for (const colors of followed()) {
    const of = (name: string) => colors[name]![theme];
    for (const text of ["--accent", "--accent-hover"]) {
      for (const surface of [...surfaces, of("--accent-tint"), of("--selected")])
        expect(contrast(of(text), surface), `${text} ${of(text).join()} on ${surface.join()}`).toBeGreaterThanOrEqual(
          4.5,
        );
    }
    for (const fill of ["--accent-fill", "--accent-fill-hover"])
      expect(contrast(of(fill), white)).toBeGreaterThanOrEqual(4.5);
    for (const surface of surfaces) expect(contrast(of("--focus"), surface)).toBeGreaterThanOrEqual(3);
    for (const surface of [of("--accent-tint"), of("--selected")])
      expect(contrast(token("ink", theme), surface)).toBeGreaterThanOrEqual(4.5);
  }
});

it("violet_of_the_customers_access_is_not_followed", () => {
  for (const violet of [
    [145, 65, 172],
    [119, 41, 183],
    [90, 45, 140],
  ] as Rgb[])
    expect(accentColors(violet)).toBeNull();
});

it("accent_that_no_one_chose_is_not_followed", () => {
  expect(accentColors([53, 132, 228])).toBeNull();
  expect(accentColors([233, 84, 32])).not.toBeNull();
});

it("page_follows_the_accent_and_returns_to_teal", () => {
  vi.stubGlobal("CSS", {
    supports: (property: string, value: string) => property === "color" && value === "AccentColor",
  });
  const computed = vi.spyOn(window, "getComputedStyle");
  computed.mockReturnValue({ color: "rgb(233, 84, 32)" } as CSSStyleDeclaration);
  followAccent();
  expect(document.documentElement.style.getPropertyValue("--accent-fill")).toMatch(/^light-dark\(rgb/);

  computed.mockReturnValue({ color: "rgb(53, 132, 228)" } as CSSStyleDeclaration);
  followAccent();
  expect(document.documentElement.style.getPropertyValue("--accent-fill")).toBe("");
  computed.mockRestore();
});

it("platform_without_an_accent_leaves_the_page_as_it_is", () => {
  vi.stubGlobal("CSS", { supports: () => false });
  followAccent();
  expect(document.documentElement.getAttribute("style")).toBeNull();
});
