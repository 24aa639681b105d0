// embed.html, the widget in a frame: its query parameters are the element's attributes, and messages to the page
// around the frame tell how high it is and what is shown.

import { ScoAtlas } from "./sco-atlas.js";

const element = document.querySelector("sco-atlas");
const query = new URLSearchParams(location.search);
const OPTIONS = ScoAtlas.observedAttributes;
// Nobody shall show under this address what is not from here, nor what an address here leads to elsewhere.
ScoAtlas.isFromHere = true;

// The page is as light or dark as the widget, so that no box shows around it.
const wear = () => {
  const { theme } = element;
  document.documentElement.style.colorScheme = theme === "light" || theme === "dark" ? theme : "light dark";
};
new MutationObserver(wear).observe(element, { attributeFilter: ["theme"] });
wear();

// What stands here for those who cannot run it tells of the built-in dataset.
if (query.get("data-src")) element.replaceChildren();

// Nor is the page called by that.
element.addEventListener("sco-atlas:ready", () => {
  const title = element.shadowRoot.querySelector(".title")?.textContent;
  if (title && element.dataSrc !== null) document.title = title;
});

const host = window.parent;
const isFramed = host !== window;

// How high it is

const MOST_PX = 20_000;
// How often it may grow while nobody does anything. A host whose frame makes its content higher would go on for ever.
const MOST_GROWTHS = 8;
// What has grown more often, be it by an animation, is told when it has come to rest for so long, and then for twice as long
// each time: such a host has it ever more rarely.
const REST_MS = 2000;
// Longer than anybody reads, and not too long for a timer.
const LONGEST_REST_MS = 2 ** 30;
// What stands between the parts of a message of pym.js.
const BETWEEN = "xPYMx";
// pym.js calls its frames as the page calls the element around them: any name that breaks no message.
const isFrameId = (name) => /^\P{Cc}{1,200}$/u.test(name) && ["", name, ""].join(BETWEEN).split(BETWEEN)[1] === name;
const frameId = [query.get("childId") ?? ""].find(isFrameId);
// The text that is there before is lower: a host that heard of it would shift twice.
let isDrawn = false;
let sent = 0;
let growths = 0;
let restMs = REST_MS;
let resting;
// How wide the frame is, and how much of that a scroll bar of its own leaves, which is there while the frame is too low.
let width = -1;
let room = -1;
// When a height was sent last, in milliseconds: another width soon after it is the host's answer.
let sentAt = 0;
// The widths that heights have led to, each with the height that it made.
const MOST_TURNS = 6;
let turns = [];
// Those that a host goes round in, such as one whose scroll bar comes and goes with the height. Its frame stays as high as
// is needed at any of these widths.
let round = [];
let hasGoneRound = false;
// How long what it holds takes to fit another width, at most.
const FIT_MS = 100;
let turnedAt = 0;

// The same in the dialects that pages speak. A height is no secret: anybody may hear it.
const sendHeight = () => {
  const height = sent;
  const messages = [
    { type: "sco-atlas:height", height },
    { sentinel: "amp", type: "embed-size", height },
    { "datawrapper-height": { [frameId ?? "sco-atlas"]: height } },
    JSON.stringify({ src: location.href, context: "iframe.resize", height }),
  ];
  if (frameId) messages.push(["pym", frameId, "height", height].join(BETWEEN));
  for (const message of messages) host.postMessage(message, "*");
};

const measure = () => {
  if (!isDrawn) return;
  const own = Math.min(Math.ceil(element.getBoundingClientRect().height), MOST_PX);
  if (own === 0) return;
  if (room !== document.documentElement.clientWidth) {
    room = document.documentElement.clientWidth;
    startAnew();
  }
  if (width !== innerWidth) {
    width = innerWidth;
    turnedAt = performance.now();
    turn(own);
  } else if (own !== turns.at(-1).own && performance.now() - turnedAt > FIT_MS) {
    // What it holds is another: it may be lower now.
    turns = [{ width, own }];
    round = [];
  }
  turns.at(-1).own = own;
  // As high as was asked for, and still with a scroll bar: Firefox keeps it where what is here would be higher without it,
  // being wider. With so much more room it goes, and then this is measured anew.
  const bar = innerHeight >= own ? innerWidth - room : 0;
  const height = Math.max(own + bar, ...round.map((turn) => turn.own));
  if (height === sent) return;
  if (height > sent && (growths += 1) > MOST_GROWTHS) {
    clearTimeout(resting);
    resting = setTimeout(tellAtRest, restMs);
    return;
  }
  sent = height;
  sentAt = performance.now();
  sendHeight();
};

