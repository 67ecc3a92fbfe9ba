// Everything works without these: they ask without loading the page anew, explain words in place, copy, and remember.

import "./ask.js";
import "./copy.js";
import "./proof.js";
import "./terms.js";
import { keepFolding } from "./folding.js";

keepFolding();
