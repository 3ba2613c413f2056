// The minute-taker's screen: each piece is saved shortly after typing stops. What the portal has not
// taken yet stays in this tab's session storage and is sent when it can be; it goes when the tab is
// closed, when it is saved and at sign-out, so that nothing stays on a shared computer.
const QUIET = 900;
const RETRY = 4000;
const LOOK = 20000;

const root = document.querySelector("[data-minuting]");
const PREFIX = `minutes:${root.dataset.person}:`;
const OFFLINE = "Not saved: no connection. What you typed is kept on this computer and will be sent.";
const SIGNED_OUT = "Not saved: you have been signed out. What you typed is kept on this computer. Sign in again in this tab, and it will be sent.";
const status = root.querySelector("[data-minutes-status]");
const also = root.querySelector("[data-also]");
const pieces = new Map();
root.classList.add("app-minuting--live");

class SignedOut extends Error {}

// Session storage may be switched off: then the text is on the page alone.
const box = {
  read(key) { try { return JSON.parse(sessionStorage.getItem(PREFIX + key)); } catch { return null; } },
  write(key, value) { try { sessionStorage.setItem(PREFIX + key, JSON.stringify(value)); } catch { /* kept on the page */ } },
  drop(key) { try { sessionStorage.removeItem(PREFIX + key); } catch { /* nothing was kept */ } },
  clear(others = false) {
    try {
      for (const key of Object.keys(sessionStorage)) {
        if (key.startsWith("minutes:") && key.startsWith(PREFIX) !== others) sessionStorage.removeItem(key);
      }
    } catch { /* nothing was kept */ }
  },
};
box.clear(true); // what somebody else left in this tab

function say(words) { if (status.textContent !== words) status.textContent = words; }

function unsaved() { return [...pieces.values()].some((piece) => piece.waits || piece.refused); }

async function send(url, body, options = {}) {
  const answer = await fetch(url, { headers: { Accept: "application/json" }, credentials: "same-origin", redirect: "manual", body, ...options });
  if (answer.type === "opaqueredirect" || answer.status === 403) throw new SignedOut();
  if (answer.status >= 500) throw new Error(String(answer.status));
  return { code: answer.status, facts: await answer.json() };
}

function show(facts) {
  if (facts.also !== undefined) also.textContent = facts.also;
  const quorum = root.querySelector("[data-quorum]");
  if (facts.quorum && quorum && quorum.textContent.trim() !== facts.quorum.words) quorum.textContent = facts.quorum.words;
}

function fields(form) { return [...form.querySelectorAll("input[name], textarea[name], select[name]")].filter((one) => one.type !== "hidden"); }

function valueOf(form, name) {
  const found = fields(form).filter((one) => one.name === name);
  return found[0]?.type === "radio" ? found.find((one) => one.checked)?.value ?? "" : found[0]?.value ?? "";
}

function put(form, name, value) {
  for (const one of fields(form).filter((each) => each.name === name)) {
    if (one.type === "radio") one.checked = one.value === value;
    else if (one.type === "checkbox") one.checked = value === true;
    else if (one.value !== value) one.value = value;
  }
}

// An item, or the answer to a question
class Unit {
  constructor(form) {
    this.form = form;
    this.key = form.dataset.unit;
    this.version = form.elements.version;
    this.words = form.querySelector("[data-unit-status]");
    this.typed = {};
    this.busy = null;
    this.restore();
    form.addEventListener("input", (event) => this.take(event.target));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.flush(event.submitter?.name === "choice" ? event.submitter.value : "");
    });
  }

  get waits() { return Object.keys(this.typed).length > 0 && !this.conflict && !this.refused; }

  get conflict() { return this.form.querySelector("[data-both]"); }

  restore() {
    const kept = box.read(this.key);
    if (!kept || this.conflict) return;
    this.version.value = kept.version;
    this.typed = kept.typed;
    for (const [name, value] of Object.entries(kept.typed)) put(this.form, name, value);
    this.soon();
  }

  take(input) {
    this.refused = false;
    this.typed[input.name] = valueOf(this.form, input.name);
    box.write(this.key, { version: this.version.value, typed: this.typed });
    this.soon();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), QUIET);
  }

  async flush(choice = "") {
    clearTimeout(this.timer);
    if (this.busy) await this.busy;
    if (!choice && !this.waits) return;
    this.busy = attempt(() => this.deliver(choice)).finally(() => { this.busy = null; });
    await this.busy;
  }

  async deliver(choice) {
    const sent = choice ? Object.fromEntries([...new Set(fields(this.form).map((one) => one.name))].map((name) => [name, valueOf(this.form, name)])) : { ...this.typed };
    const body = new FormData();
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    body.set("version", this.version.value);
    if (choice) body.set("choice", choice);
    for (const [name, value] of Object.entries(sent)) body.set(name, value);
    const { code, facts } = await send(this.form.action, body, { method: "POST" });
    if (code === 409) this.showBoth(facts);
    else if (code === 422) this.refuse(facts);
    else this.saved(facts, sent);
  }

  saved(facts, sent) {
    this.conflict?.remove();
    this.version.value = facts.version;
    for (const [name, value] of Object.entries(sent)) {
      if (this.typed[name] === undefined || this.typed[name] === value) delete this.typed[name];
    }
    this.follow(facts.values);
    if (Object.keys(this.typed).length) box.write(this.key, { version: this.version.value, typed: this.typed });
    else box.drop(this.key);
    this.words.textContent = facts.saved;
    say(facts.saved);
    show(facts);
  }

  // What others wrote into fields that nobody touches here.
  follow(values) {
    for (const [name, value] of Object.entries(values)) {
      if (this.typed[name] === undefined && document.activeElement?.name !== name) put(this.form, name, value);
    }
  }

  look({ version, values }) {
    if (this.waits || this.busy || this.conflict || String(version) === this.version.value || this.form.contains(document.activeElement)) return;
    this.version.value = version;
    this.follow(values);
  }

  showBoth({ version, both }) {
    this.version.value = version;
    this.version.insertAdjacentHTML("afterend", both);
    this.words.textContent = "Not saved yet: choose what to keep.";
    say("Somebody else has changed the same words. Choose what to keep.");
    this.form.scrollIntoView({ block: "nearest" });
  }

  // A rule is against it: it is not tried again until somebody types on.
  refuse({ reasons }) {
    this.refused = true;
    this.words.textContent = reasons.join(" ");
    say(`Not saved. ${reasons.join(" ")} What you typed is kept on this page.`);
    throw new Refusal();
  }
}

