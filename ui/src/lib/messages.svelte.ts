// The texts of the page. Each comes from a message file (Fluent) in `messages/`. English stands in
// for a message that another language lacks. Its texts of the first screens are a part of the page,
// and its others are loaded with the first view that is loaded. Other languages are loaded when
// they are used.
//
// Arguments that come from a store are passed through `isolated()` by the caller, as everywhere.

import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from "@fluent/bundle";

import type {
  Cause,
  Done,
  EntryDetail,
  FormField,
  InvalidInput,
  LanguageChoice,
  Moment,
  MoneyView,
  Notice,
  PolicyFault,
  ProblemText,
} from "../bindings";
import type { MessageArguments } from "../message-types";
import { formatNumber, userLocale } from "./locale";
import { formatMoney } from "./money";

type Pattern = NonNullable<ReturnType<FluentBundle["getMessage"]>>["value"] & {};
export type MessageId = keyof MessageArguments;
type Arguments<Id extends MessageId> = MessageArguments[Id] extends undefined ? [] : [args: MessageArguments[Id]];

export type Language = Exclude<LanguageChoice, "system">;

/** The languages, by their own names. */
export const LANGUAGES: Record<Language, string> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
};

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

type Texts = () => Promise<{ default: string[] }>;

const LOADERS: Record<Language, Texts> = {
  en: () => import("../languages/en"),
  de: () => import("../languages/de"),
  fr: () => import("../languages/fr"),
  es: () => import("../languages/es"),
};

/** The texts that are needed before any view is loaded. A test compares them with the page's code. */
const AT_START = import.meta.glob<string>(
  "../../messages/en/{account,app,customer-view,find,help,member-view,states,time,welcome}.ftl",
  { query: "?raw", import: "default", eager: true },
);

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

const english = createBundle("en", Object.values(AT_START));
/** All English texts, once they are loaded or pending. */
let allEnglish: Promise<string[]> | null = null;
/** The texts in use. */
let bundle = $state.raw(english);
/** The direction of a pseudo-locale, if one is in use. */
let pseudoDirection = $state.raw<"ltr" | "rtl" | null>(null);
/** The language that was asked for last. */
let wanted: Language = "en";

/** The first of the system's languages that has texts, or English. */
function systemLanguage(): Language {
  const codes = navigator.languages.map((tag) => tag.split("-")[0]!.toLowerCase());
  return codes.find((code): code is Language => code in LANGUAGES) ?? "en";
}

/**
 * Loads the English texts that the start lacks. A view must wait for them.
 *
 * @throws if they can't be loaded; the next call tries again
 */
export function loadTexts(): Promise<string[]> {
  allEnglish ??= LOADERS.en().then(({ default: files }) => {
    // Those that are known already stay as they are.
    for (const file of files) english.addResource(new FluentResource(file));
    return files;
  });
  allEnglish.catch(() => (allEnglish = null));
  return allEnglish;
}

/**
 * Changes the language of all texts, at once.
 *
 * @throws if its texts can't be loaded; the language then stays as it was
 */
export async function useLanguage(choice: LanguageChoice) {
  if (pseudoDirection) return;
  wanted = choice === "system" ? systemLanguage() : choice;
  const language = wanted;
  if (language === bundle.locales[0]) return;
  const used = language === "en" ? english : createBundle(language, (await LOADERS[language]()).default);
  // Another language may have been chosen meanwhile.
  if (language === wanted) bundle = used;
}

/** Changes each English text on screen, so that a test finds the texts without a message. */
export async function usePseudoLocale(
  transform: ((text: string) => string) | undefined,
  direction: "ltr" | "rtl" = "ltr",
) {
  const files = await loadTexts();
  pseudoDirection = transform ? direction : null;
  bundle = transform ? createBundle("en", files, transform) : english;
}

/** The language of the texts. */
export const language = (): string => bundle.locales[0] ?? "en";

