// Fetched by the loader where a page brings a dataset of its own: reads it, has it checked by the program that the build
// made of the rules for the built-in one, and hands over what the widget reads.

/** So many letters of JSON a dataset may have. */
const MOST = 1_000_000;
/** So long it may take to come, in milliseconds. */
const LONGEST_MS = 30_000;
const WASM = new URL("./%CHECKER_WASM%", import.meta.url).href;

// What readers unfold that is there with any dataset: choosing a date, the list of disputes, the table.
const PANELS = ["details.choose", "details.disputes", "details.data"];

let checker;

const load = async (glue) => {
  const signal = AbortSignal.timeout?.(LONGEST_MS);
  await glue.default({ module_or_path: fetch(WASM, { integrity: "%CHECKER_WASM_HASH%", signal }) });
  return glue;
};

const tooMuch = (size) => new Error(`the dataset has ${size} letters; expected ${MOST} at most`);

const named = (address) => `data-src="${address.slice(0, 60)}"`;

/** What is at an address, unless that takes for ever. */
const fetched = async (given, base, isFromHere, signal) => {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, LONGEST_MS);
  signal.addEventListener("abort", stop);
  try {
    return await fetchedWithin(given, base, isFromHere, limit.signal);
  } catch (error) {
    if (!limit.signal.aborted) throw error;
    throw new Error(`${named(given)} has not come within ${LONGEST_MS / 1000} seconds`);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
};

/** What is at an address, but no more of it than a dataset may have. */
const fetchedWithin = async (given, base, isFromHere, signal) => {
  const what = named(given);
  let address;
  try {
    // An empty one would be that of the page.
    address = new URL(given.trim() || "//", base);
  } catch {
    throw new Error(`${what} is no address; expected that of a file with a dataset`);
  }
  if (isFromHere && address.origin !== location.origin) {
    const expected = "an address on the host of embed.html";
    throw Object.assign(new Error(`${what} was refused; expected ${expected}`), { told: { value: given, expected } });
  }
  const redirect = isFromHere ? "error" : "follow";
  const answer = await fetch(address, { credentials: "same-origin", redirect, signal }).catch((error) => {
    const why = "nobody is there, the page's policy forbids it, or the host does not let other hosts' pages have it";
    throw new Error(`${address} cannot be had: ${why} (${error.message})`);
  });
  if (!answer.ok) throw new Error(`${address} cannot be had: ${answer.status} ${answer.statusText}`.trim());
  const reader = answer.body.getReader();
  const parts = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    if (size > 4 * MOST) {
      reader.cancel();
      throw tooMuch(`more than ${MOST}`);
    }
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await new Blob(parts).arrayBuffer());
    // Of UTF-16 without a mark every second letter is none.
    if (text.includes("\0")) throw new Error();
    return text;
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Error(`${what} is not UTF-8; save it as that, or its letters are lost`);
  }
};