// Whether the last widths are the same as so many before.
const isBack = (many) => {
  const needed = hasGoneRound ? 1 : many;
  const last = turns.slice(-needed);
  const before = turns.slice(-needed - many, -many);
  return before.length === needed && last.every((turn, at) => turn.width === before[at].width);
};

const turn = (own) => {
  if (performance.now() - sentAt > REST_MS) turns = [];
  turns = [...turns, { width, own }].slice(-MOST_TURNS);
  if (!round.some((turn) => turn.width === width)) round = [];
  const many = [2, 3].find(isBack);
  if (!many) return;
  hasGoneRound = true;
  round = turns.slice(-many - 1);
};

const startAnew = () => {
  growths = 0;
  restMs = REST_MS;
};

const tellAtRest = () => {
  restMs = Math.min(2 * restMs, LONGEST_REST_MS);
  growths = MOST_GROWTHS - 1;
  measure();
};

const answer = () => {
  if (sent > 0) sendHeight();
};

// What is shown, and what the host wants

// Known once the host has said hello.
let hostOrigin;

// What went wrong before: a host that comes late shall hear of it too.
const errors = [];
const MOST_ERRORS = 20;

const tell = (name, detail) => {
  if (hostOrigin) host.postMessage({ type: `sco-atlas:${name}`, detail }, hostOrigin);
  else if (name === "error" && errors.length < MOST_ERRORS) errors.push(detail);
};

// Not all can be made a text, and some would be very long.
const textOf = (value) =>
  ["string", "number", "boolean"].includes(typeof value)
    ? `${value}`.slice(0, 60)
    : Object.prototype.toString.call(value);

const refuse = (name, value, expected, hint = "") => {
  const message = `${name}=${value} was ignored; expected ${expected}${hint}`;
  console.warn(`sco-atlas: ${message}`);
  tell("error", { message, name, value, expected });
};

const DOINGS = ["next", "previous", "play", "pause"];
// What options are called elsewhere, as in the address of the page that the widget has to itself.
const MEANT = { state: "selected", area: "selected", datasrc: "data-src" };
const unknown = new Set();

// What is no option is told once, however often it comes, and of so many at most.
const refuseUnknown = (name, value) => {
  const named = textOf(name);
  if (unknown.has(named) || unknown.size === MOST_ERRORS) return;
  unknown.add(named);
  const lower = named.toLowerCase();
  const meant = Object.hasOwn(MEANT, lower) ? MEANT[lower] : lower;
  const hint = OPTIONS.includes(meant) ? `; did you mean ${meant}?` : "";
  refuse(named, textOf(value), OPTIONS.join(", "), hint);
};

const undone = new Set();

const refuseToDo = (what) => {
  const named = textOf(what);
  if (undone.has(named) || undone.size === MOST_ERRORS) return;
  undone.add(named);
  refuse("act", named, DOINGS.join(", "));
};

const hear = ({ source, origin, data }) => {
  if (source !== host) return;
  if (typeof data === "string") {
    if (data.startsWith(`pym${BETWEEN}`)) answer();
    return;
  }
  const { type, sentinel, name, value, what } = data ?? {};
  if (type === "sco-atlas:hello") {
    const isNew = hostOrigin === undefined;
    // A host in a sandbox has no origin to be named. The window around a frame holds no other page while the frame lives.
    hostOrigin = origin === "null" ? "*" : origin;
    host.postMessage({ type: "sco-atlas:hello" }, hostOrigin);
    answer();
    if (isNew) {
      for (const detail of errors.splice(0)) tell("error", detail);
      if (element.shown) tell("ready", { version: ScoAtlas.version, ...element.shown });
    }
  } else if (type === "frames-init" && sentinel === "amp") {
    answer();
  } else if (type === "sco-atlas:set" && OPTIONS.includes(name)) {
    startAnew();
    if (value === null || value === undefined) element.removeAttribute(name);
    else if (["string", "number", "boolean"].includes(typeof value)) element.setAttribute(name, value);
    // Of what is no text the element would never hear, and it may not let itself be made one.
    else refuse(name, textOf(value), "a text or null");
  } else if (type === "sco-atlas:act" && DOINGS.includes(what)) {
    // Why there is no widget has been told.
    element[what]();
  } else if (hostOrigin && type === "sco-atlas:set") {
    refuseUnknown(name, value);
  } else if (hostOrigin && type === "sco-atlas:act") {
    refuseToDo(what);
  }
};

