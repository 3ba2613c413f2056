// Enhancement only: every page works without it.
import { initAll } from "../vendor/govuk/govuk-frontend.min.js";
import { keepForms } from "./keep.js";
import { lookAgain } from "./look-again.js";
import { sendOnce } from "./once.js";
import { watchTime } from "./time-out.js";

initAll();
// Beside the list a filter stands open; above it, on a narrow screen, it would push the list away.
if (window.matchMedia("(max-width: 61.99rem)").matches) {
  document.querySelectorAll("details[data-fold=narrow]").forEach((panel) => { panel.open = false; });
}
sendOnce();
const keepNow = keepForms();
watchTime(keepNow);
lookAgain();
