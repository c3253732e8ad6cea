// Indents JSON without parsing it, so that numbers keep all their digits.

const INDENT = "  ";
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** Puts each field and each element on its own line. */
export function indentJson(json: string): string {
  let text = "";
  let depth = 0;
  let previous = "";
  const newLine = () => `\n${INDENT.repeat(depth)}`;
  for (const [token] of json.matchAll(TOKENS)) {
    const isFirst = previous === "{" || previous === "[";
    if (token === "}" || token === "]") {
      depth = Math.max(0, depth - 1);
      text += isFirst ? token : newLine() + token;
    } else {
      if (isFirst) text += newLine();
      text += token;
    }
    if (token === "{" || token === "[") depth++;
    else if (token === ",") text += newLine();
    else if (token === ":") text += " ";
    previous = token;
  }
  return text;
}
