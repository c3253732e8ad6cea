// The texts of the page. Each comes from a message file (Fluent) in `messages/`.
//
// Arguments that come from a store are passed through `isolated()` by the caller, as everywhere.

import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from "@fluent/bundle";

import type { MessageArguments } from "../message-types";
import { formatNumber } from "./locale";

export type MessageId = keyof MessageArguments;
type Arguments<Id extends MessageId> = MessageArguments[Id] extends undefined ? [] : [args: MessageArguments[Id]];

const ENGLISH = import.meta.glob<string>("../../messages/en/*.ftl", { query: "?raw", import: "default", eager: true });

/** A number that is displayed in the user's number format, not in that of the language. */
class UserNumber extends FluentNumber {
  override toString() {
    return formatNumber(this.value);
  }
}

/** Creates the texts of a language. `transform` changes each text, as a pseudo-locale does. */
function createBundle(locale: string, files: string[], transform?: (text: string) => string): FluentBundle {
  const bundle = new FluentBundle(locale, { useIsolating: false, transform });
  for (const file of files) bundle.addResource(new FluentResource(file));
  return bundle;
}

let bundle = $state.raw(createBundle("en", Object.values(ENGLISH)));

/** Changes each English text on screen, so that a test finds the texts without a message. */
export function usePseudoLocale(transform: ((text: string) => string) | undefined) {
  bundle = createBundle("en", Object.values(ENGLISH), transform);
}

/** The language of the texts. */
export const language = (): string => bundle.locales[0] ?? "en";

/** The text of a message in the user's language. */
export function t<Id extends MessageId>(id: Id, ...[args]: Arguments<Id>): string {
  return format(id, args);
}

/** A part of a text. `tag` is the name of the tag around it, such as `b` in `<b>Ron</b>`. */
export interface TextPart {
  tag: string | null;
  text: string;
}

/** The parts of a message with tags such as `<b>…</b>`. Tags in arguments are text. */
export function textParts<Id extends MessageId>(id: Id, args?: MessageArguments[Id]): TextPart[] {
  // A private-use character stands for "<" while the tags of the message are found.
  const escaped = Object.fromEntries(
    Object.entries(args ?? {}).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replaceAll("<", "\u{F8FF}") : value,
    ]),
  );
  const parts: TextPart[] = [];
  let end = 0;
  const text = format(id, escaped);
  // No backreference: WebKit doesn't match one in a text with characters beyond Latin-1.
  for (const match of text.matchAll(/<(\w+)>(.*?)<\/\w+>/gsu)) {
    if (match.index > end) parts.push({ tag: null, text: text.slice(end, match.index) });
    parts.push({ tag: match[1]!, text: match[2]! });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ tag: null, text: text.slice(end) });
  return parts.map((part) => ({ ...part, text: part.text.replaceAll("\u{F8FF}", "<") }));
}

function format(id: MessageId, args: object | undefined): string {
  const pattern = bundle.getMessage(id)?.value;
  // The types and a test guarantee that each message exists.
  if (!pattern) return id;
  const values = Object.entries((args ?? {}) as Record<string, FluentVariable>).map(([name, value]) => [
    name,
    typeof value === "number" ? new UserNumber(value) : value,
  ]);
  return bundle.formatPattern(pattern, Object.fromEntries(values) as Record<string, FluentVariable>, []);
}
