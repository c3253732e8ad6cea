// The message files: complete, used, and the only source of the page's texts.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { parse as parseSvelte } from "svelte/compiler";
import ts from "typescript";
import { afterEach, expect, it } from "vitest";

import { messageTypes, readMessages } from "../message-types.js";
import { t, textParts, usePseudoLocale } from "../src/lib/messages.svelte";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.(svelte|ts)$/.test(file) && file !== "message-types.ts",
);
const components = sources.filter((file) => file.endsWith(".svelte"));

afterEach(() => usePseudoLocale(undefined));

it("types_of_messages_are_up_to_date", () => {
  expect(messageTypes(), "run `npm run messages`").toBe(readFileSync("src/message-types.ts", "utf8"));
});

it("each_message_has_one_definition_and_a_use", () => {
  const code = sources.map((file) => readFileSync(`src/${file}`, "utf8")).join("\n");
  const ids = readMessages("en").map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.filter((id) => !code.includes(`"${id}"`))).toEqual([]);
});

/** The sources that the start of the page needs: those that are not loaded when they are used. */
function sourcesAtStart(): string[] {
  const found = new Set(["src/main.ts"]);
  for (const file of found) {
    const code = readFileSync(file, "utf8");
    for (const [, path] of code.matchAll(/^ *(?:import|export) (?!type )[^;"]*?"(\.[^"?]*)";$/gm)) {
      const target = join(dirname(file), path!);
      const source = [target, `${target}.ts`].find((name) => /\.(svelte|ts)$/.test(name) && existsSync(name));
      if (source) found.add(source);
    }
  }
  return [...found];
}

it("start_has_its_texts", () => {
  const sources = sourcesAtStart();
  expect(sources).toContain("src/views/Find.svelte");
  expect(sources).toContain("src/lib/session.svelte.ts");
  expect(sources).not.toContain("src/views/Customer.svelte");
  const code = sources.map((file) => readFileSync(file, "utf8")).join("\n");
  const files = /messages\/en\/\{([\w,-]+)\}\.ftl/.exec(code)![1]!.split(",");
  const needed = readdirSync("messages/en").filter((file) => {
    const texts = readFileSync(`messages/en/${file}`, "utf8");
    return [...texts.matchAll(/^([a-z][\w-]*) =/gm)].some(([, id]) => code.includes(`"${id}"`));
  });
  expect(files.map((file) => `${file}.ftl`).sort()).toEqual(needed.sort());
});

it("tags_in_arguments_stay_text", () => {
  const NAME = "<b>Eve</b>";
  expect(
    textParts("password-set-title", { name: NAME })
      .map(({ text }) => text)
      .join(""),
  ).toContain(NAME);
  expect(textParts("password-set-title", { name: NAME }).every(({ tag }) => tag === null)).toBe(true);
});

it("tags_in_messages_are_parts", async () => {
  await usePseudoLocale((text) => `<b>${text}</b>!`);
  expect(textParts("common-cancel")).toEqual([
    { tag: "b", text: "Cancel" },
    { tag: null, text: "!" },
  ]);
});

it("pseudo_locale_changes_each_text", async () => {
  await usePseudoLocale((text) => `[${text}]`);
  expect(t("common-cancel")).toBe("[Cancel]");
});

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

const TEXT_ATTRIBUTES = /^(title|label|placeholder|alt|hint|heading|text|aria-label|aria-description|caption|note)$/;

/** The texts that a component's markup contains itself. */
function hardCodedTexts(file: string): string[] {
  const texts: string[] = [];
  const isText = (text: unknown) => typeof text === "string" && /\p{L}{2}/u.test(text);
  const visit = (node: unknown, isShown: boolean) => {
    if (Array.isArray(node)) node.forEach((child) => visit(child, isShown));
    if (typeof node !== "object" || node === null || !("type" in node)) return;
    const { type, ...fields } = node as Node;
    if (["Script", "StyleSheet", "Comment", "CallExpression", "MemberExpression", "StyleDirective"].includes(type))
      return;
    if (type === "Property" && (fields.key as { name?: string }).name === "class") return;
    if (type === "Attribute") {
      if (TEXT_ATTRIBUTES.test(fields.name as string)) visit(fields.value, true);
      return;
    }
    if (type === "Text" && isShown && isText(fields.data)) texts.push((fields.data as string).trim());
    if (type === "Literal" && isShown && isText(fields.value)) texts.push(fields.value as string);
    if (type === "TemplateElement" && isShown) {
      const { cooked } = fields.value as { cooked: string };
      if (isText(cooked)) texts.push(cooked);
    }
    // Tests of conditions and keys of blocks are not shown.
    for (const [name, child] of Object.entries(fields)) {
      if (["test", "key", "context", "expression"].includes(name) && type !== "ExpressionTag") continue;
      visit(child, type === "BinaryExpression" ? false : isShown);
    }
  };
  visit(parseSvelte(readFileSync(`src/${file}`, "utf8"), { modern: true }).fragment, true);
  return texts;
}

it.each(components)("%s_has_no_hard_coded_text", (file) => {
  expect(hardCodedTexts(file)).toEqual([]);
});

/** The sentences that a script contains itself, in strings. Those of errors are for developers. */
function hardCodedSentences(file: string): string[] {
  const source = readFileSync(`src/${file}`, "utf8");
  const script = file.endsWith(".svelte")
    ? [...source.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script).join("\n")
    : source;
  const texts: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isNewExpression(node) && node.expression.getText().endsWith("Error")) return;
    if (ts.isLiteralTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
      if (/^\p{Lu}[\p{Ll}’]+(\s|[.…!?]$)/u.test(node.text)) texts.push(node.text);
    }
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, script, ts.ScriptTarget.Latest, true));
  return texts;
}

const isGenerated = (file: string) => ["bindings.ts", "ipc.ts", "message-types.ts"].includes(file);

it.each(sources.filter((file) => !isGenerated(file)))("%s_has_no_hard_coded_sentence", (file) => {
  expect(hardCodedSentences(file)).toEqual([]);
});
