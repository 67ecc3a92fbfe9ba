// The page that proves a sentence, beside the answer where there is room, over it where there is not.
//
// The address names the source (#kalla-3): it can be mailed, and back closes the page. Without this file the same
// links lead to the list of sources and to pages of their own.

import { isPlain } from "./clicks.js";

const WIDE = window.matchMedia("(min-width: 64rem)");
const SOURCE = /^#kalla-(\d+)$/;
const PAGE = /^\/documents\/[^/]+\/pages\/\d+$/;

const panel = document.getElementById("bevis");
const part = (name) => panel.querySelector(`.panel-${name}`);
let shown = null; // { item, links, index }: the entry in the list of sources, its pages, which of them
let opener = null; // where the focus was
let latest = null; // the request under way
let search = location.search; // what the answer on the page was asked by

const linksOf = (item) => [...item.querySelectorAll("a.place")];

// --- what the panel shows ---

// Not scrollIntoView: it would move the answer too.
const scrollToMark = () => {
  const body = part("body");
  const mark = body.querySelector("#markerat");
  const frame = mark && mark.closest("figure");
  const top = mark ? mark.getBoundingClientRect().top - body.getBoundingClientRect().top + body.scrollTop : 0;
  body.scrollTo({ top: frame ? top : top - body.clientHeight / 4, behavior: "instant" });
  if (frame) frame.scrollTo({ left: mark.getBoundingClientRect().left - frame.getBoundingClientRect().left - frame.clientWidth / 4, behavior: "instant" });
};

const empty = () => {
  part("title").textContent = "";
  part("top").replaceChildren();
  part("body").replaceChildren();
};

const say = (text, ...more) => part("state").replaceChildren(text, ...more);

const fail = (address) => {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = part("own").textContent;
  empty();
  say(`${navigator.onLine ? panel.dataset.failed : panel.dataset.offline} `, link);
};

const fetchPage = async (address, signal) => {
  const response = await fetch(address, { signal, headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector(".proof") || page.querySelector("main > *");
};

const load = async (address) => {
  if (latest) latest.abort();
  const mine = latest = new AbortController();
  part("own").href = address;
  say(panel.dataset.loading);
  try {
    const page = await fetchPage(address, mine.signal);
    if (!page) throw new Error("no page");
    part("body").replaceChildren(document.importNode(page, true));
    part("top").replaceChildren(...part("body").querySelectorAll(".proof-head"));
    part("title").textContent = page.dataset.title || "";
    say("");
    prepareProof(part("body"));
    scrollToMark();
  } catch (error) {
    if (error.name !== "AbortError") fail(address);
  }
};

const showParts = () => {
  const { links, index } = shown;
  const nodes = links.length < 2 ? [] : links.map((link, at) => {
    const one = document.createElement(at === index ? "strong" : "a");
    if (at !== index) one.href = link.href;
    one.dataset.part = at;
    one.textContent = panel.dataset.part.replace("%n", at + 1).replace("%c", links.length);
    return one;
  });
  part("parts").replaceChildren(...nodes.flatMap((node) => [node, " "]));
};

const markNotes = () => {
  for (const note of document.querySelectorAll(".note[aria-current], .sources [aria-current]")) note.removeAttribute("aria-current");
  if (!shown) return;
  shown.item.setAttribute("aria-current", "true");
  for (const note of document.querySelectorAll(`.note[href="#${shown.item.id}"]`)) note.setAttribute("aria-current", "true");
};

// --- opening and closing ---

// Makes or takes back the room beside the answer; what one looked at stays where it was on the screen.
const place = (looked) => {
  const before = looked && looked.getBoundingClientRect().top;
  document.documentElement.classList.toggle("beside", WIDE.matches && panel.open);
  if (looked) window.scrollBy({ top: looked.getBoundingClientRect().top - before, behavior: "instant" });
};

const open = () => {
  if (!panel.open) {
    if (WIDE.matches) panel.show();
    else panel.showModal();
  }
  place(opener);
};

const show = (item, index = 0) => {
  const links = linksOf(item);
  if (!links[index]) return;
  if (!panel.open && !panel.contains(document.activeElement)) opener = document.activeElement;
  shown = { item, links, index };
  part("number").textContent = item.value;
  empty();
  open();
  showParts();
  markNotes();
  document.getElementById("bevis-rubrik").focus({ preventScroll: true });
  load(links[index].href);
};

const hide = () => {
  if (!panel.open) return;
  if (latest) latest.abort();
  const back = opener;
  shown = opener = null;
  panel.close();
  place(back && back.isConnected ? back : null);
  markNotes();
  if (back && back.isConnected) back.focus({ preventScroll: true });
};

// Closing goes one step back where opening went one forward, else only takes the source out of the address.
const close = () => {
  if (history.state && history.state.proof) history.back();
  else {
    history.replaceState(null, "", location.pathname + location.search);
    hide();
  }
};

const followAddress = () => {
  const named = SOURCE.exec(location.hash);
  const item = named && document.getElementById(`kalla-${named[1]}`);
  if (item) {
    if (!shown || shown.item !== item) show(item);
  } else hide();
};

const choose = (link) => {
  const answer = link.closest("article") || document;
  const item = link.closest(".sources li") || answer.querySelector(`[id="${link.hash.slice(1)}"]`);
  if (!item) return false;
  const index = Math.max(0, linksOf(item).indexOf(link));
  opener = link;
  const state = { proof: true };
  if (panel.open) history.replaceState(history.state, "", `#${item.id}`);
  else history.pushState(state, "", `#${item.id}`);
  show(item, index);
  return true;
};

const watch = () => {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.note, .sources a.place");
    if (link && isPlain(event) && choose(link)) event.preventDefault();
  });
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !isPlain(event) || link.classList.contains("panel-own")) return;
    const address = new URL(link.href);
    if (address.origin !== location.origin || !PAGE.test(address.pathname)) return;
    event.preventDefault();
    if (link.dataset.part) show(shown.item, Number(link.dataset.part));
    else turn(link);
  });
  part("close").addEventListener("click", close);
  panel.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.open && !panel.matches(":modal") && !event.defaultPrevented) close();
  });
  window.addEventListener("popstate", () => {
    if (location.search === search) followAddress();
    else hide(); // another answer is on its way, with sources of its own
  });
  WIDE.addEventListener("change", () => {
    if (!panel.open) return;
    panel.close();
    open();
  });
  document.addEventListener("answered", () => {
    search = location.search;
    followAddress();
  });
};

// Previous and next stay where the focus was, so that one can turn several pages.
const turn = async (link) => {
  const way = link.rel;
  await load(link.href);
  const again = way && part("top").querySelector(`a[rel="${way}"]`);
  const count = part("top").querySelector(".pages span");
  if (count) say(count.textContent);
  (again || document.getElementById("bevis-rubrik")).focus({ preventScroll: true });
};

// --- a proof on any page: copying its address, telling of a picture that did not come ---

const copy = async (button) => {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy"); // addresses without https have no clipboard
  }
  button.textContent = button.dataset.done;
};

function prepareProof(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  const picture = root.querySelector("figure.page img");
  if (!picture) return;
  const missing = () => {
    picture.closest("figure").hidden = true;
    root.querySelector(".no-image").textContent = root.querySelector(".no-image").dataset.text;
  };
  picture.addEventListener("error", missing);
  if (picture.complete && !picture.naturalWidth) missing();
}

if (panel && panel.showModal) {
  watch();
  followAddress();
}
prepareProof(document);
