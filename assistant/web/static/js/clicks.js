// Which clicks are ours: not those by which a browser opens a link elsewhere.

/** Say whether a click is the main button's, with no key held. */
export const isPlain = (event) =>
  !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
