// Texts from stores whose invisible characters are visible, so that no name passes for another one.
// The backend has the same rules in `crates/sheet/src/visible_text.rs`; both are tested with one fixture.

/** Characters that show nothing, break the line, or change the reading direction. */
const HIDDEN =
  "\\u{0}-\\u{1F}\\u{7F}-\\u{9F}\\u{AD}\\u{34F}\\u{61C}\\u{115F}\\u{1160}\\u{17B4}\\u{17B5}\\u{180B}-\\u{180F}" +
  "\\u{200B}-\\u{200F}\\u{2028}-\\u{202E}\\u{2060}-\\u{206F}\\u{2800}\\u{3164}\\u{FE00}-\\u{FE0F}\\u{FEFF}\\u{FFA0}" +
  "\\u{FFF0}-\\u{FFFB}\\u{13430}-\\u{1343F}\\u{1BCA0}-\\u{1BCA3}\\u{1D159}\\u{1D173}-\\u{1D17A}\\u{16FE4}" +
  "\\u{E0000}-\\u{E0FFF}\\u{D800}-\\u{DFFF}";
/** Letters of scripts whose spelling uses joiners: Arabic to Tibetan and Myanmar, Khmer and Mongolian. */
const JOINED =
  "\\u{600}-\\u{61B}\\u{61D}-\\u{DFF}\\u{F00}-\\u{109F}\\u{1780}-\\u{17B3}\\u{17B6}-\\u{180A}\\u{1810}-\\u{18AF}";
const HAN = "\\u{3400}-\\u{9FFF}\\u{F900}-\\u{FAFF}\\u{20000}-\\u{3FFFD}";
const EMOJI = "\\u{A9}\\u{AE}\\u{203C}-\\u{2BFF}\\u{3030}-\\u{3299}\\u{1F000}-\\u{1FAFF}";
/** The tags of the flags of England, Scotland and Wales. */
const FLAG_TAGS = ["gbeng", "gbsct", "gbwls"].map((name) =>
  [...name].map((letter) => `\\u{${(0xe0000 + letter.charCodeAt(0)).toString(16)}}`).join(""),
);

/** Hidden characters that are part of a letter or an emoji. */
const NEEDED = [
  `(?<=[${JOINED}])[\\u{200C}\\u{200D}]`,
  `(?<=[${EMOJI}\\u{FE0F}])\\u{200D}(?=[${EMOJI}])`,
  `(?<=[\\u{1820}-\\u{18AA}])[\\u{180B}-\\u{180F}]`,
  `(?<=[0-9#*])\\u{FE0F}(?=\\u{20E3})`,
  `(?<=[${EMOJI}${HAN}])[\\u{FE00}-\\u{FE0F}](?!\\u{20E3})`,
  `(?<=[${HAN}])[\\u{E0100}-\\u{E01EF}]`,
  `(?<=\\u{1F3F4})(?:${FLAG_TAGS.join("|")})\\u{E007F}`,
].join("|");
const REPLACED = new RegExp(`(${NEEDED})|[${HIDDEN}]`, "gu");
const PRINTABLE_ASCII = /^[ -~]*$/;
const RIGHT_TO_LEFT = /[\u{590}-\u{8FF}\u{FB1D}-\u{FDFF}\u{FE70}-\u{FEFC}\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Replaces each hidden character by its number, as in "[U+202E]". */
export function visibleText(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  return text.replace(REPLACED, (found, needed?: string) =>
    needed === undefined ? `[U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]` : found,
  );
}

/** The text, visible and isolated from the reading direction of the text around it. For attributes and sentences. */
export function isolated(text: string): string {
  const visible = visibleText(text);
  return RIGHT_TO_LEFT.test(visible) ? `\u2068${visible}\u2069` : visible;
}

/** A text of several lines, with its other hidden characters visible. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visibleText).join("\n");
}
