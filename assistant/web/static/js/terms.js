// Shows what a word means beside it. Without this file the word leads to the page of words.

import { isPlain } from "./clicks.js";

const GAP = 8; // pixels between the word and its meaning

const made = (name, text) => {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
};

// One panel for all words, within the page's main part. The browser closes it on Escape or a click beside it.
const panel = (() => {
  const element = document.createElement("div");
  element.className = "meaning";
  element.id = "betydelse";
  element.tabIndex = -1;
  element.setAttribute("popover", "auto");
  element.setAttribute("role", "dialog");
  element.setAttribute("aria-labelledby", "betydelse-ord");
  return element;
})();

let opener = null;

const fill = (word) => {
  const texts = document.querySelector("main").dataset;
  const heading = made("h2", word.dataset.term);
  heading.id = "betydelse-ord";
  const close = made("button", texts.close);
  close.className = "plain";
  close.type = "button";
  close.addEventListener("click", () => panel.hidePopover());
  const more = made("a", texts.more);
  more.href = word.href;
  const ways = document.createElement("p");
  ways.append(close, more);
  ways.lang = document.documentElement.lang;
  panel.lang = word.closest("[lang]").lang;
  panel.replaceChildren(heading, made("p", word.dataset.meaning), ways);
};

// Below the word where there is room, else above it; never outside the screen.
const place = (word) => {
  const at = word.getBoundingClientRect();
  const room = document.documentElement;
  const below = at.bottom + GAP;
  const top = below + panel.offsetHeight <= room.clientHeight ? below : at.top - GAP - panel.offsetHeight;
  const left = Math.min(at.left, room.clientWidth - panel.offsetWidth - GAP);
  panel.style.top = `${Math.max(GAP, Math.min(top, room.clientHeight - panel.offsetHeight - GAP))}px`;
  panel.style.left = `${Math.max(GAP, left)}px`;
};

const show = (word) => {
  fill(word);
  if (!panel.isConnected) document.querySelector("main").append(panel);
  panel.showPopover();
  place(word);
  panel.focus({ preventScroll: true });
  opener = word;
};

// The focus was in the panel, or is nowhere any more: it goes back to the word.
panel.addEventListener("toggle", (event) => {
  if (event.newState !== "closed" || !opener) return;
  const lost = document.activeElement === document.body || panel.contains(document.activeElement);
  if (lost) opener.focus({ preventScroll: true });
  opener = null;
});

if (HTMLElement.prototype.showPopover) {
  document.addEventListener("click", (event) => {
    const word = event.target.closest("a.word");
    if (!word || !isPlain(event)) return;
    event.preventDefault();
    show(word);
  });
  for (const moved of ["scroll", "resize"]) window.addEventListener(moved, () => { if (opener) place(opener); }, { passive: true });
}
