// The rules of the style sheets: one file of tokens, enough contrast, and three font weights.
import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

const read = (file: string) => readFileSync(`src/${file}`, "utf8");
const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => /\.(svelte|css)$/.test(file));
/** The styles of a file, without comments. */
const styles = (file: string) => {
  const source = file.endsWith(".svelte")
    ? [...read(file).matchAll(/<style>(.*?)<\/style>/gs)].map(([, style]) => style).join("\n")
    : read(file);
  return source.replace(/\/\*.*?\*\//gs, "");
};

type Theme = "light" | "dark";
type Color = [red: number, green: number, blue: number];
const tokens = styles("tokens.css");

/** The value of a token outside of media queries. */
function valueOf(token: string): string {
  const value = new RegExp(`^  --${token}:\\s*([^;]+);`, "m").exec(tokens)?.[1];
  if (!value) throw new Error(`there is no token --${token}`);
  const alias = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  return alias ? valueOf(alias) : value;
}

function colorOf(token: string, theme: Theme): Color {
  const value = valueOf(token);
  const [light, dark] = [...value.matchAll(/#([\da-f]{6})\b/g)].map((match) => match[1]!);
  const hex = (theme === "dark" ? dark : light) ?? light!;
  return [0, 2, 4].map((start) => parseInt(hex.slice(start, start + 2), 16) / 255) as Color;
}

/** The contrast ratio of WCAG 2.2. */
function contrast(one: Color, other: Color): number {
  const luminance = (color: Color) => {
    const [red, green, blue] = color.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

const SURFACES = ["page", "surface", "raised", "surface-sunken", "surface-hover", "selected"];
/** Each token of text and marks, the surfaces that it is used on, and the least contrast. */
const PAIRS: [token: string, surfaces: string[], least: number][] = [
  ["ink", [...SURFACES, "hatch", "neutral-surface", "customer-tint"], 7],
  ["ink-soft", [...SURFACES, "hatch", "neutral-surface", "attention-surface", "bad-surface", "customer-tint"], 4.5],
  ["ink-faint", SURFACES, 4.5],
  ["accent", [...SURFACES, "hatch", "accent-tint"], 4.5],
  ["accent-hover", SURFACES, 4.5],
  ["on-accent", ["accent", "accent-hover"], 4.5],
  ["on-fill", ["accent-fill", "accent-fill-hover", "bad-fill", "bad-fill-hover"], 4.5],
  ["on-fill", ["teal", "blue", "green", "amber", "red", "pink"].map((name) => `store-${name}`), 4.5],
  ["customer-ink", [...SURFACES, "customer-tint"], 4.5],
  ["on-customer", ["customer", "customer-hover"], 4.5],
  ["on-customer-soft", ["customer", "customer-hover"], 4.5],
  ["good", [...SURFACES, "good-surface"], 4.5],
  ["attention", [...SURFACES, "attention-surface"], 4.5],
  ["bad", [...SURFACES, "bad-surface"], 4.5],
  ["neutral", [...SURFACES, "neutral-surface"], 4.5],
  ["on-inverse", ["inverse"], 7],
  ["line-strong", ["page", "surface", "raised"], 3],
  ["focus", SURFACES, 3],
  ["good-mark", SURFACES, 3],
  ["attention-mark", [...SURFACES, "attention-surface"], 3],
  ["bad-mark", [...SURFACES, "bad-surface"], 3],
];

describe.each<Theme>(["light", "dark"])("%s theme", (theme) => {
  it.each(PAIRS)("%s has contrast on %j of %d", (token, surfaces, least) => {
    const tooLow = surfaces
      .map((surface) => [surface, contrast(colorOf(token, theme), colorOf(surface, theme))] as const)
      .filter(([, ratio]) => ratio < least);
    expect(tooLow).toEqual([]);
  });
});

it("only_tokens_name_colors", () => {
  const named = files
    .filter((file) => file !== "tokens.css")
    .filter((file) => /#[\da-f]{3,8}\b|\b(rgba?|hsla?|oklch|light-dark)\(/i.test(styles(file)));
  expect(named).toEqual([]);
});

it("each_used_token_is_defined", () => {
  const all = files.map(styles).join("\n");
  // Set by a component for each element, or by bits-ui.
  const set = files.map(read).join("\n");
  const used = new Set([...all.matchAll(/var\(--([\w-]+)/g)].map((match) => match[1]!));
  const missing = [...used].filter(
    (token) =>
      !new RegExp(`(--${token}\\s*:|style:--${token}\\b|"--${token}")`).test(set) && !token.startsWith("bits-"),
  );
  expect(missing).toEqual([]);
});

it.each(files.filter((file) => file !== "fonts.css"))("%s_has_font_weights_of_tokens", (file) => {
  const weights = [...styles(file).matchAll(/font(?:-weight)?:\s*(\d{3}|bold\w*)/g)].map(([, weight]) => weight);
  expect(weights.filter((weight) => !/^[456]00$/.test(weight!))).toEqual([]);
});
