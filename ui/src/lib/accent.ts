// The system's accent color in place of teal, where the platform tells one that someone has chosen.
//
// Only the hue and the strength are the system's. The lightness is chosen so that text keeps the
// contrast of WCAG AA. Violet means the customer's own access, so a violet accent is not followed.

type Rgb = [red: number, green: number, blue: number];

/** The accent colors of systems on which none was chosen: GNOME, macOS and Windows. */
const DEFAULTS = ["53,132,228", "0,122,255", "0,120,215", "0,120,212"];
/** The hues of the customer's own access, in degrees of OKLCH. */
const VIOLET = { from: 285, to: 335 };
/** Stronger colors shout from buttons and links. */
const MAX_CHROMA = 0.13;
const TEXT_CONTRAST = 4.5;
const MARK_CONTRAST = 3;

const WHITE: Rgb = [255, 255, 255];
/** The lightest and the darkest surface that accent text is on, by theme. */
const SURFACES = {
  light: [WHITE, [0xf1, 0xf3, 0xf4]],
  dark: [
    [0x0d, 0x10, 0x12],
    [0x1c, 0x22, 0x26],
  ],
} satisfies Record<string, Rgb[]>;

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const gamma = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);

/** The contrast of two colors, as WCAG 2 defines it. */
export function contrast(one: Rgb, other: Rgb): number {
  const luminance = (color: Rgb) => {
    const [red, green, blue] = color.map((part) => linear(part / 255)) as Rgb;
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** The chroma and the hue in OKLCH, as CSS Color 4 defines it. */
function chromaAndHue(color: Rgb): { chroma: number; hue: number } {
  const [r, g, b] = color.map((part) => linear(part / 255)) as Rgb;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { chroma: Math.hypot(x, y), hue: ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360 };
}

/** A color of OKLCH, clipped to sRGB. */
function color(lightness: number, chroma: number, hue: number): Rgb {
  const [x, y] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3;
  const m = (lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3;
  const s = (lightness - 0.0894841775 * x - 1.291485548 * y) ** 3;
  const parts = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return parts.map((part) => Math.round(255 * gamma(Math.min(1, Math.max(0, part))))) as Rgb;
}

/** The colors of the accent by token and theme; null if the accent is not followed. */
export function accentColors(accent: Rgb): Record<string, { light: Rgb; dark: Rgb }> | null {
  const { chroma: strength, hue } = chromaAndHue(accent);
  const chroma = Math.min(strength, MAX_CHROMA);
  const isViolet = hue >= VIOLET.from && hue <= VIOLET.to && chroma > 0.03;
  if (DEFAULTS.includes(accent.join()) || isViolet) return null;
  /** The color next to a lightness that has this contrast with each of the others. */
  const readable = (lightness: number, step: number, others: readonly Rgb[], ratio: number): Rgb => {
    let at = lightness;
    while (at > 0 && at < 1 && others.some((other) => contrast(color(at, chroma, hue), other) < ratio)) at += step;
    return color(at, chroma, hue);
  };
  const tint = { light: color(0.95, chroma / 6, hue), dark: color(0.26, chroma / 3, hue) };
  const onLight = [...SURFACES.light, tint.light];
  const onDark = [...SURFACES.dark, tint.dark];
  const fill = {
    light: readable(0.47, -0.01, [WHITE], TEXT_CONTRAST),
    dark: readable(0.52, -0.01, [WHITE], TEXT_CONTRAST),
  };
  return {
    "--accent": {
      light: readable(0.47, -0.01, onLight, TEXT_CONTRAST),
      dark: readable(0.77, 0.01, onDark, TEXT_CONTRAST),
    },
    "--accent-hover": {
      light: readable(0.4, -0.01, onLight, TEXT_CONTRAST),
      dark: readable(0.83, 0.01, onDark, TEXT_CONTRAST),
    },
    "--accent-fill": fill,
    "--accent-fill-hover": {
      light: readable(0.4, -0.01, [WHITE], TEXT_CONTRAST),
      dark: readable(0.55, -0.01, [WHITE], TEXT_CONTRAST),
    },
    "--accent-tint": tint,
    "--selected": tint,
    "--focus": {
      light: readable(0.53, -0.01, onLight, MARK_CONTRAST),
      dark: readable(0.77, 0.01, onDark, MARK_CONTRAST),
    },
    "--hatch": { light: color(0.92, chroma / 4, hue), dark: color(0.3, chroma / 3, hue) },
  };
}

/** The accent color that the platform tells; null if it tells none. */
function systemAccent(): Rgb | null {
  if (typeof CSS === "undefined" || !CSS.supports("color", "AccentColor")) return null;
  const probe = document.createElement("span");
  probe.style.color = "AccentColor";
  document.documentElement.append(probe);
  const parts = getComputedStyle(probe)
    .color.match(/[\d.]+/g)
    ?.map(Number);
  probe.remove();
  return parts && parts.length === 3 ? (parts as Rgb) : null;
}

/** Uses the system's accent color as it is now. */
export function followAccent() {
  const accent = systemAccent();
  const colors = accent && accentColors(accent);
  const { style } = document.documentElement;
  for (const token of TOKENS) {
    const own = colors?.[token];
    if (own) style.setProperty(token, `light-dark(rgb(${own.light.join()}), rgb(${own.dark.join()}))`);
    else style.removeProperty(token);
  }
}

const TOKENS = [
  "--accent",
  "--accent-hover",
  "--accent-fill",
  "--accent-fill-hover",
  "--accent-tint",
  "--selected",
  "--focus",
  "--hatch",
];
