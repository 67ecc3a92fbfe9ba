// Buttons that open or fold every group of a long answer at once.

const SELECTOR = "details.group";

const button = (label, open, section) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "plain";
  made.textContent = label;
  made.addEventListener("click", () => {
    for (const group of section.querySelectorAll(SELECTOR)) group.open = open;
  });
  return made;
};

/** Add the buttons to each section of an answer with two folded groups or more. */
const addFolding = (answer) => {
  for (const section of answer.querySelectorAll(".found")) {
    if (section.querySelectorAll(SELECTOR).length < 2 || section.querySelector(".fold-all")) continue;
    const row = document.createElement("div");
    row.className = "fold-all";
    row.append(button(section.dataset.openAll, true, section), button(section.dataset.closeAll, false, section));
    const heading = section.querySelector(":scope > h3");
    if (heading) heading.after(row);
    else section.prepend(row);
  }
};

/** Open whatever is folded before the page is printed: paper cannot be unfolded. */
const openAll = () => {
  for (const group of document.querySelectorAll(SELECTOR)) group.open = true;
};

/** Keep the buttons on whatever answer the page shows. */
export const keepFolding = () => {
  const main = document.querySelector("main");
  if (!main) return;
  addFolding(main);
  window.addEventListener("beforeprint", openAll);
  new MutationObserver(() => addFolding(main)).observe(main, { childList: true, subtree: true });
};
