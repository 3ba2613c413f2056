// The editor of a part of a report: buttons that put an author's marks, a count of words, pasted text as marks.
// Without scripts the same marks are typed and the server does the rest.
import { marksOf } from "./pasted-marks.js";

const BUTTONS = [
  ["Heading", (area) => lines(area, (line) => (/^#{1,6} /.test(line) ? line.replace(/^#{1,6} /, "") : `## ${line || "Heading"}`))],
  ["Bold", (area) => wrap(area, "**", "bold words")],
  ["Italics", (area) => wrap(area, "*", "words in italics")],
  ["List", (area) => lines(area, (line) => toggled(line, /^ *- /, "- "))],
  ["Numbered list", (area) => lines(area, (line, n) => toggled(line, /^ *\d+\. /, `${n + 1}. `))],
  ["Quote", (area) => lines(area, (line) => toggled(line, /^> ?/, "> "))],
  ["Link", (area) => link(area)],
  ["Table", (area) => put(area, area.selectionEnd, area.selectionEnd, apart(area, TABLE), TABLE.indexOf("Year"), 4)],
];
const TABLE = "| Year | Children |\n| --- | --- |\n| 2025 | 0 |\n| 2026 | 0 |";

const toggled = (line, mark, begin) => (mark.test(line) ? line.replace(mark, "") : begin + line);

// Replaces a stretch so that the browser's Undo knows of it, then selects ``length`` letters from ``from`` in it.
function put(area, start, end, text, from = text.length, length = 0) {
  area.focus();
  area.setSelectionRange(start, end);
  const before = area.value.length;
  if (!document.execCommand("insertText", false, text) || area.value.length !== before - (end - start) + text.length) {
    area.setRangeText(text, start, end, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const shift = text.length - text.trimStart().length;
  const place = start + from + (length ? shift : 0);
  area.setSelectionRange(place, place + length);
}

function apart(area, text) {
  const [before, after] = [area.value.slice(0, area.selectionEnd), area.value.slice(area.selectionEnd)];
  const gap = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  return `${gap}${text}${!after || after.startsWith("\n\n") ? "\n" : "\n\n"}`;
}

function wrap(area, mark, instead) {
  const chosen = area.value.slice(area.selectionStart, area.selectionEnd);
  const words = chosen.trim() || instead;
  const start = area.selectionStart + (chosen.trim() ? chosen.indexOf(words) : 0);
  const end = chosen.trim() ? start + words.length : area.selectionEnd;
  const marked = words.length > 2 * mark.length && words.startsWith(mark) && words.endsWith(mark);
  const text = marked ? words.slice(mark.length, -mark.length) : mark + words + mark;
  put(area, start, end, text, marked ? 0 : mark.length, marked ? text.length : words.length);
}

function link(area) {
  const words = area.value.slice(area.selectionStart, area.selectionEnd).trim() || "words of the link";
  put(area, area.selectionStart, area.selectionEnd, `[${words}](https://)`, words.length + 3, "https://".length);
}

function lines(area, change) {
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const found = area.value.indexOf("\n", Math.max(area.selectionStart, area.selectionEnd - 1));
  const end = found < 0 ? area.value.length : found;
  const text = area.value.slice(start, end).split("\n").map(change).join("\n");
  put(area, start, end, text);
}

function toolbar(area) {
  const bar = document.createElement("div");
  bar.className = "app-toolbar";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Marks for the words that you select");
  for (const [title, act] of BUTTONS) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "app-toolbar__button";
    button.textContent = title;
    button.setAttribute("aria-controls", area.id);
    button.addEventListener("click", () => act(area));
    bar.append(button);
  }
  area.before(bar);
}

function note(area) {
  const line = document.createElement("p");
  line.className = "govuk-hint app-editor__count";
  const said = document.createElement("p");
  said.className = "govuk-hint";
  said.setAttribute("role", "status");
  area.after(line, said);
  return { line, said };
}

function counted(text, most) {
  const words = text.replace(/^ *\d+\. /gm, "").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const number = words.toLocaleString("en-GB");
  const over = words > most ? `. A part takes up to ${most.toLocaleString("en-GB")}: divide it` : "";
  return `${number} word${words === 1 ? "" : "s"}${over}`;
}

for (const editor of document.querySelectorAll("[data-editor]")) {
  const area = editor.querySelector("textarea");
  toolbar(area);
  const { line, said } = note(area);
  const count = () => { line.textContent = counted(area.value, Number(editor.dataset.mostWords)); };
  area.addEventListener("input", count);
  area.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html");
    if (!html) return;
    const { text, pictures } = marksOf(html);
    if (!text) return;
    event.preventDefault();
    put(area, area.selectionStart, area.selectionEnd, text);
    const left = pictures ? ` ${pictures === 1 ? "A picture was" : `${pictures} pictures were`} left out: say in words what it shows.` : "";
    said.textContent = `Pasted as plain text with marks.${left}`;
  });
  count();
}
