// Turns what was copied from Word, Excel or a web page into an author's marks. Nothing of it is drawn or run:
// it is read in a document of its own that belongs to no page. The portal cleans it once more when it is saved.
const UNSEEN = "script, style, template, title, svg, noscript, meta, link";
const BLOCKS = new Set(
  "P DIV SECTION ARTICLE ASIDE HEADER FOOTER MAIN NAV ADDRESS CENTER FORM FIELDSET FIGURE FIGCAPTION DETAILS SUMMARY DL DT DD PRE H1 H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE TABLE HR".split(" "),
);
const WORD_LIST = /mso-list:\s*l\d+\s+level(\d)/i;

const isBlock = (node) => node.nodeType === 1 && BLOCKS.has(node.tagName);
const holdsBlock = (node) => node.nodeType === 1 && [...node.querySelectorAll("*")].some(isBlock);
const isMarker = (node) => /mso-list:\s*ignore/i.test(node.getAttribute?.("style") ?? "");

// Letters that would be read as marks stay letters.
function letters(text) {
  return text.replace(/\s+/g, " ").replace(/[\\*]|(?<!\w)_|_(?!\w)|(?<=\])\(|<(?=[a-z/!?])/gi, "\\$&");
}

function around(text, mark) {
  const [, before, words, after] = text.match(/^(\s*)([^]*?)(\s*)$/);
  return words ? `${before}${mark}${words}${mark}${after}` : text;
}

function inline(node) {
  if (node.nodeType === 3) return letters(node.data);
  if (node.nodeType !== 1 || isMarker(node)) return "";
  if (node.tagName === "BR") return "\n";
  if (node.tagName === "IMG") return node.alt ? ` ${letters(node.alt)} ` : "";
  const text = [...node.childNodes].map(inline).join("");
  const weight = node.style?.fontWeight;
  if (node.matches("b, strong") && weight !== "normal" && weight !== "400") return around(text, "**");
  if (node.matches("i, em") && node.style?.fontStyle !== "normal") return around(text, "*");
  return node.tagName === "A" ? link(node, text) : text;
}

function link(node, text) {
  const address = node.getAttribute("href") ?? "";
  const words = text.trim();
  if (!words || !/^(https?:\/\/|mailto:)\S+$/i.test(address) || words === address) return text;
  return `[${words}](${address.replace(/\(/g, "%28").replace(/\)/g, "%29")})`;
}

// The beginning of a line that would be read as a heading, a list or a quote.
function asLetters(text) {
  return text.replace(/^ *(?:(\d{1,9})(?=[.)](?: |$))|(?=#{1,6}(?: |$)|[-+](?: |$)|>))/gm, (_, number) => (number ? `${number}\\` : "\\"));
}

function tidy(text) {
  return text.split("\n").map((line) => line.trim()).join("\n").trim();
}

const indented = (text, before, rest) => text.split("\n").map((line, n) => (n ? line && rest + line : before + line)).join("\n");

function blocksOf(node) {
  const found = [];
  let line = "";
  const flush = () => {
    if (tidy(line)) found.push(asLetters(tidy(line)));
    line = "";
  };
  for (const child of node.childNodes) {
    if (!isBlock(child) && !holdsBlock(child)) { line += inline(child); continue; }
    flush();
    found.push(...(isBlock(child) ? block(child) : blocksOf(child)));
  }
  flush();
  return found;
}

function block(node) {
  const heading = node.tagName.match(/^H([1-6])$/);
  if (heading) {
    const words = tidy(inline(node)).replace(/\n/g, " ");
    return words ? [`${"#".repeat(Math.max(2, Number(heading[1])))} ${words}`] : [];
  }
  if (node.matches("ul, ol")) return [list(node)].filter(Boolean);
  if (node.tagName === "BLOCKQUOTE") return blocksOf(node).map((text) => indented(text, "> ", "> "));
  if (node.tagName === "TABLE") return table(node);
  const level = (node.getAttribute("style") ?? "").match(WORD_LIST);
  if (level) return [wordItem(node, Number(level[1]))].filter(Boolean);
  return blocksOf(node);
}

function list(node) {
  const numbered = node.tagName === "OL";
  let number = numbered ? node.start || 1 : 0;
  return [...node.children].map((item) => {
    const text = item.matches("ul, ol") ? list(item) : blocksOf(item).join("\n");
    if (!text) return "";
    if (item.matches("ul, ol")) return indented(text, "    ", "    ");
    const before = numbered ? `${number++}. ` : "- ";
    return indented(text, before, "    ");
  }).filter(Boolean).join("\n");
}

// An entry of a list in Word is a paragraph that says how deep it is.
function wordItem(node, level) {
  const marker = [...node.querySelectorAll("span")].find(isMarker)?.textContent.trim() ?? "";
  const words = tidy(inline(node));
  const number = marker.match(/^(\d{1,3})[.)]$/);
  return words ? `${"    ".repeat(level - 1)}${number ? `${number[1]}.` : "-"} ${words}` : "";
}

function table(node) {
  const rows = [...node.rows].map((row) => [...row.cells].flatMap((cell) => [cellText(cell), ...Array(Math.max(0, cell.colSpan - 1)).fill("")]));
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (!width) return [];
  if (rows.length === 1 && width === 1) return blocksOf(node.rows[0].cells[0]);
  const lines = rows.map((row) => `| ${[...row, ...Array(width - row.length).fill("")].join(" | ")} |`);
  lines.splice(1, 0, `| ${Array(width).fill("---").join(" | ")} |`);
  return [lines.join("\n")];
}

function cellText(cell) {
  const parts = holdsBlock(cell) ? blocksOf(cell).map((text) => text.replace(/^(?:[-#>]|\d+\.)\s+/gm, "")) : [inline(cell)];
  return parts.join(" ").replace(/\s+/g, " ").trim().replace(/\|/g, "\\|");
}

// { text, pictures }: the marks, and how many pictures were left out
export function marksOf(html) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  body.querySelectorAll(UNSEEN).forEach((one) => one.remove());
  const text = blocksOf(body).join("\n\n").replace(/^( *(?:-|\d+\.) .*)\n\n(?= *(?:-|\d+\.) )/gm, "$1\n");
  return { text, pictures: body.querySelectorAll("img").length };
}