/** The direction in which the texts are written. */
export function direction(): "ltr" | "rtl" {
  return pseudoDirection ?? (RIGHT_TO_LEFT.includes(language()) ? "rtl" : "ltr");
}

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

interface Explained {
  message: string;
  advice: string | null;
  text: Explanation | null;
}

/**
 * What a problem says, in the user's language. In English, and where there is no message for it, it
 * says what the backend wrote.
 */
export function problemText({ message, advice, text }: Explained): {
  message: string;
  advice: string | null;
} {
  const translation = text && bundle.getMessage(problemId(text).replaceAll("_", "-"));
  if (!text || !translation || !translation.value) return { message, advice };
  const own = translation.attributes.advice;
  const args = Object.fromEntries(
    Object.entries(text).flatMap(([name, value]: [string, ProblemArgument]) => problemArguments(name, value)),
  );
  return {
    message: formatPattern(bundle, translation.value, args).trim(),
    advice: (own && formatPattern(bundle, own, args).trim()) || null,
  };
}

/** What a notice says, in the user's language: what happened and what to do. */
export function noticeText(notice: Notice): string {
  const { message, advice } = problemText({ ...notice, advice: null });
  return advice ? `${message} ${advice}` : message;
}

type Explanation = ProblemText | InvalidInput | Cause | Done | PolicyFault | EntryDetail;

function problemId(text: Explanation): string {
  if ("why" in text) return `cause-${text.why}`;
  if ("input" in text) return `input-${text.input}`;
  if ("id" in text) return text.id === "row" ? `row-${text.row}` : `problem-${text.id}`;
  if ("policy" in text) return `policy-${text.policy}`;
  if ("detail" in text) return `detail-${text.detail}`;
  return `done-${text.done}`;
}

type ProblemArgument = string | number | boolean | MoneyView | Moment | FormField[] | EntryDetail[] | Explanation;

/**
 * What a text says of a problem's argument. One that is explained itself, such as a cause, has its
 * advice as a second argument.
 */
function problemArguments(name: string, value: ProblemArgument): [string, string | number][] {
  if (typeof value === "boolean") return [[name, String(value)]];
  if (typeof value !== "object") return [[name, value]];
  if (Array.isArray(value)) return [[name, listOf(value.map(partName))]];
  if ("moment" in value) return [[name, formatMoment(value.moment)]];
  if ("amount" in value && "currency" in value) return [[name, formatMoney(value)]];
  const { message, advice } = problemText({ message: "", advice: null, text: value });
  return [
    [name, message],
    [`${name}Advice`, advice ?? ""],
  ];
}

function partName(part: FormField | EntryDetail): string {
  if (typeof part === "object") return problemText({ message: "", advice: null, text: part }).message;
  return fieldName(part);
}

function fieldName(field: FormField): string {
  const pattern = bundle.getMessage(`problem-field-${field.replaceAll("_", "-")}`)?.value;
  return pattern ? formatPattern(bundle, pattern, {}) : field;
}

const listOf = (words: string[]) => new Intl.ListFormat(language()).format(words);

/** A point in time in UTC: what it is compared with, such as a certificate, is in UTC, too. */
function formatMoment(at: string): string {
  const format = new Intl.DateTimeFormat(userLocale(), { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `${format.format(new Date(at))} UTC`;
}

function format(id: MessageId, args: object | undefined): string {
  const source = bundle.hasMessage(id) ? bundle : english;
  const pattern = source.getMessage(id)?.value;
  // The types and a test guarantee that each message exists.
  if (!pattern) return id;
  return formatPattern(source, pattern, args ?? {});
}

function formatPattern(source: FluentBundle, pattern: Pattern, args: object): string {
  const values = Object.entries(args as Record<string, FluentVariable>).map(([name, value]) => [
    name,
    typeof value === "number" ? new UserNumber(value) : value,
  ]);
  return source.formatPattern(pattern, Object.fromEntries(values) as Record<string, FluentVariable>, []);
}
