// A page that says how far something is looks again by itself, as its link does. The link stays for everybody else.
export function lookAgain() {
  const place = document.querySelector("[data-look-again]");
  if (!place) return;
  window.setTimeout(() => {
    // Somebody who is on a link or a button is not pulled away from it.
    if (document.activeElement === document.body) window.location.reload();
    else lookAgain();
  }, Number(place.dataset.lookAgain) * 1000);
}