/** Throws where an object of a text of JSON has a name twice: of its values all but the last would be lost without a word. */
const refuseTwice = (text) => {
  const open = [];
  for (const { 0: token, 1: name, index } of text.matchAll(/("[^"\\]*(?:\\.[^"\\]*)*")(?:\s*:)?|[{}]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    else if (token.endsWith(":")) {
      const key = JSON.parse(name);
      if (open.at(-1).has(key)) {
        const line = text.slice(0, index).split("\n").length;
        throw new Error(`the dataset has ${name.slice(0, 60)} twice in one object (line ${line}); expected each name once`);
      }
      open.at(-1).add(key);
    }
  }
};

/** Text becomes plain values, whatever it was: no getter and no circle is left in what the program is given. */
const parsed = (text, whence = "") => {
  if (text.length > MOST) throw tooMuch(text.length);
  let dataset;
  try {
    // Some editors put a mark before the text.
    dataset = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const page = /^\s*</.test(text) ? ", but looks like a page of HTML" : "";
    throw new Error(`the dataset is no JSON${page}: ${error.message}${whence}`);
  }
  refuseTwice(text);
  return dataset;
};

/** The dataset at an address; whatever there is instead, the error tells of the address as of any value that cannot be used. */
const readAt = async (address, base, isFromHere, signal) => {
  try {
    return parsed(await fetched(address, base, isFromHere, signal), ` (${named(address)})`);
  } catch (error) {
    error.told ??= { value: address, expected: "the address of a file with a dataset" };
    throw error;
  }
};

/** What JSON has nothing for, and makes an empty record of without a word; undefined for all else. */
const foreign = (given) => {
  if (typeof given?.then === "function") return "a Promise; await it";
  const kind = Object.prototype.toString.call(given).slice(8, -1);
  const isForeign = ["Map", "Set", "Blob", "File", "Response", "ArrayBuffer"].includes(kind) || ArrayBuffer.isView(given);
  return isForeign ? `a ${kind}; give its text or what JSON.parse makes of that` : undefined;
};

const written = ({ given, text, error }) => {
  if (typeof given === "string") return given;
  const found = foreign(given);
  if (found) throw new Error(`the dataset is ${found}`);
  if (error) throw new Error(`the dataset cannot be written as JSON: ${error.message ?? error}`);
  if (text === undefined) throw new Error("the dataset is no value of JSON");
  return text;
};

/**
 * @param {{ given: any, text?: string, error?: Error } | null} kept a dataset, or its JSON, and what it was as JSON when it was
 *   given, or why it was none; null if there is an address
 * @param {string} address where it is
 * @param {string} base what the address is relative to
 * @param {boolean} isFromHere whether the address may not lead elsewhere
 * @param {AbortSignal} signal tells that nobody waits any more for what is fetched
 * @param {object} glue what wasm-bindgen has written for the checker
 * @returns {Promise<Uint8Array>} what the widget reads
 * @throws {Error} what is wrong, with `refusals` where it is single records
 */
export const bytesOf = async (kept, address, base, isFromHere, signal, glue) => {
  const dataset = kept === null ? await readAt(address, base, isFromHere, signal) : parsed(written(kept));
  checker ??= load(glue).catch((error) => {
    checker = undefined;
    throw new Error(`${WASM}, which checks datasets, is missing, forbidden or not what it should be: ${error.message}`);
  });
  const { check } = await checker;
  try {
    return check(dataset);
  } catch (refusals) {
    if (!Array.isArray(refusals)) throw new Error(`the dataset cannot be checked: ${refusals?.message ?? refusals}`);
    const more = refusals.length > 1 ? ` (and ${(refusals.length - 1).toLocaleString("en")} more)` : "";
    throw Object.assign(new Error(`the dataset was refused: ${refusals[0].message}${more}`), {
      told: { refusals },
    });
  }
};

/** So much more than a widget takes may be kept free below it for words that are drawn otherwise elsewhere. */
const MOST_SPARE_PX = 100;

/** The place that the page keeps free, if it is that of another dataset and a hole below this one's widget. What is hidden is
 * not measured, and then nobody sees it become lower. */
const letGo = (root) => {
  const atlas = root.querySelector(".atlas");
  const place = atlas?.parentElement;
  // As seen: the widget is laid out in larger pixels where its reader has them so.
  const [kept, taken] = [place, atlas].map((part) => part?.getBoundingClientRect().height);
  const isRight = kept > 0 && kept - taken <= MOST_SPARE_PX;
  if (!isRight) place?.style.setProperty("--sco-atlas-room", "0");
};

const headsOf = (root) => [...(root?.querySelectorAll(".data thead th") ?? [])];

/** Which column the table is sorted by, less than none where there is none, and whether it falls. */
const sortsOf = (root) => {
  const heads = headsOf(root);
  const at = heads.findIndex((head) => /cending/.test(head.getAttribute("aria-sort")));
  return [at, heads[at]?.getAttribute("aria-sort") === "descending"];
};

/** Those in a shadow root that are like an element: of its kind and class, at its place on map or timeline or in what is around it. */
const like = (root, element) => {
  const names = ["class", "data-state", "data-area", "data-lane", "data-part"];
  const marks = (it) => {
    const around = it.parentElement?.closest("[class]")?.getAttribute("class");
    return JSON.stringify([around, ...names.map((name) => it.getAttribute(name))]);
  };
  return [...root.querySelectorAll(element.localName)].filter((it) => marks(it) === marks(element));
};

const saidBy = (element) => `${element.getAttribute("aria-label")} ${element.textContent}`;

/** What the keyboard is on in a shadow root, to be put there again: how to do so in another. */
const focusOf = (root) => {
  const element = root?.activeElement;
  // The dialog leads its own.
  if (!element || element.closest(".embedding")) return () => {};
  const before = like(root, element);
  const said = saidBy(element);
  const { selectionStart, selectionEnd } = element;
  return (root) => {
    // Of several that which says the same, or, where they are as many as before, that at the same place; else nobody knows
    // where the reader would go on.
    const now = like(root, element);
    const alike = now.length === 1 ? now : now.filter((it) => saidBy(it) === said);
    const there = now.length === before.length ? now[before.indexOf(element)] : undefined;
    const successor = alike.length === 1 ? alike[0] : there;
    // Meanwhile the reader may have gone on elsewhere on the page.
    const { activeElement } = root.host.getRootNode();
    const isFree = !activeElement || activeElement === root.host || activeElement.localName === "body";
    if (!successor || !isFree || root.activeElement) return;
    successor.focus({ preventScroll: true });
    if (typeof selectionStart === "number") successor.setSelectionRange(selectionStart, selectionEnd);
  };
};

/**
 * What the reader has open in the widget of a shadow root, if there is one. What this returns opens it in the widget that has
 * come in its place, and takes the bytes that this shows, if they are the page's.
 */
export const keeping = (before) => {
  const panels = PANELS.filter((css) => before?.querySelector(`${css}[open]`));
  const filter = before?.querySelector(".filter")?.value;
  const sorts = sortsOf(before);
  const focus = focusOf(before);
  return (root, bytes) => {
    if (bytes) letGo(root);
    for (const css of panels) root.querySelector(`${css} > summary`)?.click();
    const now = sortsOf(root);
    const [at, isFalling] = sorts;
    if (at >= 0 && `${now}` !== `${sorts}`) {
      // A column that it is not sorted by yet rises at first.
      const times = isFalling && at !== now[0] ? 2 : 1;
      const button = headsOf(root)[at]?.querySelector("button");
      for (let time = 0; time < times; time += 1) button?.click();
    }
    const field = filter && root.querySelector(".filter");
    if (field) {
      field.value = filter;
      field.dispatchEvent(new Event("input"));
    }
    focus(root);
  };
};
