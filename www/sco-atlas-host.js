// Optional, for a page that shows the widget in a frame: gives the frame the height of its content, and hears and
// steers what it shows. `<iframe data-sco-atlas src="…/embed.html?date=2017-06-09">` needs no more than this script, be
// it there already or put into the page later; `connect(frame)` is for pages that steer it.

const EVENTS = ["ready", "date", "select", "zoom", "compare", "error"];
// How to stop listening for each, until it loads again.
const rests = new WeakMap();
// A frame's connection, for other copies of this helper on the page too; undefined once it has been ended. No attribute: a copy of
// the frame would have it too.
const CONNECTED = Symbol.for("sco-atlas connected");
// So many values that came before one another are remembered, in case they are refused.
const MOST_BEFORE = 8;

// What the frame's own height must hold besides, on the many pages where it holds borders.
const edges = (frame) => {
  const style = getComputedStyle(frame);
  if (style.boxSizing !== "border-box") return 0;
  const all = ["borderTopWidth", "borderBottomWidth", "paddingTop", "paddingBottom"];
  return all.reduce((sum, edge) => sum + (Number.parseFloat(style[edge]) || 0), 0);
};

// What has been pressed in the frame has moved in it by so much: it is kept under the hand.
const keepInPlace = (frame, by) => {
  for (let around = frame.parentElement; around; around = around.parentElement) {
    const isPage = around === document.scrollingElement;
    if (!isPage && !/auto|scroll/.test(getComputedStyle(around).overflowY)) continue;
    const before = around.scrollTop;
    // At once, also on pages that scroll smoothly.
    around.scrollBy({ top: by, behavior: "instant" });
    if (around.scrollTop !== before) return;
  }
};

/**
 * What the page wants of a frame, in its order. What is to be done waits until the frame can hear it. What is set stays: a frame
 * that is moved, taken off and put back, or loaded anew has forgotten it, so each document is told of it, until `src` names
 * another address, which asks for something else.
 * @param {HTMLIFrameElement} frame
 * @param {() => boolean} canHear whether the document in it hears
 * @param {(message: object) => void} post says something to that document
 */
const wishesFor = (frame, canHear, post) => {
  let wanted = [];
  // How many documents have been told what is wanted.
  let documents = 0;
  const send = (wish) => {
    wish.src = frame.src;
    wish.told = documents;
    post(wish.message);
  };
  const forget = (isDone) => {
    wanted = wanted.filter((wish) => !isDone(wish));
  };
  return {
    want(message) {
      // What cannot be sent is refused at once, and not when it would hold up what waits behind it.
      structuredClone(message);
      const { name, value } = message;
      // What is no text the frame refuses whatever it is: that is told once.
      const stays = Boolean(name) && (value === null || ["string", "number", "boolean"].includes(typeof value));
      const before = stays ? wanted.find((wish) => wish.stays && wish.message.name === name) : undefined;
      if (before) forget((wish) => wish === before);
      const wish = { message, stays, before };
      let last = wish;
      for (let count = 0; last && count < MOST_BEFORE; count += 1) last = last.before;
      if (last) last.before = undefined;
      if (canHear()) send(wish);
      if (stays || !wish.src) wanted.push(wish);
    },
    // What is refused changes nothing: what was wanted before it still is, by a document that has not heard of it too.
    takeBack({ name, value }) {
      // The element takes white space around a value away before it looks at it, and tells what is left.
      const isIt = ({ message }) => message.name === name && `${message.value}`.trim() === `${value}`.trim();
      const without = (wish) => {
        if (!wish?.stays) return wish;
        const before = without(wish.before);
        return isIt(wish) ? before : Object.assign(wish, { before });
      };
      wanted = wanted.map(without).filter(Boolean);
      if (canHear()) wanted.filter((wish) => wish.stays && wish.told !== documents).forEach(send);
    },
    // There is another document.
    tellDocument() {
      documents += 1;
      forget(({ src }) => src && src !== frame.src);
      wanted.forEach(send);
      forget(({ stays }) => !stays);
    },
  };
};

/**
 * Connects a frame that shows embed.html. The frame element hears `sco-atlas:ready`, `:date`, `:select`, `:zoom`, `:compare` and
 * `:error` from now on, and gets its height.
 * @param {HTMLIFrameElement} frame
 * @returns {{ set(name: string, value?: string | number | boolean | null): void, act(what: string): void, disconnect(): void }}
 */
