// Finds texts without a message: with the pseudo-locale, each message is spelled with accents and
// is 40 % longer, "[!!! Ţéxţ ~~ !!!]". What is still in plain letters is hard-coded, or it is data.
import { tick } from "svelte";

import { usePseudoLocale } from "../src/lib/messages.svelte";

/** What was sent to the fake backend and by it: the data on screen is part of it. */
const sent: string[] = [];

export function recordSent(value: unknown) {
  sent.push(JSON.stringify(value, (_, part: unknown) => (typeof part === "function" ? undefined : part)));
}

const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = "åƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ";
const accents = new Map(Array.from(PLAIN).map((letter, index) => [letter, Array.from(ACCENTED)[index]!]));

/** Spells a text with accents, makes it longer and puts it in brackets. Tags stay as they are. */
export function pseudo(text: string): string {
  if (!/\p{L}/u.test(text)) return text;
  const spelled = text.replaceAll(/<\/?\w+>|[a-z]/gi, (part) => accents.get(part) ?? part);
  return `[!!! ${spelled}${"~".repeat(Math.ceil(text.length * 0.4))} !!!]`;
}

/** Attributes that are read aloud or shown. */
const ATTRIBUTES = ["aria-label", "aria-description", "placeholder", "alt", "title", "data-letter"];
/** What has its own words: keys, times, quotes, other languages, and what was said before. */
const OWN_WORDS = "kbd, time, code, .mono, script, style, [lang]:not(html), [role=status], [role=alert], .toast";

function textsOnScreen(): string[] {
  const texts: string[] = [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const parent = nodes.currentNode.parentElement;
    if (parent && !parent.closest(OWN_WORDS)) texts.push(nodes.currentNode.textContent ?? "");
  }
  for (const element of document.body.querySelectorAll("*")) {
    for (const name of ATTRIBUTES) {
      const text = element.getAttribute(name);
      if (text !== null && !element.closest(OWN_WORDS)) texts.push(text);
    }
  }
  return texts;
}

/** The app's name, and words of dates, which the web engine writes. */
const NO_MESSAGE = /^(shopside|ago|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|(mon|tue|wed|thu|fri|sat|sun)$)/i;

/** The words on screen that neither a message nor the backend has. */
export async function hardCodedWords(direction: "ltr" | "rtl" = "ltr"): Promise<string[]> {
  await usePseudoLocale(pseudo, direction);
  await tick();
  const data = sent.join("\n").toLowerCase();
  // An address is the same in all languages.
  const texts = textsOnScreen().map((text) => text.replaceAll(/https?:\/\/\S+/g, ""));
  const words = texts.flatMap((text) => text.match(/[A-Za-z]{3,}/g) ?? []);
  const found = words.filter((word) => !data.includes(word.toLowerCase()) && !NO_MESSAGE.test(word));
  const shownDirection = document.documentElement.dir;
  await usePseudoLocale(undefined);
  await tick();
  if (shownDirection !== direction) found.push(`the direction is "${shownDirection}"`);
  return [...new Set(found)];
}