// What stays under the hand

// So long what is pressed may still be moved by what changes above it, in milliseconds.
const STAYS_MS = 500;

// The widget scrolls the page that it is in by as much. In a frame as high as all that it holds, the page around it has to.
const stay = (event) => {
  const path = event.composedPath();
  // What is in the map moves in it.
  const pressed = path.find((node) => node.matches?.(".map")) ?? path[0];
  // A dialog and the full screen are laid out and scrolled by themselves.
  const isApart = () => document.fullscreenElement !== null;
  if (isApart() || path.some(({ localName }) => localName === "dialog")) return;
  const until = performance.now() + STAYS_MS;
  const place = () => {
    const { top, height } = pressed.getBoundingClientRect();
    return { top, laid: top + scrollY, height };
  };
  let before = place();
  const look = () => {
    const now = place();
    // What is shown no more is nowhere.
    if (now.height === 0 || isApart()) return;
    const by = now.top - before.top;
    // Where nothing but the reader has scrolled, that is left alone.
    if (hostOrigin && Math.abs(now.laid - before.laid) > 1.5 && Math.abs(by) > 1) {
      host.postMessage({ type: "sco-atlas:moved", by }, hostOrigin);
    }
    before = now;
    if (performance.now() < until) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

// What a sandbox forbids

// Without allow-popups a link does nothing, without allow-downloads a file does not come, and nobody is told. A frame with
// an origin of its own is in no sandbox, or in one that was made on purpose.
const isSandboxed = isFramed && origin === "null";
const note = document.createElement("p");
note.setAttribute("role", "status");

const say = (text, { left, bottom }) => {
  note.textContent = text;
  note.style.left = `${scrollX + Math.max(0, Math.min(left, innerWidth - note.offsetWidth - 8))}px`;
  note.style.top = `${scrollY + Math.max(0, Math.min(bottom + 4, innerHeight - note.offsetHeight))}px`;
};

// Where it is forbidden Firefox throws.
const openIfAllowed = (address) => {
  try {
    return open(address);
  } catch {
    return null;
  }
};

const watch = (event) => {
  if (event.target === note) return;
  const on = event.composedPath().find((node) => node.matches?.("a[target], .downloads button"));
  note.textContent = "";
  if (!on) return;
  if (on.matches("button")) {
    say("If no file comes, the page around this frame does not allow downloads.", on.getBoundingClientRect());
    return;
  }
  event.preventDefault();
  const opened = openIfAllowed(on.href);
  if (opened) opened.opener = null;
  else say(`The page around this frame lets no link open: ${on.href}`, on.getBoundingClientRect());
};

if (isSandboxed) {
  document.body.append(note);
  addEventListener("click", watch);
  // In another size what it stood beside is somewhere else, and it may be below all there is.
  addEventListener("resize", () => (note.textContent = ""));
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") note.textContent = "";
  });
}

if (isFramed) {
  for (const name of ["ready", "date", "select", "zoom", "compare", "error"]) {
    element.addEventListener(`sco-atlas:${name}`, ({ detail }) => {
      startAnew();
      tell(name, detail);
      // Of an option that is refused there is a name; but without its first dataset there is no widget.
      isDrawn ||= !detail.name || detail.name === "data-src";
      // Frames out of sight are not drawn, and then nothing is observed.
      setTimeout(measure);
    });
  }
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, startAnew, { capture: true, passive: true });
  addEventListener("pointerup", stay, { capture: true, passive: true });
  addEventListener("message", hear);
  new ResizeObserver(measure).observe(element);
  // What is here may be as it was, and a scroll bar beside it too.
  addEventListener("resize", measure);
}

// What pym.js and those who count readers add to an address is for others.
const FOR_OTHERS = /^(childId|initialWidth|parentTitle|parentUrl|(utm|mtm|pk|mc|hsa|at|)_.*|[a-z]*cl(ick|k)?id|[gw]braid|igsh(id)?)$/;

// Last of all, so that the host hears of what is refused.
for (const name of OPTIONS) {
  const [given, ...again] = query.getAll(name);
  // As in the element, what is empty is not given; but no address at all is not that of the built-in dataset.
  if (given || (given === "" && name === "data-src")) element.setAttribute(name, given);
  if (again.length > 0) refuse(name, textOf(again[0]), "each parameter once", `; ${name}=${textOf(given)} comes first`);
}
for (const [name, value] of query) {
  if (!OPTIONS.includes(name) && !FOR_OTHERS.test(name)) refuseUnknown(name, value);
}