export const connect = (frame) => {
  if (frame?.localName !== "iframe") {
    throw new TypeError(`sco-atlas: connect() got ${frame}; expected an <iframe> that shows embed.html`);
  }
  // A sandboxed frame has no origin to be named, nor has any within a page that is sandboxed itself.
  const isInSandbox = globalThis.origin === "null" && location.protocol !== "file:";
  const isOpaque = isInSandbox || (frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin"));
  // Once for each frame: whoever connects it again gets the same.
  if (frame[CONNECTED]) return frame[CONNECTED];
  const frameOrigin = () => new URL(frame.src, document.baseURI).origin;
  // The window of the document that hears. A frame that is put somewhere else has another.
  let hearer = null;
  // The same, and its address, if it spoke before it had loaded, and so has been told already.
  let early = null;
  // A frame that is not on the page yet will load.
  let isAwaited = frame.contentWindow === null;
  // Not until a real address stands where a page that loads frames late has put `about:blank` or a picture.
  const isNamed = () => frame.src !== "" && frameOrigin() !== "null";
  const canHear = () => isNamed() && hearer !== null && hearer === frame.contentWindow && loaded === frame.src;
  const post = (message) => frame.contentWindow.postMessage(message, isOpaque ? "*" : frameOrigin());
  const wishes = wishesFor(frame, canHear, post);
  const begin = () => {
    hearer = frame.contentWindow;
    if (canHear()) wishes.tellDocument();
  };
  // Says nothing, and so may go to whatever is in the frame by now.
  const hello = () => frame.contentWindow?.postMessage({ type: "sco-atlas:hello" }, "*");
  const tell = (type, detail) => frame.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  // What has loaded last; until what `src` names has, the frame may still hold something else.
  let loaded = frame.src;
  const refused = new Set();
  // Only the host that the page's author has named is believed: where that sends the frame to another, nobody can tell
  // the two from a frame that has been led astray.
  const refuse = (origin) => {
    if (refused.has(origin) || loaded !== frame.src) return;
    refused.add(origin);
    const message = `the frame of ${frame.src} is not heard, because it has gone on to ${origin}: name that in its src`;
    console.error(`sco-atlas: ${message}`);
    tell("sco-atlas:error", { message });
  };
  const hear = ({ source, origin, data }) => {
    if (source === null || source !== frame.contentWindow) return;
    const { type, height, by, detail } = data ?? {};
    if (origin !== (isOpaque ? "null" : frameOrigin())) {
      if (type === "sco-atlas:height") refuse(origin);
      return;
    }
    // Whatever it says, it is there.
    if (!canHear()) {
      const isNew = hearer === null ? isAwaited : hearer !== frame.contentWindow;
      begin();
      if (isNew && canHear()) early = { window: hearer, src: frame.src };
    }
    if (type === "sco-atlas:height" && Number.isFinite(height)) frame.style.height = `${height + edges(frame)}px`;
    if (type === "sco-atlas:moved" && Number.isFinite(by)) keepInPlace(frame, by);
    if (type === "sco-atlas:error" && detail?.name) wishes.takeBack(detail);
    const name = EVENTS.find((name) => type === `sco-atlas:${name}`);
    if (name) tell(type, detail);
  };
  const hasLoaded = () => {
    // Without an address it is an empty page that has loaded.
    if (!isNamed()) {
      loaded = "";
      hearer = null;
      return;
    }
    loaded = frame.src;
    addEventListener("message", hear);
    // In this order what is told first is what is wanted. Told twice, it would undo what has been done since.
    if (early?.window !== frame.contentWindow || early.src !== frame.src) begin();
    early = null;
    isAwaited = false;
    hello();
  };
  addEventListener("message", hear);
  frame.addEventListener("load", hasLoaded);
  // It may have been there before this script.
  hello();
  const connection = {
    set: (name, value) => wishes.want({ type: "sco-atlas:set", name, value: value ?? null }),
    act: (what) => wishes.want({ type: "sco-atlas:act", what }),
    disconnect() {
      removeEventListener("message", hear);
      frame.removeEventListener("load", hasLoaded);
      frame[CONNECTED] = undefined;
      rests.delete(frame);
    },
  };
  frame[CONNECTED] = connection;
  rests.set(frame, () => removeEventListener("message", hear));
  return connection;
};

const framesIn = (nodes, css) =>
  nodes.flatMap((node) => [node, ...(node.querySelectorAll?.(css) ?? [])]).filter((node) => node.matches?.(css));

const connectWithin = (nodes) => {
  for (const frame of framesIn(nodes, "iframe[data-sco-atlas]")) {
    if (!(CONNECTED in frame) && frame.isConnected) connect(frame);
  }
};

// Frames come later too, as where a page goes on while it is scrolled, or are marked later. One that is taken off says nothing, and nothing of the
// window may hold it; put back, it loads.
const follow = (records) => {
  for (const { addedNodes, removedNodes, target, attributeName } of records) {
    if (attributeName) connectWithin([target]);
    for (const frame of framesIn([...removedNodes], "iframe")) if (!frame.isConnected) rests.get(frame)?.();
    connectWithin([...addedNodes]);
  }
};

if (globalThis.document) {
  connectWithin([document]);
  const attributeFilter = ["data-sco-atlas"];
  new MutationObserver(follow).observe(document, { childList: true, subtree: true, attributeFilter });
}
