// Enhancement only: every page works without it.
import { initAll } from "../vendor/govuk/govuk-frontend.min.js";
import { keepForms } from "./keep.js";
import { sendOnce } from "./once.js";
import { watchTime } from "./time-out.js";

initAll();
sendOnce();
const keepNow = keepForms();
watchTime(keepNow);
