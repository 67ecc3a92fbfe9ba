// Everything works without these: they ask without loading the page anew, and remember the conversation in this tab.

import "./ask.js";
import "./copy.js";
import "./terms.js";
