// Sends whether an answer helped, and thanks in place. Without this file a page of its own thanks.

const send = async (form, pressed) => {
  const fields = new URLSearchParams(new FormData(form));
  if (pressed) fields.set(pressed.name, pressed.value);
  const response = await fetch(form.action, { method: "POST", body: fields, headers: { Accept: "application/json" } });
  const told = await response.json();
  return { kept: response.ok, text: response.ok ? told.said : told.detail };
};

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form.helped");
  if (!form) return;
  event.preventDefault();
  if (form.dataset.sending) return; // pressed twice
  form.dataset.sending = "yes";
  const place = form.parentElement.querySelector(".feedback-said");
  place.textContent = "";
  try {
    const { kept, text } = await send(form, event.submitter);
    form.hidden = kept;
    place.classList.toggle("warning", !kept);
    place.textContent = text;
    if (kept) place.focus(); // the button that had the focus is gone
  } catch {
    place.textContent = form.dataset.failed;
  }
  delete form.dataset.sending;
});
