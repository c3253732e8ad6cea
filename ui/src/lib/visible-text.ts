// Texts from stores whose invisible characters are visible, so that no name passes for another one.
// The backend has the same rules in `crates/sheet/src/visible_text.rs`; both are tested with one
// fixture.

const PRINTABLE_ASCII = /^[ -~]*$/;
const RIGHT_TO_LEFT = /[\u{590}-\u{8FF}\u{FB1D}-\u{FDFF}\u{FE70}-\u{FEFC}\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Characters that show nothing, break the line, or change the reading direction. */
const HIDDEN =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class -- it finds these
  /[\u{0}-\u{1F}\u{7F}-\u{9F}\u{AD}\u{34F}\u{61C}\u{115F}\u{1160}\u{17B4}\u{17B5}\u{180B}-\u{180F}\u{200B}-\u{200F}\u{2028}-\u{202E}\u{2060}-\u{206F}\u{2800}\u{3164}\u{FE00}-\u{FE0F}\u{FEFF}\u{FFA0}\u{FFF0}-\u{FFFB}\u{13430}-\u{1343F}\u{1BCA0}-\u{1BCA3}\u{1D159}\u{1D173}-\u{1D17A}\u{16FE4}\u{E0000}-\u{E0FFF}\u{D800}-\u{DFFF}]/u;
/** Scripts whose spelling uses joiners: Arabic to Tibetan and Myanmar, Khmer and Mongolian. */
const JOINED = /[\u{600}-\u{DFF}\u{F00}-\u{109F}\u{1780}-\u{18AF}]/u;
const HAN = /[\u{3400}-\u{9FFF}\u{F900}-\u{FAFF}\u{20000}-\u{3FFFD}]/u;
const EMOJI = /[\u{A9}\u{AE}\u{203C}-\u{2BFF}\u{3030}-\u{3299}\u{1F000}-\u{1FAFF}]/u;
const MONGOLIAN = /[\u{1820}-\u{18AA}]/u;
/** The flags of England, Scotland and Wales are a black flag and these tags. */
const FLAG = "\u{1F3F4}";
const FLAG_TAGS = ["gbeng", "gbsct", "gbwls"].map(
  (name) => Array.from(name, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join("") + "\u{E007F}",
);

/** Replaces each hidden character by its number, as in "[U+202E]". */
export function visibleText(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  const characters = Array.from(text);
  let visible = "";
  let flagTagsLeft = 0;
  characters.forEach((character, index) => {
    if (flagTagsLeft > 0) flagTagsLeft--;
    else if (HIDDEN.test(character) && !isNeeded(characters, index)) {
      visible += `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`;
      return;
    } else if (character === FLAG) flagTagsLeft = countFlagTags(characters, index + 1);
    visible += character;
  });
  return visible;
}

/**
 * Whether the character before or after makes this one part of a letter or an emoji. A regular
 * expression can't tell: lookbehind in WebKit fails on characters of two code units.
 */
function isNeeded(characters: string[], index: number): boolean {
  const before = characters[index - 1] ?? "";
  const after = characters[index + 1] ?? "";
  const joins = JOINED.test(before) && !HIDDEN.test(before);
  switch (characters[index]!.codePointAt(0)!) {
    case 0x200c:
      return joins;
    case 0x200d:
      return joins || ((EMOJI.test(before) || before === "\u{FE0F}") && EMOJI.test(after));
    default:
      return isNeededSelector(characters[index]!.codePointAt(0)!, before, after);
  }
}

function isNeededSelector(selector: number, before: string, after: string): boolean {
  if (selector >= 0x180b && selector <= 0x180f) return MONGOLIAN.test(before);
  if (selector === 0xfe0f && after === "\u{20E3}") return /[0-9#*]/.test(before);
  if (selector >= 0xfe00 && selector <= 0xfe0f) return after !== "\u{20E3}" && (EMOJI.test(before) || HAN.test(before));
  return selector >= 0xe0100 && selector <= 0xe01ef && HAN.test(before);
}

/** How many characters after a black flag belong to it. */
function countFlagTags(characters: string[], start: number): number {
  const after = characters.slice(start, start + 6).join("");
  return FLAG_TAGS.includes(after) ? 6 : 0;
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
