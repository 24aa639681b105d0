// Reads the widget through its shadow root. Every script of the tests begins with this. Where there are several,
// it is the one that was turned to.
const hosts = [...document.querySelectorAll("sco-atlas")];
const host = hosts[window.turnedTo ?? 0];
const root = host?.shadowRoot;
const all = (css) => [...(root?.querySelectorAll(css) ?? [])];
const one = (css) => root?.querySelector(css);
const found = (css) => {
  const element = one(css);
  if (!element) throw new Error(`the widget has no ${css}`);
  return element;
};
const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const words = (css) => {
  const element = one(css);
  return element?.checkVisibility() ? plain(element.innerText) : "";
};
const byName = (css, name, value) =>
  Object.fromEntries(all(css).map((element) => [element.getAttribute(name), value(element)]));
const status = (element) => element.getAttribute("data-status");
const chosen = (css, ...names) =>
  all(css)
    .filter((element) => element.getAttribute("aria-current") === "true")
    .map((element) => names.map((name) => element.getAttribute(name)).find((name) => name));
const called = (element) => plain(element.getAttribute("aria-label") || element.innerText || element.localName);

const focus = () => {
  const element = document.activeElement === host ? root.activeElement : document.activeElement;
  if (!element || element === document.body) return "page";
  if (element.matches(".state, .area")) return `map ${element.dataset.state ?? element.dataset.area}`;
  if (element.matches(".slider.second")) return "second slider";
  return element.matches(".slider") ? "slider" : called(element);
};

