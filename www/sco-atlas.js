// <sco-atlas>: a map and membership timeline of the Shanghai Cooperation Organisation. See docs/ELEMENT.md.

// This file finds all others beside itself.
const VERSION = "%VERSION%";
const WASM = new URL("./%WASM%", import.meta.url).href;
const WASM_HASH = "%WASM_HASH%";
// The scripts that it fetches, and what their hashes must be until they have been checked: a page that has this file
// checked by `integrity` has all of them checked. Empty where a bundler gives them other names.
const HASHES = {
  "%GLUE%": "%GLUE_HASH%",
  "%SNAPSHOT%": "%SNAPSHOT_HASH%",
  "%SHARE%": "%SHARE_HASH%",
  "%DATA%": "%DATA_HASH%",
  "%CHECKER_GLUE%": "%CHECKER_GLUE_HASH%",
};

// Attributes that say what the reader looks at. The program knows what they may be.
const SHOWN = ["date", "selected", "layer", "worldview", "zoom", "compare"];
// Attributes that say how it looks, or when it comes, and what they may be; the first is the default.
// Except for the last, the style sheet does what they say.
const CHOICES = {
  theme: ["auto", "light", "dark"],
  view: ["full", "map", "timeline", "card"],
  controls: ["all", "few", "none"],
  loading: ["lazy", "idle", "eager"],
};
const NAMES = [...SHOWN, ...Object.keys(CHOICES)];
// What it speaks. The attribute is HTML's own, and also says in what language the page's own text in the element is.
const LANGUAGES = ["en"];
// Where a dataset is that the page brings. As a property it is called `dataSrc`; `data` is the dataset itself.
const SOURCE = "data-src";

// So long a file may take to come, in milliseconds; as a dataset (sco-atlas-data.js).
const LONGEST_MS = 30_000;

// One program for all elements of a page. When it has failed it can never be used again.
let program;
let failure;
// Of sco-atlas-data.js, once a dataset may come in place of another.
let keeping;
const opened = new Set();
// How often a script has failed to come: some browsers never ask for it again, unless its address is another. And by
// what address each has come.
const failures = {};
const addresses = {};

const beside = (name) => new URL(name, import.meta.url).href;
// For pages that require Trusted Types: what lies beside this file, and nothing else.
const rules = { createScriptURL: beside };
let policy;

// An element that fetches a script.
const fetching = (name) => {
  try {
    policy ??= globalThis.trustedTypes?.createPolicy("sco-atlas", rules) ?? rules;
    const src = policy.createScriptURL(name);
    return Object.assign(document.createElement("script"), { type: "module", src });
  } catch {
    // The page trusts other policies alone.
    policy = false;
    return Object.assign(document.createElement("link"), { rel: "modulepreload", href: beside(name) });
  }
};

// For pages that allow scripts by nonce alone: that of this script, or the first there is where another brought it.
const nonce = () =>
  [...document.scripts].reduce(
    (found, { nonce, src }) => (nonce && (!found || src === import.meta.url) ? nonce : found),
    "",
  );

// Adds an element that fetches a script, and once more where the page is written anew (document.open): of an element
// that was there before nobody hears any more.
const brought = (name, integrity) => {
  let element;
  let observer;
  const come = new Promise((onload, onerror) => {
    const add = () => {
      const into = document.head ?? document.documentElement;
      if (!into || element?.isConnected) return;
      element = Object.assign(fetching(name), {
        integrity, crossOrigin: "anonymous", nonce: nonce(), onload, onerror,
      });
      into.append(element);
    };
    observer = new MutationObserver(add);
    observer.observe(document, { childList: true });
    add();
  });
  return come.finally(() => observer.disconnect());
};

// A script that has been checked: import() names no hash, but takes what an element has brought. `bring` imports it in
// the way that bundlers understand.
const checked = async (name, bring) => {
  const integrity = HASHES[name];
  const file = addresses[name] ?? (failures[name] ? `${name}?${failures[name]}` : name);
  if (integrity) {
    try {
      const { rel, href } = fetching(file);
      // WebKit does not check what it preloads; what this brings is checked everywhere, but may be something else.
      if (rel) await fetch(href, { integrity });
      await brought(file, integrity);
    } catch {
      failures[name] = (failures[name] ?? 0) + 1;
      throw new Error(`${beside(name)} is missing, forbidden or not what it should be`);
    }
    delete HASHES[name];
    addresses[name] = file;
  }
  return file !== name ? import(/* @vite-ignore */ /* webpackIgnore: true */ beside(file)) : bring();
};

