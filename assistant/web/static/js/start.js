// Asks without loading the whole page again. Everything works without this file.
"use strict";

import "./feedback.js";

(() => {
  const form = document.querySelector("form.ask");
  if (!form || !window.fetch || !window.DOMParser) return;
  let latest = null;
  let shown = location.search;

  const say = (text) => { document.getElementById("lage").textContent = text; };

  const show = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const answer = page.getElementById("svar");
    if (!answer) throw new Error("no answer in the page");
    document.getElementById("svar").replaceWith(document.importNode(answer, true));
    document.title = page.title;
    const context = page.querySelector("form.ask [name=context]");
    form.elements.context.value = context ? context.value : "";
    const heading = page.querySelector("h1");
    if (heading) document.querySelector("h1").className = heading.className;
    const other = page.querySelector(".switch");
    if (other) document.querySelector(".switch").setAttribute("href", other.getAttribute("href"));
  };

  const load = async (address, { focus }) => {
    if (latest) latest.abort();
    shown = new URL(address, location.href).search;
    const mine = latest = new AbortController();
    say(form.dataset.searching);
    try {
      const response = await fetch(address, { signal: mine.signal, headers: { Accept: "text/html" } });
      show(await response.text());
      say("");
      if (focus) document.getElementById("svar").focus();
    } catch (error) {
      if (error.name !== "AbortError") say(form.dataset.failed);
    }
  };

  const fill = (address) => {
    const asked = new URL(address, location.href).searchParams;
    for (const name of ["q", "kommun", "organ", "period"]) form.elements[name].value = asked.get(name) || "";
  };

  const ask = (address) => {
    history.pushState(null, "", address);
    load(address, { focus: true });
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = [...new FormData(form)].filter(([, value]) => value.trim());
    ask("/?" + new URLSearchParams(given));
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".examples a, .clarify a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    fill(link.href);
    ask(link.getAttribute("href"));
  });

  // A note leads to its source, which may stand in a folded list.
  window.addEventListener("hashchange", () => {
    const place = document.getElementById(location.hash.slice(1));
    const folded = place && place.closest("details:not([open])");
    if (folded) {
      folded.open = true;
      place.scrollIntoView();
    }
  });

  window.addEventListener("popstate", () => {
    if (location.search === shown) return; // only the place on the page changed
    fill(location.href);
    load(location.href, { focus: false });
  });
})();
