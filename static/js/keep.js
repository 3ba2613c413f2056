// Keeps what was typed: forms with data-keep-url are posted there, as they stand, every 20 seconds
// when they changed. Files and passwords are never sent. The answer is 204.
const EVERY = 20000;

function typed(form) {
  const fields = new FormData(form);
  for (const input of form.querySelectorAll("input[type=file], input[type=password]")) fields.delete(input.name);
  return new URLSearchParams(fields);
}

function clock(now) {
  return now.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

function keeper(form) {
  const status = form.querySelector("[data-kept]");
  const say = (words) => { if (status) status.textContent = words; };
  let last = typed(form).toString();

  return async function keep(leaving = false) {
    const body = typed(form);
    if (form.dataset.sent || body.toString() === last) return;
    try {
      const answer = await fetch(form.dataset.keepUrl, { method: "POST", body, credentials: "same-origin", keepalive: leaving, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      last = body.toString();
      say(`Saved ${clock(new Date())}`);
    } catch {
      say("Not saved. Your text is still on this page; trying again soon.");
    }
  };
}

export function keepForms() {
  const keepers = Array.from(document.querySelectorAll("form[data-keep-url]"), keeper);
  const keepAll = (leaving) => Promise.all(keepers.map((keep) => keep(leaving)));
  if (keepers.length) {
    setInterval(keepAll, EVERY, false);
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keepAll(true); });
  }
  return keepAll;
}