// What comes, unless that takes for ever.
const within = (promise, name) => {
  let timer;
  const limit = new Promise((_, fail) => {
    const late = new Error(`${beside(name)} has not come within ${LONGEST_MS / 1000} seconds`);
    timer = setTimeout(fail, LONGEST_MS, late);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
};

// A script that is fetched when it is asked for.
const late = (name, bring) => within(checked(name, bring), name);

// Until the page has done what waits. `scheduler.yield()` would come before the page's own timers.
const turn = () => globalThis.scheduler?.postTask?.(() => {}) ?? new Promise((go) => setTimeout(go));

const load = () =>
  (program ??= start().catch((error) => {
    // What the network did not bring now may come another time.
    program = undefined;
    throw error;
  }));

const start = async () => {
  if (!globalThis.WebAssembly) throw new Error("this browser does not run WebAssembly");
  // It would be laid out for no width, and could not be read on a phone.
  if (!globalThis.CSSContainerRule) throw new Error("this browser does not know container queries");
  // A file that is not there is no file with this hash either.
  const answer = fetch(WASM, { integrity: WASM_HASH }).catch((error) => {
    throw new Error(`${WASM} is missing, forbidden or not what it should be: ${error.message}`);
  });
  // Its failure is told by who awaits it, unless the glue fails first.
  answer.catch(() => {});
  const glue = await checked("%GLUE%", () => import("./%GLUE%"));
  glue.onFailure((error) => fail(`the program failed: ${error.message}`));
  await glue.default({ module_or_path: answer });
  await turn();
  glue.prepare();
  return glue;
};

const fail = (message) => {
  failure = message;
  // The program is still in the middle of something.
  queueMicrotask(() => [...opened].forEach((element) => element.giveUp(message)));
};

// A dataset as it is now, whatever becomes of the object; sco-atlas-data.js tells why one is none.
const kept = (given) => {
  if ((given ?? "") === "") return null;
  try {
    return { given, text: JSON.stringify(given) };
  } catch (error) {
    return { given, error };
  }
};

// An attribute, which null takes off.
const put = (element, name, value) => {
  if ((value ?? null) === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
};

const complained = new Set();
const complain = (message) => {
  if (!complained.has(message)) console.error(`sco-atlas: ${message}`);
  complained.add(message);
};

/** The element. Each attribute is also a property. */
export class ScoAtlas extends (globalThis.HTMLElement ?? class {}) {
  static version = VERSION;
  // Where it is from: builds of one version are told apart by it.
  static from = import.meta.url;
  static observedAttributes = [...NAMES, SOURCE, "lang"];
  // Whether no dataset may come from another host, be it by a redirection.
  static isFromHere = false;
  // Those of dialogs: what happens in them is none of the page's affair.
  static previews = new WeakSet();

  #widget;
  // Whether it is built.
  #isWhole = false;
  #reopen;
  #atFirst;
  #opening;
  #data = null;
  // Stands for the dataset that the page has brought last: only that counts, and nobody waits for those before.
  #brought = new AbortController();
  // While a dataset comes: what is asked for that the one shown lacks, and what was shown then. It is tried again with
  // the dataset to come, unless somebody has wanted something else by then.
  #wishes;
  #stopWaiting = () => {};
  #isReflecting = false;
  // While what is asked for is being handed over, what is not handed over yet is not what is shown.
  #isSetting = false;
  // What the page had brought when what is shown was opened.
  #shownSource;
  // Why there is no widget, once that has been told.
  #why;
  // What was refused while it stood on no page, where nobody else would have heard of it.
  #untold = [];

  // What the reader does is found in the attributes, before anybody else hears of it, be it on the way down.
  dispatchEvent(event) {
    this.#reflect();
    const { type, detail } = event;
    return super.dispatchEvent(ScoAtlas.previews.has(this) ? new CustomEvent(type, { detail }) : event);
  }

  connectedCallback() {
    for (const detail of this.#untold.splice(0)) this.#tell("error", detail);
    // What HTML makes of a `dataSrc` that React has written on a server.
    const written = this.getAttribute("datasrc");
    if (written && !this.hasAttribute(SOURCE)) this.dataSrc = written;
    this.removeAttribute("datasrc");
    // Properties that were set before this script had come, in their order: of a dataset and an address, the last
    // counts.
    for (const name of Object.keys(this).filter((name) => [...NAMES, "data", "dataSrc"].includes(name))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#widget) return this.#wait();
    // A dialog that is moved is no longer over the page.
    const dialog = this.shadowRoot.querySelector(".embedding");
    dialog?.removeAttribute("open");
    dialog?.showModal();
  }

  disconnectedCallback() {
    // An element that is moved is disconnected for a moment only.
    queueMicrotask(() => this.isConnected || this.#close());
  }

  adoptedCallback() {
    // Not at once: the program may be in the middle of telling something, to which somebody has moved the element.
    queueMicrotask(() => {
      this.#close();
      if (this.isConnected) this.#wait();
    });
  }

  attributeChangedCallback(name, before, value) {
    // The same address again may mean another dataset.
    if (this.#isReflecting || (before === value && name !== SOURCE)) return;
    // White space around a value is none of it, and what a template has no value for is not given.
    const meant = (name in CHOICES ? value?.toLowerCase() : value)?.trim() || null;
    const allowed = CHOICES[name] ?? [meant];
    if (meant !== value && NAMES.includes(name) && (!meant || allowed.includes(meant))) return put(this, name, meant);
    if (name === SOURCE) {
      // Of a dataset and an address, the last to come counts.
      if (value !== null) this.#data = null;
      this.#bring();
    }
    else if (name === "lang") this.#checkLanguage(value);
    else if (name in CHOICES) this.#check(name, value, before);
    else if (this.#widget) this.#set(name);
    if (name === "loading" && this.isConnected && !this.#widget) this.#wait();
  }

  /** All of what is shown, as events carry it; null until something is. */
  get shown() {
    return (this.#isWhole && this.#widget?.shown()) || null;
  }

  /** The dataset that the page brings; null for that at `dataSrc`, or the built-in one. */
  get data() {
    return this.#data?.given ?? null;
  }

  set data(dataset) {
    const before = this.#data;
    this.#data = kept(dataset);
    // Where there was none and is none, nothing is brought.
    if (before || this.#data) this.#bring();
  }

  /** Shows a day, as "2017-06-09"; null for the day at first. */
  setDate(day) {
    this.date = day;
  }

  /** Selects a state ("IN") or a disputed area ("aksai-chin"); null for none. */
  select(what) {
    this.selected = what;
  }

  /** Goes to the next change. This and the following open the widget first, and tell whether there was one to do it. */
  next() {
    return this.#act("next");
  }

  /** Goes to the previous change. */
  previous() {
    return this.#act("previous");
  }

  /** Plays the changes from here on. */
  play() {
    return this.#act("play");
  }

  /** Stops playing. */
  pause() {
    return this.#act("pause");
  }

  /** The map as it is now, with title, date, legend and sources: comes true as the text of an SVG file. */
  async snapshot() {
    await this.open();
    if (!this.#widget) throw new Error(this.#why || "the element is on no page");
    const { picture } = await late("%SNAPSHOT%", () => import("./%SNAPSHOT%"));
    return picture(this.shadowRoot);
  }

  /** Opens the widget now, whatever `loading` says. Comes true once it is open or has failed to. */
  open() {
    this.#stopWaiting();
    const opening = (this.#opening ??= this.#mount().finally(() => {
      if (this.#opening === opening) this.#opening = undefined;
    }));
    return opening;
  }

  /** Shows again what the page put into the element, because the program has failed or cannot be had. */
  giveUp(message, more) {
    this.#widget = undefined;
    this.#showContent();
    this.#keep("0");
    complain(message);
    const before = this.#why;
    this.#why = message;
    // Tried again in vain it has nothing new to tell.
    if (message !== before) this.#tell("error", { message, ...more });
  }

  async #act(what) {
    await this.open();
    if (!this.#widget) return false;
    // Whoever sees something move by itself must be able to stop it.
    if (what === "play" && !this.shadowRoot.querySelector(".play").clientWidth) {
      return !!this.#warn("play() was ignored; expected a button to pause it");
    }
    this.#widget.act(what);
    return !failure;
  }

  #wait() {
    this.#stopWaiting();
    const open = () => this.open();
    if (this.loading === "eager" || !globalThis.IntersectionObserver) return open();
    if (this.loading === "idle") {
      // Safari does not tell when it is idle: a second later it will be, or will not mind.
      const whenIdle = globalThis.requestIdleCallback ?? ((go) => setTimeout(go, 1000));
      const stop = globalThis.cancelIdleCallback ?? clearTimeout;
      const pending = whenIdle(open, { timeout: 5000 });
      this.#stopWaiting = () => stop(pending);
    } else {
      const look = (entries) => {
        // Without a box of its own it is never seen to come near.
        const isNear = ({ isIntersecting }) => isIntersecting || getComputedStyle(this).display === "contents";
        if (entries.some(isNear)) open();
      };
      // The window's edge, and that of a box of the page that scrolls; browsers pass over what they do not know.
      const near = (edge) => new IntersectionObserver(look, { [edge]: "400px" });
      const watching = ["rootMargin", "scrollMargin"].map(near);
      watching.forEach((observer) => observer.observe(this));
      this.#stopWaiting = () => watching.forEach((observer) => observer.disconnect());
    }
  }

  async #mount() {
    // Once more where it is taken off and put back while it is built.
    while (this.isConnected && !this.#widget) {
      try {
        if (failure) throw new Error(failure);
        const loading = load();
        // What is late is shown when it comes after all.
        const glue = await within(loading, WASM).catch((error) => {
          loading.then(() => this.isConnected && this.open(), () => {});
          throw error;
        });
        await turn();
        const bytes = await this.#dataset();
        if (!this.isConnected) return;
        this.#open(glue, bytes);
      } catch (error) {
        const message = failure ?? error?.message ?? String(error);
        // Whoever hears of it may bring something else at once.
        this.#opening = undefined;
        return this.giveUp(message, error?.told && { name: this.#sourceName, ...error.told });
      }
      await this.#begin();
    }
  }

  // In place of the widget that may be there: where this fails, it stays.
  #open(glue, bytes) {
    // What the reader has open stays open with another dataset, and so does the dialog with its choices.
    const reopen = keeping?.(this.shadowRoot);
    const dialog = this.shadowRoot?.querySelector(".embedding");
    const widget = glue.open(this, bytes);
    // What the reader looks at is replaced at once.
    if (this.#widget) while (!failure && widget.build());
    if (failure) throw new Error(failure);
    this.#keep("");
    this.#isWhole = !!this.#widget;
    this.#widget?.remove();
    this.#widget = widget;
    this.#reopen = () => reopen?.(this.shadowRoot, bytes);
    if (dialog) this.#share(dialog);
    this.#shownSource = [this.#data, this.dataSrc];
    this.#atFirst = widget.shown();
  }

  async #begin() {
    const widget = this.#widget;
    opened.add(this);
    this.#setAll();
    if (this.hasAttribute("follow-address")) widget.follow_address((message) => this.#warn(message));
    this.#reflect();
    // A program that has failed never says that it is done.
    while (widget === this.#widget && widget.build()) await turn();
    if (widget !== this.#widget) return;
    this.#isWhole = true;
    this.#reopen();
    this.shadowRoot.querySelector(".embed")?.addEventListener("click", () => this.#share());
    // What the page has asked for is no news to it.
    widget.announce();
    if (failure) return;
    this.#checkColours();
    this.#tell("ready", { version: VERSION, ...this.shown });
  }

  /** What the widget reads of the dataset that the page brings, or of that `only`; undefined if it brings none. */
  async #dataset(only) {
    for (;;) {
      const turn = this.#brought;
      if ((only && only !== turn) || !this.isConnected) return;
      if (this.#data === null && this.dataSrc === null) return;
      const [own, checker] = await Promise.all([
        late("%DATA%", () => import("./%DATA%")),
        late("%CHECKER_GLUE%", () => import("./%CHECKER_GLUE%")),
      ]);
      keeping = own.keeping;
      try {
        const { isFromHere } = ScoAtlas;
        const bytes = await own.bytesOf(this.#data, this.dataSrc, this.baseURI, isFromHere, turn.signal, checker);
        if (turn === this.#brought) return bytes;
      } catch (error) {
        if (turn === this.#brought) throw error;
      }
    }
  }

  // The page brings another dataset: one that is refused leaves the widget as it was.
  async #bring() {
    const turn = this.#forget();
    if (!this.#widget) {
      if (this.isConnected && !this.#opening) this.#wait();
      return;
    }
    this.#wishes = new Map();
    try {
      const glue = await load();
      const bytes = await this.#dataset(turn);
      // Nobody is thrown out of full screen.
      while (turn === this.#brought && this.shadowRoot.fullscreenElement) {
        await new Promise((done) => document.addEventListener("fullscreenchange", done, { once: true }));
      }
      if (turn !== this.#brought || failure) return;
      this.#wishes = undefined;
      this.#open(glue, bytes);
    } catch (error) {
      if (turn !== this.#brought) return;
      this.#wishes = undefined;
      if (failure) return this.giveUp(failure);
      const name = this.#sourceName;
      this.#reflecting(() => {
        [this.#data, this.dataSrc] = this.#shownSource;
      });
      this.#setAll();
      // The dialog took what has been refused for what will be shown.
      const dialog = this.shadowRoot.querySelector(".embedding");
      if (dialog) this.#share(dialog);
      return this.#warn(error?.message ?? String(error), { name, ...error?.told });
    }
    this.#begin();
  }

  // Waits no more for what the page has brought before.
  #forget() {
    this.#keep("");
    this.#why = "";
    this.#brought.abort();
    return (this.#brought = new AbortController());
  }

  get #sourceName() {
    return this.#data === null ? SOURCE : "data";
  }

  // Opens the dialog, in place of one that was open until now.
  async #share(former) {
    const button = this.shadowRoot.querySelector(".embed");
    button?.parentElement.querySelector("[role=alert]")?.remove();
    try {
      const { share } = await late("%SHARE%", () => import("./%SHARE%"));
      await share(this, former);
    } catch (error) {
      this.#warn(`the dialog cannot be had: ${error.message}`);
      const said = document.createElement("p");
      said.setAttribute("role", "alert");
      button?.after(said);
      said.textContent = "The dialog did not come. Try again later.";
    }
  }

  #close() {
    this.#stopWaiting();
    // What is being brought is brought anew once there is a widget again.
    this.#forget();
    this.#wishes = undefined;
    const widget = this.#widget;
    this.#widget = undefined;
    if (!widget) return;
    if (!failure) widget.remove();
    this.#showContent();
  }

  // What place is kept free: none where nothing will come, else what the page's style sheet says.
  #keep(room) {
    this.style.setProperty("--sco-atlas-room", room);
  }

  #showContent() {
    opened.delete(this);
    if (!this.shadowRoot) return;
    this.shadowRoot.adoptedStyleSheets = [];
    this.shadowRoot.replaceChildren(document.createElement("slot"));
  }

  #setAll() {
    this.#set(...SHOWN.filter((name) => this.hasAttribute(name)));
  }

  // Hands attributes to the program. One that it cannot use says again what is shown, once all have been handed over.
  #set(...names) {
    const refusals = [];
    this.#isSetting = true;
    for (const name of names) {
      try {
        this.#widget?.set(name, this.getAttribute(name) ?? undefined);
        this.#wishes?.delete(name);
      } catch (refusal) {
        if (failure) break;
        if (this.#wishes) this.#wishes.set(name, this.#said[name]);
        else refusals.push(refusal);
      }
    }
    this.#isSetting = false;
    if (failure) return;
    this.#reflect();
    for (const refusal of refusals) this.#refuse(refusal);
  }

  #check(name, value, before) {
    const allowed = CHOICES[name];
    if (value === null || allowed.includes(value)) return;
    // Not as what is only reflected: while an element comes to be, this hands over all of its other attributes too.
    put(this, name, allowed.includes(before) ? before : null);
    this.#refuse({ name, value, expected: allowed.join(", ") });
  }

  // The page's own language is none that it was asked for.
  #checkLanguage(value) {
    if (!value || LANGUAGES.includes(value.split("-")[0].toLowerCase())) return;
    this.#refuse({ name: "lang", value, expected: LANGUAGES.join(", ") });
  }

  // What the page gives as a colour and is none would take away what is drawn in it: it counts as not given.
  #checkColours() {
    const atlas = this.shadowRoot.querySelector(".atlas");
    const style = getComputedStyle(atlas);
    // Firefox works out no styles in a frame that is not shown.
    if (!style.display) return;
    for (const own of this.shadowRoot.adoptedStyleSheets[0]?.cssRules[0].cssRules[0].style ?? []) {
      const value = style.getPropertyValue(own);
      if (CSS.supports("color", value)) continue;
      const name = own.replace("sco", "sco-atlas");
      atlas.style.setProperty(name, "initial");
      this.#refuse({ name, value, expected: "a colour" });
    }
  }

  // What cannot be used changes nothing, and is told.
  #refuse({ name, value, expected }) {
    this.#warn(`${name}="${value.slice(0, 60)}" was ignored; expected ${expected}`, { name, value, expected });
  }

  // What is shown, by the names of attributes.
  get #said() {
    const { state, area, ...others } = this.#widget.shown();
    return { selected: state ?? area, ...others };
  }

  #reflect() {
    if (!this.#widget || this.#isSetting || failure) return;
    const said = this.#said;
    if (this.zoom === "selected" && said.zoom === "all") {
      // Where nothing is selected, it is a wish for when something will be.
      if (said.selected) return this.#set("zoom");
      delete said.zoom;
    }
    this.#reflecting(() => {
      for (const [name, value] of Object.entries(said)) {
        // What has changed since is a newer wish.
        if (this.#wishes?.get(name) === value) continue;
        this.#wishes?.delete(name);
        // What is as at first need not be said.
        if (value !== (this.getAttribute(name) ?? this.#atFirst[name])) put(this, name, value);
      }
    });
  }

  // Changes attributes to what is shown already.
  #reflecting(change) {
    this.#isReflecting = true;
    change();
    this.#isReflecting = false;
  }

  // Of what leaves the widget as it is.
  #warn(message, more) {
    console.warn(`sco-atlas: ${message}`);
    const detail = { message, ...more };
    if (this.isConnected) this.#tell("error", detail);
    else this.#untold.push(detail);
  }

  #tell(name, detail) {
    const composed = !ScoAtlas.previews.has(this);
    super.dispatchEvent(new CustomEvent(`sco-atlas:${name}`, { detail, bubbles: true, composed }));
  }
}

for (const name of [...NAMES, "dataSrc"]) {
  const attribute = NAMES.includes(name) ? name : SOURCE;
  Object.defineProperty(ScoAtlas.prototype, name, {
    get() {
      return this.getAttribute(attribute) ?? CHOICES[name]?.[0] ?? this.shown?.[name] ?? null;
    },
    set(value) {
      put(this, attribute, value);
    },
    enumerable: true,
  });
}

const OPTIONS = [...NAMES, "lang", "data", "dataSrc", "id", "className", "hidden", "title"];

/**
 * Puts the widget into an element of the page, with options called as the attributes are.
 * @returns {ScoAtlas} the widget's own element; its `remove()` takes it off.
 */
export const mount = (into, options) => {
  if (typeof into?.append !== "function") {
    throw new TypeError(`sco-atlas: mount() got ${into}; expected an element to put the widget into`);
  }
  const element = document.createElement("sco-atlas");
  for (const [name, value] of Object.entries(options ?? {})) {
    const property = name === SOURCE ? "dataSrc" : name;
    if (!OPTIONS.includes(property)) {
      console.warn(`sco-atlas: mount() has no option "${name}", but ${OPTIONS.join(", ")}`);
    } else if ((value ?? "") !== "" || property === "dataSrc") {
      element[property] = value;
    }
  }
  into.append(element);
  return element;
};

// The first to come stays: a name can be given to an element once only.
const known = globalThis.customElements?.get("sco-atlas");
if (known) {
  const named = ({ version, from }) => `version ${version} (${from})`;
  const message = `${named(known)} is on the page already; ${named(ScoAtlas)} does nothing`;
  console.warn(`sco-atlas: ${message}`);
  dispatchEvent(new CustomEvent("sco-atlas:error", { detail: { message } }));
} else {
  globalThis.customElements?.define("sco-atlas", ScoAtlas);
}
