// Asks without loading the page anew: shows each sentence as it is proved, and can be stopped.

import { isPlain } from "./clicks.js";
import { forget, keepLimits, keptLimits, list, remember } from "./conversation.js";
import { eventsOf } from "./events.js";

const FIELDS = ["q", "kommun", "organ", "period"];
let latest = null;
let shown = location.search;

const form = () => document.querySelector("form.ask");
const answer = () => document.getElementById("svar");
const words = () => form().dataset;

function say(text) {
  document.getElementById("lage").textContent = text;
}

function element(name, properties, ...inside) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
}

function fill(address) {
  const asked = new URL(address, location.href).searchParams;
  for (const name of [...FIELDS, "context"]) {
    const field = form().elements[name];
    const value = asked.get(name) ?? "";
    if (field.tagName === "SELECT" && value && ![...field.options].some((one) => one.value === value)) {
      field.append(new Option(value, value));
    }
    field.value = value;
  }
}

/** Put an answer, or what stands for it, in place of the last. */
function place(article, { focus = false } = {}) {
  answer().replaceWith(article);
  document.querySelector("h1").className = "quiet";
  document.dispatchEvent(new CustomEvent("answered"));
  if (focus) article.focus({ preventScroll: true });
}

/** Bring what is asked into view, with what is told of the search above it, where the page does not show it already. */
function show(article) {
  const { top } = article.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) document.querySelector(".status").scrollIntoView();
}

/** Show the question at once, and what is said as it comes. */
function begun(question) {
  const said = element("div", { className: "said", role: "log" });
  const article = element(
    "article",
    { id: "svar", tabIndex: -1, className: "begun" },
    element("h2", { id: "fragan", textContent: question }),
    said,
  );
  article.setAttribute("aria-busy", "true");
  place(article);
  show(article);
  return said;
}

/** Return the answer's part of the page that the service made. */
function madePart(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return document.importNode(page.getElementById("svar"), true);
}

/** Say that the answer is not whole, with a button that asks again. What was shown stays. */
function endWith(said, text, address) {
  const again = element("button", { type: "button", className: "plain", textContent: words().retry });
  again.addEventListener("click", () => ask(address));
  said.parentElement.removeAttribute("aria-busy");
  said.parentElement.append(element("p", { className: "warning", textContent: text }), again);
  say(text);
}

function body(address) {
  const asked = new URL(address, location.href).searchParams;
  const given = { question: asked.get("q") };
  for (const name of ["kommun", "organ", "period", "context"]) given[name] = asked.get(name) || null;
  return JSON.stringify(given);
}

/** Follow the stream of an answer to its end; returns the words that tell why it has none, else null. */
async function follow(response, said, address, focus) {
  for await (const { name, data } of eventsOf(response)) {
    if (name === "searching") {
      say(words().searchingIn.replace("{documents}", data.documents));
    } else if (name === "model") {
      say(words().modelWrites.replace("{model}", data.name));
    } else if (name === "sentence") {
      said.append(element("p", { className: data.proof, textContent: data.text }));
    } else if (name === "error") {
      return data.detail;
    } else if (name === "page") {
      place(madePart(data.html), { focus });
      form().elements.context.value = data.context;
      form().dataset.answered = form().elements.q.value;
      remember(form().elements.q.value, address);
      list(address);
      say(words().done);
      return null;
    }
  }
  return words().brokeOff;
}

async function load(address, { focus }) {
  latest?.abort();
  const mine = latest = new AbortController();
  shown = new URL(address, location.href).search;
  list(address);
  const stop = document.getElementById("stoppa");
  const said = begun(form().elements.q.value);
  document.title = document.title.replace(/^(.* – )?/, `${form().elements.q.value.slice(0, 80)} – `);
  switchLanguage(address);
  say(words().searching);
  stop.hidden = false;
  try {
    const response = await fetch(`/ask/stream${document.documentElement.lang === "en" ? "?lang=en" : ""}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: body(address),
      signal: mine.signal,
    });
    const problem = response.ok
      ? await follow(response, said, address, focus)
      : (await response.json()).detail;
    if (problem) endWith(said, problem, address);
  } catch (error) {
    if (mine === latest) endWith(said, error.name === "AbortError" ? words().stopped : words().brokeOff, address);
  }
  if (mine === latest) stop.hidden = true;
}

function switchLanguage(address) {
  const link = document.querySelector(".switch");
  const other = new URL(address, location.href);
  if (document.documentElement.lang === "en") other.searchParams.delete("lang");
  else other.searchParams.set("lang", "en");
  link.setAttribute("href", other.pathname + other.search);
}

function ask(address) {
  history.pushState(null, "", address);
  load(address, { focus: true });
}

/** Show a page that is no answer: the first one, when somebody goes back to it. */
async function open(address) {
  latest?.abort();
  shown = new URL(address, location.href).search;
  try {
    const response = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    document.querySelector("main").replaceChildren(...document.importNode(page.querySelector("main"), true).childNodes);
    document.title = page.title;
    list(null);
  } catch {
    location.assign(address);
  }
}

function submitted(event) {
  if (!event.target.matches("form.ask")) return;
  event.preventDefault();
  const fields = form().elements;
  if (!fields.q.value.trim()) return;
  if (fields.q.value === words().answered) fields.context.value = ""; // the same question again follows up nothing
  keepLimits(fields.kommun.value, fields.organ.value);
  const given = [...new FormData(form())].filter(([, value]) => value.trim());
  ask(`/?${new URLSearchParams(given)}`);
}

function clicked(event) {
  if (event.target.closest("#stoppa")) {
    latest?.abort();
    return;
  }
  if (event.target.closest("#samtal button")) {
    forget();
    say(document.getElementById("samtal").dataset.forgotten);
    for (const name of [...FIELDS, "context"]) form().elements[name].value = "";
    list(null);
    form().elements.q.focus();
    return;
  }
  const link = event.target.closest(".examples a, .clarify a, #samtal a");
  if (!link || !form() || !isPlain(event)) return;
  event.preventDefault();
  fill(link.href);
  ask(link.getAttribute("href"));
}

// A note leads to its source, which may stand in a folded list.
function unfold() {
  const found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = found?.closest("details:not([open])");
  if (folded) {
    folded.open = true;
    found.scrollIntoView();
  }
}

function moved() {
  if (location.search === shown) return; // only the place on the page changed
  if (!new URLSearchParams(location.search).get("q")) {
    open(location.href);
    return;
  }
  fill(location.href);
  load(location.pathname + location.search, { focus: false });
}

function start() {
  if (!form()) return;
  const asked = new URLSearchParams(location.search);
  const address = location.pathname + location.search;
  if (document.querySelector("article#svar")) {
    form().dataset.answered = asked.get("q");
    remember(asked.get("q"), address);
    list(address);
  } else {
    list(null);
    const { kommun, organ } = keptLimits();
    for (const [name, value] of [["kommun", kommun], ["organ", organ]]) {
      const field = form().elements[name];
      if (!asked.has(name) && [...field.options].some((one) => one.value === value)) field.value = value;
    }
  }
  document.addEventListener("submit", submitted);
  document.addEventListener("click", clicked);
  document.addEventListener("focusin", (event) => {
    if (event.target.id === "q") event.target.select(); // typing puts the next question in place of the last
  });
  window.addEventListener("hashchange", unfold);
  window.addEventListener("popstate", moved);
}

start();
