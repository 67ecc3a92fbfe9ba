// The questions asked in this tab, and the unit one belongs to. Both stay in the browser, until they are forgotten.

const CONVERSATION = "roda.conversation";
const LIMITS = "roda.limits";
const MOST = 20;
const OPEN = 3; // more are folded, so that the answer stays near the field

function kept(storage, key, otherwise) {
  try {
    return JSON.parse(storage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise; // no storage in this browser, or somebody else wrote there
  }
}

function keep(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Full, or not allowed: the conversation is then as long as the page.
  }
}

function questions() {
  const found = kept(sessionStorage, CONVERSATION, []);
  return Array.isArray(found) ? found.filter((one) => one && typeof one.question === "string") : [];
}

/** Add a question with its address to the conversation, the newest last, none twice. */
export function remember(question, address) {
  const others = questions().filter((one) => one.address !== address);
  keep(sessionStorage, CONVERSATION, [...others, { question, address }].slice(-MOST));
}

/** Show the questions before the one that is answered now. */
export function list(now) {
  const place = document.getElementById("samtal");
  if (!place) return;
  const earlier = questions().filter((one) => one.address !== now && String(one.address).startsWith("/?"));
  place.hidden = !earlier.length;
  place.querySelector("details").open = earlier.length <= OPEN;
  place.querySelector(".count").textContent = earlier.length;
  place.querySelector("ol").replaceChildren(...earlier.map(({ question, address }) => {
    const link = Object.assign(document.createElement("a"), { href: address, textContent: question });
    const row = document.createElement("li");
    row.append(link);
    return row;
  }));
}

/** Forget the conversation and the limits that were chosen. */
export function forget() {
  try {
    sessionStorage.removeItem(CONVERSATION);
    localStorage.removeItem(LIMITS);
  } catch {
    // No storage: there is nothing to forget.
  }
}

/** Keep the kommun and the unit that were chosen for the next visit. */
export function keepLimits(kommun, organ) {
  keep(localStorage, LIMITS, { kommun, organ });
}

/** Return the kommun and the unit that were chosen last. */
export function keptLimits() {
  return kept(localStorage, LIMITS, {});
}