// `var(--sco-member)`, `url(#flat-observer)`, and `var(--sco-land)` for none
const statusOfFill = (fill) => fill.replace(/^var\(--sco-|^url\(#(flat|map)-|\)$/g, "").replace(/^land$/, "none");

// The bar on which the playhead stands, just right of its day's beginning.
const underPlayhead = (row) => {
  const { left, width } = found(".playhead:not(.second)").getBoundingClientRect();
  const x = left + width / 2 + 1;
  const covers = (bar) => {
    const box = bar.getBoundingClientRect();
    return box.width > 0 && box.left <= x && x < box.right;
  };
  const bar = [...row.querySelectorAll(".bar")].findLast(covers);
  return bar ? statusOfFill(bar.getAttribute("fill")) : "none";
};

const seen = () =>
  one(".map .state") &&
  !one(".coming") && {
    date: words(".date"),
    slider_day: found(".slider").valueAsNumber - Number(found(".slider").min),
    sentence: words(".sentence .what"),
    legend: Object.fromEntries(
      all(".legend li[data-status]")
        .filter((row) => row.checkVisibility())
        .map((row) => [status(row), Number(row.querySelector(".count").innerText)]),
    ),
    on_map: byName(".map .state", "data-state", status),
    filled_on_map: byName(".map .state", "data-state", (state) =>
      statusOfFill(state.getAttribute("fill")),
    ),
    spoken_on_map: byName(".map .state", "data-state", called),
    announced: plain(one(".spoken").textContent),
    in_lanes: byName(".lanes .name", "data-lane", status),
    under_playhead: byName(".lanes .row", "data-lane", underPlayhead),
    lanes_shown: all(".lanes .row")
      .filter((row) => row.checkVisibility())
      .map((row) => row.dataset.lane),
    ticks: all(".axis .tick").map((tick) => tick.innerText),
    stretch: [".handle.from", ".handle.to"].map((css) => one(css).getAttribute("aria-valuetext").split(",")[0]),
    gathering: words(".gathering p"),
    gathering_chip: words(".gathering summary").replace("Sources: ", ""),
    summits_chosen: all(".summit[aria-pressed='true']").map(called),
    compared: words(".compared .told"),
    turns: all(".compared .turn").map((turn) => turn.dataset.turn),
    marked_on_map: all(".map .differs")
      .map(({ dataset }) => `${dataset.state} ${dataset.turn}`)
      .sort(),
    second_refusal: one(".compared .refusal")?.textContent ?? "",
    chosen_on_map: chosen(".map .state, .map .area", "data-state", "data-area"),
    chosen_in_lanes: chosen(".lanes .name", "data-lane"),
    tab_stops_on_map: all(".map > svg [tabindex='0']").map(
      ({ dataset, localName }) => dataset.state ?? dataset.area ?? localName,
    ),
    card_title: words(".card h3"),
    card_badge: words(".card .badge"),
    card: all(".card .entries > li").map((entry) => ({
      when: plain(entry.querySelector(".when")?.textContent),
      what: plain(entry.querySelector(".what").textContent),
      chip: plain(entry.querySelector("summary")?.textContent).replace("Sources: ", ""),
    })),
    layer: plain(all(".layers [aria-pressed='true']").map((button) => button.textContent).join()),
    undated: all(".map .state").filter((state) => status(state) === "undated").length,
    table: byName(".data tbody tr", "data-state", status),
    // Null while it is folded.
    filter: one(".filter").checkVisibility() ? one(".filter").value : null,
    table_order: all(".data tbody tr").map((row) => row.dataset.state),
    is_playing: one(".play").dataset.playing === "true",
    slider_says: found(".slider").getAttribute("aria-valuetext"),
    second_slider_says: one(".second.slider")?.getAttribute("aria-valuetext") ?? "",
    // Made when they are unfolded.
    typed: one(".choose .typed")?.value ?? "",
    change: one(".choose .changes")?.value ?? "",
    refusal: one(".choose .refusal")?.textContent ?? "",
    open_panels: all(".sources[open]").length,
    notice: one(".notice button")?.checkVisibility() ? words(".notice span") : null,
    hash: location.hash,
    focus: focus(),
    scrolled: scrollY,
  };

// A point, as far from its edges as can be found, where a click meets `element`; null if there is none.
const pointOn = (element, meets = (hit) => element.contains(hit)) => {
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const box = element.getBoundingClientRect();
  const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
  const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
  const at = (x, y) => {
    const hit = root.elementFromPoint(x, y);
    return hit && meets(hit, x, y);
  };
  const step = Math.max(1, Math.min(right - left, bottom - top) / 30);
  for (const free of [8, 4, 2, 1, 0]) {
    const around = [-free, 0, free];
    for (let y = Math.ceil(top); y < bottom; y += step) {
      for (let x = Math.ceil(left); x < right; x += step) {
        const [px, py] = [Math.floor(x), Math.floor(y)];
        if (around.every((dx) => around.every((dy) => at(px + dx, py + dy)))) return [px, py];
      }
    }
  }
  return null;
};
const isOn = (id) => (hit) => hit.closest(`[data-state='${id}'], [data-area='${id}']`);
const middleOfBox = (element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
};
// Farther from the squares in which states are hit than a tap beside them reaches.
const isFarFromAll = (hit, x, y) =>
  all(".spots .spot > .hit").every((square) => {
    const [left, top] = middleOfBox(square);
    return Math.hypot(left - x, top - y) > 30;
  });
// On its shape, or in its square where the shape is too small.
const pointOnState = (code) =>
  pointOn(found(`.map [data-state='${code}']`), isOn(code)) ??
  pointOn(found(`.spots [data-state='${code}'] > .hit`), isOn(code));
const middleOf = (element) => {
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  return element.contains(root.elementFromPoint(x, y)) ? [x, y] : null;
};

// Writes down what changes inside the map and the lanes from now on.
const watch = () => {
  const of = (part) => (change) => {
    const element = change.target.nodeType === Node.ELEMENT_NODE ? change.target : change.target.parentElement;
    const holder = element.closest("[data-state], [data-area], [data-lane], [data-of]");
    const { state, area, lane, of } = holder?.dataset ?? {};
    return {
      part,
      kind: change.type,
      on: (element.closest(".tip") && "tip") ?? state ?? area ?? lane ?? of ?? element.getAttribute("class") ?? element.localName,
      attribute: change.attributeName ?? "",
      nodes: change.addedNodes.length + change.removedNodes.length,
    };
  };
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  window.written = [];
  window.watchers = ["map", "lanes"].map((part) => {
    const take = (changes) => window.written.push(...changes.map(of(part)));
    const watcher = new MutationObserver(take);
    watcher.observe(found(`.${part}`), everything);
    return () => take(watcher.takeRecords());
  });
};
const watched = () => {
  window.watchers.forEach((take) => take());
  return window.written;
};

// Not what only a finger hits.
const partOf = (lane, part) => found(`.lane[data-lane='${lane}'] [data-part='${part}']:not(.hit)`);
const boxOf = (element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return [left, top, right, bottom];
};
const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

// Writes down what a screen reader says by itself from now on, and when.
const hearAnnouncements = () => {
  window.said = [];
  // What is not there for the eye may be there for a screen reader; what is not displayed is there for nobody.
  if (getComputedStyle(found(".spoken")).display === "none") throw new Error("nothing can be announced");
  for (const place of all(".spoken, .choose .refusal")) {
    const say = () => place.textContent && window.said.push({ at_ms: performance.now(), text: plain(place.textContent) });
    new MutationObserver(say).observe(place, { subtree: true, childList: true, characterData: true });
  }
};

// Writes down what the page around the widget hears of it from now on.
const listen = () => {
  window.heard = [];
  for (const name of ["sco-atlas:date", "sco-atlas:select"]) {
    document.addEventListener(name, ({ type, detail, target }) =>
      window.heard.push({ name: type, from_host: target === host, ...detail }),
    );
  }
};

// Writes down the files that are offered from now on.
const catchFiles = () => {
  window.files = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    blob.text().then((text) => window.files.push({ kind: blob.type, text }));
    return make.call(URL, blob);
  };
};

const box = (css) => {
  const { left, top, right, bottom } = found(css).getBoundingClientRect();
  return [left, top, right, bottom];
};
const lightness = (css) => {
  const [r, g, b] = getComputedStyle(found(css)).backgroundColor.match(/[\d.]+/g).map(Number);
  return (r + g + b) / 3 / 255;
};
const tooWide = () =>
  [document.documentElement, ...document.querySelectorAll("body *"), ...all("*")]
    // What moves behind a veil's edges is cut on purpose.
    .filter((element) => !element.closest("svg, .veil > *") && element.checkVisibility())
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
    .map((element) => element.getAttribute("class") || element.localName);
const layout = () => ({
  window_width: innerWidth,
  page_width: document.documentElement.scrollWidth,
  too_wide: tooWide(),
  map: box(".map"),
  strip: box(".strip"),
  lightness: lightness(".atlas"),
});

// How a fill looks: the lines of its texture and their colours, or its colour. What is drawn in the colour of its ground
// is not seen.
const look = (shape) => {
  const texture = getComputedStyle(shape).fill.match(/#([\w-]+)/)?.[1];
  if (!texture) return getComputedStyle(shape).fill;
  const pattern = found(`#${texture}`);
  const [ground, ink] = [".ground", ".ink"].map((css) => getComputedStyle(pattern.querySelector(css)));
  if (ground.fill === ink.stroke) return ground.fill;
  // Its name says which map or drawing it is for; how it looks does not depend on that.
  return `${pattern.querySelector(".ink").getAttribute("d")} ${pattern.getAttribute("patternTransform").match(/rotate.*/)} ${ink.stroke} on ${ground.fill}`;
};
const looksOfStatuses = () => {
  const of = (css, status, shape) =>
    Object.fromEntries(
      all(css)
        .filter((element) => element.checkVisibility() && shape(element))
        .map((element) => [status(element), look(shape(element))]),
    );
  return {
    map: of(".map .state", ({ dataset }) => dataset.status, (state) => state.querySelector("path")),
    legend: of(".legend [data-status]", ({ dataset }) => dataset.status, (row) => row.querySelector("rect")),
    lanes: of(".lanes .bar", (bar) => statusOfFill(bar.getAttribute("fill")), (bar) => bar),
  };
};

// WCAG's contrast between two colours.
const contrast = (css, text, ground) => {
  const [property, other = css] = ground.split(" of ");
  const luminance = (of, name) => {
    const value = getComputedStyle(found(of)).getPropertyValue(name);
    const [r, g, b] = value
      .match(/[\d.]+/g)
      .map((part) => Number(part) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [luminance(css, text), luminance(other, property)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

// Takes away from the map what lies over its drawing, and says where on the page the drawing is.
const bareMap = () => {
  const bare = new CSSStyleSheet();
  bare.replaceSync(".map > :not(svg:first-of-type), .spots, .label, .marks { visibility: hidden }");
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, bare];
  const map = found(".map");
  map.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = map.getBoundingClientRect();
  return [Math.round(left + scrollX), Math.round(top + scrollY), Math.floor(width), Math.floor(height)];
};

// What is painted on a picture, four numbers a pixel, and how wide it is.
const paintedOn = async (png) => {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes]));
  const pen = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  pen.drawImage(picture, 0, 0);
  return pen.getImageData(0, 0, picture.width, picture.height);
};

// Paints all areas of the counts black, and nothing over them.
const blackenCounts = () => {
  for (const area of all(".count-area")) area.style.fill = "#000";
  for (const over of all(".across, .numbers, .over")) over.style.display = "none";
  const [left, top, right, bottom] = boxOf(found(".counted"));
  return [left + scrollX, top + scrollY, right - left, bottom - top].map(Math.round);
};

// How many pixels between the highest and the lowest black one of each column of a picture are not black, and how many are.
const seamsOn = async (png) => {
  const { data, width, height } = await paintedOn(png);
  const counted = [0, 0];
  for (let x = 0; x < width; x += 1) {
    const column = Array.from({ length: height }, (_, y) => data[4 * (y * width + x)] === 0);
    const within = column.slice(column.indexOf(true), column.lastIndexOf(true) + 1);
    for (const isBlack of within) counted[Number(isBlack)] += 1;
  }
  return counted;
};

// Leaves of the summit that has the keyboard the ring alone, and says where on the page that is.
const bareRing = () => {
  const bare = new CSSStyleSheet();
  bare.replaceSync(".summit::before { background: transparent !important; border-color: transparent !important }");
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, bare];
  const [left, top, right, bottom] = boxOf(root.activeElement);
  return [left - 4 + scrollX, top + scrollY, right - left + 8, bottom - top].map(Math.round);
};

// On a picture, the greatest contrast that a pixel has with the colour that is there most.
const contrastOn = async (png) => {
  const { data } = await paintedOn(png);
  const counted = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const colour = [...data.slice(at, at + 3)].join();
    counted.set(colour, (counted.get(colour) ?? 0) + 1);
  }
  const luminance = (colour) => {
    const [r, g, b] = colour
      .split(",")
      .map((part) => Number(part) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [[ground]] = [...counted].sort(([, one], [, other]) => other - one);
  const apart = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  return Math.max(...[...counted.keys()].map((colour) => apart(luminance(colour), luminance(ground))));
};

// On a picture of the map's drawing, all along the outlines of states: what lies side by side there, and the greatest
// contrast that a pixel of the edge has with either.
const edgesOn = async (png, [left, top]) => {
  const { data, width } = await paintedOn(png);
  const luminance = (rgb) => {
    const [r, g, b] = rgb
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const painted = ([x, y]) => {
    const at = 4 * (Math.floor(y + scrollY - top) * width + Math.floor(x + scrollX - left));
    return luminance([...data.slice(at, at + 3)]);
  };
  const ground = (word) => {
    const style = (css) => getComputedStyle(found(css));
    const plain = {
      sea: () => style(".map").backgroundColor,
      land: () => style(".context").fill,
      none: () => style(".context").fill,
      member: () => style(".state[data-status='member'] path").fill,
    };
    const colour = plain[word]?.() ?? style(`#map-${word} .ground`).fill;
    return luminance(colour.match(/[\d.]+/g).map(Number));
  };
  const grounds = {};
  const apart = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  // A state, the land or the sea; nothing else.
  const lies = ([x, y]) => root.elementFromPoint(x, y)?.closest(".state, .context, .map > svg");
  const wordOf = (element) => status(element) ?? (element.matches(".context") ? "land" : "sea");
  const edges = {};
  for (const path of all(".state path")) {
    const onScreen = path.getScreenCTM();
    const at = (length) => path.getPointAtLength(length).matrixTransform(onScreen);
    const step = 4 / onScreen.a;
    for (let length = 2 * step; length < path.getTotalLength() - step; length += step) {
      const [before, here, after] = [at(length - step / 2), at(length), at(length + step / 2)];
      const [dx, dy] = [after.x - before.x, after.y - before.y];
      // Neither around a corner nor from one island to another.
      if (Math.abs(Math.hypot(dx, dy) - 4) > 0.1) continue;
      const beside = (px) => [here.x - (dy / 4) * px, here.y + (dx / 4) * px];
      const [left, right] = [-1, 1].map((side) => [2, 4].map((px) => lies(beside(side * px))));
      if (!left[0] || !right[0] || left[0] !== left[1] || right[0] !== right[1] || left[0] === right[0]) continue;
      const words = [left[0], right[0]].map(wordOf);
      const sides = words.map((word) => (grounds[word] ??= ground(word)));
      const pixels = [-1, -0.5, 0, 0.5, 1].map((px) => painted(beside(px)));
      const best = Math.max(...pixels.flatMap((pixel) => sides.map((side) => apart(pixel, side))));
      (edges[words.sort().join(" and ")] ??= []).push(best);
    }
  }
  return edges;
};

// Does something many times, and measures each answer: the work that it makes, or how long it is until the end of the next
// frame.
const timeAnswers = async (doing, times, pause, what) => {
  const states = all(".map .state");
  const slider = found(".slider");
  const steps = [found(".step.back"), found(".step.forward")];
  const slideBy = (days) => {
    const [least, most] = [Number(slider.min), Number(slider.max)];
    const next = slider.valueAsNumber + days;
    slider.value = next > most ? least : next;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const alone = document.createElement("p");
  const doings = {
    nothing: (at) => { alone.textContent = at; },
    step: (at) => steps[Math.floor(at / 8) % 2].click(),
    select: (at) => states[(at * 7) % states.length].dispatchEvent(new MouseEvent("click", { bubbles: true })),
    drag: () => slideBy(30),
    drag_far: () => slideBy(2200),
  };
  // A task of its own, after all microtasks of this one.
  const nextTask = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(null);
    });
  // Asked for before the input: what has been done is in the frame that comes next, whose callbacks run before it is laid
  // out and painted, and not in the one after that.
  const frameEnds = async () => {
    await new Promise((done) => requestAnimationFrame(done));
    return nextTask();
  };
  if (doing === "nothing") {
    // What this machine takes for a page that does next to nothing.
    for (const other of document.body.children) other.style.display = "none";
    document.body.append(alone);
  }
  const measures = {
    frame: async (at) => {
      const ends = frameEnds();
      doings[doing](at);
      await ends;
    },
    // Apart from that, as to ask for the layout at once is more work for the frame.
    work: async (at) => {
      doings[doing](at);
      // What follows the store runs in microtasks.
      await nextTask();
      host.getBoundingClientRect();
    },
  };
  const took = [];
  for (let at = 0; at < times; at += 1) {
    await new Promise((done) => setTimeout(done, pause + (at % 7) * 3));
    const start = performance.now();
    await measures[what](at);
    took.push(performance.now() - start);
  }
  return took;
};
