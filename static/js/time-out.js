// Warns two minutes before the session ends, in words, and keeps what was typed.
const WARN_SECONDS = 120;

function words(seconds) {
  if (seconds > 90) return "You will be signed out in two minutes.";
  if (seconds > 45) return "You will be signed out in one minute.";
  if (seconds > 20) return "You will be signed out in half a minute.";
  return "You will be signed out in a few seconds.";
}

function token() {
  return document.querySelector("#sign-out input[name=csrfmiddlewaretoken]")?.value ?? "";
}

export function watchTime(keepNow) {
  const minutes = Number(document.body.dataset.idleMinutes);
  const dialog = document.getElementById("time-out");
  if (!minutes || !dialog || !dialog.showModal) return;
  const left = dialog.querySelector("[role=status]");
  const url = document.body.dataset.stayUrl;
  let ends = 0;
  let told = "";

  const restart = () => { ends = Date.now() + minutes * 60000; };
  const stay = async () => {
    try {
      const answer = await fetch(url || window.location.href, {
        method: url ? "POST" : "GET", headers: { "X-CSRFToken": token() }, credentials: "same-origin", redirect: "error",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      restart();
      dialog.close();
    } catch {
      left.textContent = "You have been signed out. Copy what you need, then sign in again.";
    }
  };
  const tick = async () => {
    const seconds = Math.round((ends - Date.now()) / 1000);
    if (seconds > Math.min(WARN_SECONDS, minutes * 30)) {
      if (dialog.open) dialog.close();
      return;
    }
    if (!dialog.open) {
      dialog.showModal();
      await keepNow(false);
    }
    const now = seconds > 0 ? words(seconds) : "You have been signed out. What you had typed is kept. Sign in again to go on.";
    if (now !== told) left.textContent = told = now;
  };

  dialog.querySelector("[data-time-out=stay]").addEventListener("click", stay);
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); stay(); });
  restart();
  setInterval(tick, 1000);
}
