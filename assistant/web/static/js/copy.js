// Copies an answer as text: what is said, what was found, and where it stands.

/** Return an element's text with its notes as [1]; what only serves the page is left out. */
function textOf(element) {
  const copy = element.cloneNode(true);
  for (const note of copy.querySelectorAll(".note")) note.replaceWith(` [${note.textContent.trim()}]`);
  for (const other of copy.querySelectorAll("button, summary, [aria-hidden=true]")) other.remove();
  for (const fact of copy.querySelectorAll(".facts, .tag, .where, .caution")) fact.before(" ");
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function lines(article) {
  const found = [article.querySelector("#fragan").textContent.trim(), ""];
  for (const one of article.querySelectorAll(".said p, .found .goal, .found .organ, .found .items li, .found tr")) {
    const text = one.matches("tr") ? [...one.cells].map(textOf).join("\t") : textOf(one);
    if (text) found.push(one.matches("li") ? `- ${text}` : text);
  }
  found.push("");
  for (const one of article.querySelectorAll(".sources > li")) {
    const link = one.querySelector("a");
    found.push(`[${one.value}] ${textOf(one)}${link ? ` ${link.href}` : ""}`);
  }
  return found.join("\n");
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copied]");
  if (!button) return;
  const told = document.getElementById("lage");
  try {
    await navigator.clipboard.writeText(lines(button.closest("article")));
    told.textContent = button.textContent = button.dataset.copied;
  } catch {
    told.textContent = button.textContent = button.dataset.failed;
  }
});