class Refusal extends Error {}

// A member's line in the list of attendance
class Mark {
  constructor(form, row) {
    this.form = form;
    this.row = row;
    this.words = row.querySelector("[data-row-status]");
    this.waits = false;
    row.addEventListener("change", () => { this.waits = true; this.flush(); });
  }

  async flush() {
    if (!this.waits) return;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    for (const one of this.row.querySelectorAll("select, input")) body.set(one.name, one.value);
    await attempt(async () => {
      const { code, facts } = await send(this.form.action, body, { method: "POST" });
      this.waits = false;
      this.words.textContent = code === 422 ? facts.reasons.join(" ") : "";
      if (code === 422) { say(facts.reasons.join(" ")); return; }
      this.row.querySelector("input[type=hidden]").value = "";
      show(facts);
      say(facts.saved);
    });
  }
}

async function attempt(work) {
  try {
    await work();
    return true;
  } catch (problem) {
    if (!(problem instanceof Refusal)) say(problem instanceof SignedOut ? SIGNED_OUT : OFFLINE);
    return false;
  }
}

async function flushAll() {
  for (const piece of pieces.values()) if (piece.waits) await piece.flush();
}

// A form that adds something: it goes as a form, once the portal can be reached. What is typed into it is kept meanwhile.
function watchLine(form) {
  const key = `line:${form.dataset.line}`;
  const kept = box.read(key);
  if (kept && !kept.sent && !form.querySelector(".govuk-error-message")) {
    for (const [name, value] of Object.entries(kept.typed)) put(form, name, value);
    form.closest("details")?.setAttribute("open", "");
  } else box.drop(key);
  form.addEventListener("input", () => {
    const typed = {};
    for (const one of fields(form)) typed[one.name] = one.type === "checkbox" ? one.checked : one.value;
    box.write(key, { typed });
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.dataset.going) return;
    form.dataset.going = "yes";
    await flushAll();
    const reached = await attempt(() => send(root.dataset.stateUrl, undefined));
    if (reached && !unsaved()) {
      box.write(key, { ...box.read(key), sent: true });
      form.submit();
    } else delete form.dataset.going;
  });
}

async function look() {
  if (document.hidden || unsaved()) return;
  await attempt(async () => {
    const { facts } = await send(root.dataset.stateUrl, undefined);
    show(facts);
    for (const [key, unit] of Object.entries(facts.units)) pieces.get(key)?.look(unit);
    if (facts.closed) say("Nothing more can be written here: the minutes have been sent to the chair. Load this page again.");
    else if (status.textContent === OFFLINE || status.textContent === SIGNED_OUT) say("Connected again. Everything is saved.");
  });
}

for (const form of root.querySelectorAll("form[data-unit]")) pieces.set(form.dataset.unit, new Unit(form));
for (const form of root.querySelectorAll("form[data-attendance]")) {
  for (const row of form.querySelectorAll("[data-row]")) pieces.set(`row-${row.dataset.row}`, new Mark(form, row));
}
root.querySelectorAll("form[data-line]").forEach(watchLine);
say("Everything is saved as you type.");
setInterval(() => { if (unsaved()) flushAll(); }, RETRY);
setInterval(look, LOOK);
window.addEventListener("online", flushAll);
window.addEventListener("offline", () => say("No connection. What you type is kept on this computer and will be sent."));
window.addEventListener("beforeunload", (event) => { if (unsaved()) event.preventDefault(); });

// Leaving for good takes everything along; a first try warns when something has not been sent.
const signOut = document.getElementById("sign-out");
signOut?.addEventListener("submit", async (event) => {
  const form = signOut;
  if (form.dataset.leaving || !unsaved()) { box.clear(); return; }
  event.preventDefault();
  form.dataset.leaving = "yes";
  await flushAll();
  if (!unsaved()) { box.clear(); form.submit(); return; }
  say("Something you typed has not been saved. Sign out again to leave without it: it is then removed from this computer.");
});
