// Fetched by the loader when a picture is asked for: the map as it is now, with what belongs to it, as an SVG file that
// needs neither script nor style sheet.

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 960;
const MARGIN = 28;
// How wide the map is, in its own units: as in src/geo/viewport.rs.
const FRAME_WIDTH = 2048;
// How large the inset is at most, as beside the narrowest map that has one; how large at least, as on the screen; and how far it is
// from the edges, in parts of that: as by WIDE_PX, LOCATOR_PX and MARGIN_PX in src/geo/locator.rs.
const MOST_INSET = 121;
const LEAST_INSET = 80;
const INSET_GAP = 0.075;
// So long, in milliseconds, what is told of a comparison and a selection may take to follow what has just been set.
const FOLLOW_MS = 100;
// From a swatch's left edge to what is written beside it, in pixels.
const AFTER_SWATCH = 29;
// What is small print.
const FAINT = { opacity: 0.75 };
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";

// What style sheets say of a shape, to be said by its attributes.
const LOOKS = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap",
  "stroke-opacity", "opacity", "vector-effect", "paint-order", "font-size", "font-weight", "text-anchor",
];
// What means something on a page alone.
const OF_PAGE = /^(class|role|tabindex|data-.*|aria-.*)$/;

const made = (name, attributes = {}, ...children) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

/**
 * A colour, or whatever else a style says, as all programs read it that show SVG files: many know no oklch() and the like.
 * `root` is where the browser works it out. What is beyond sRGB becomes the nearest.
 */
const plain = (value, root) => {
  if (!/^(color|lab|lch|oklab|oklch)\(/.test(value)) return value;
  const probe = document.createElement("i");
  probe.style.forcedColorAdjust = "none";
  probe.style.color = `color-mix(in srgb, ${value}, ${value})`;
  root.append(probe);
  const mixed = getComputedStyle(probe).color;
  probe.remove();
  // `color(srgb 0.2 0.4 0.6 / 0.5)`
  const [red, green, blue, opacity] = (mixed.match(/-?\d*\.?\d+(e-?\d+)?/g) ?? []).map(Number);
  if (!mixed.startsWith("color(srgb ") || blue === undefined) return value;
  const parts = [red, green, blue].map((part) => Math.round(Math.min(Math.max(part, 0), 1) * 255)).join(", ");
  return opacity === undefined ? `rgb(${parts})` : `rgba(${parts}, ${opacity})`;
};

/** A copy of a drawing that looks the same without its style sheet; null if it is not to be seen. */
const still = (source) => {
  const style = getComputedStyle(source);
  if (style.display === "none" && !source.closest("defs")) return null;
  const copy = source.cloneNode(false);
  for (const { name } of [...copy.attributes]) if (OF_PAGE.test(name)) copy.removeAttribute(name);
  copy.removeAttribute("style");
  // Where it is told to be: where it is seen is none while the map is not laid out, and another while it glides there.
  const { transform } = source.style;
  if (transform) copy.setAttribute("transform", new DOMMatrixReadOnly(transform).toString());
  const isShape = source.childElementCount === 0;
  for (const name of LOOKS) {
    if (!isShape && !copy.hasAttribute(name)) continue;
    copy.setAttribute(name, plain(style.getPropertyValue(name), source.getRootNode()).replaceAll('"', "'"));
  }
  if (isShape) copy.append(source.textContent);
  // What is drawn as plain land has no name of its own, here as there.
  const isNamed = source.getAttribute("role") === "button" && source.getAttribute("aria-hidden") !== "true";
  const name = isNamed && source.getAttribute("aria-label");
  if (name) copy.append(made("title", {}, name));
  copy.append(...[...source.children].map(still).filter(Boolean));
  return copy;
};

/** Lines of text that fit. */
const lines = (text, font, width) => {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const all = [""];
  const fits = (text) => pen.measureText(text).width <= width;
  for (const word of text.split(/\s+/)) {
    const longer = `${all.at(-1)} ${word}`.trim();
    if (fits(longer)) {
      all[all.length - 1] = longer;
      continue;
    }
    if (all.at(-1) !== "") all.push("");
    // Some scripts put no space between words, and a word may be longer than a line: it is broken between letters as readers
    // know them.
    const segments = globalThis.Intl?.Segmenter ? new Intl.Segmenter().segment(word) : [];
    const letters = [...segments].map(({ segment }) => segment);
    for (const letter of fits(word) || letters.length === 0 ? [word] : letters) {
      if (fits(all.at(-1) + letter)) all[all.length - 1] += letter;
      else all.push(letter);
    }
  }
  return all;
};

/** A sheet of paper that is filled from the top: `y` is how far, in pixels, `parts` what is on it. */
const sheetFor = (root) => {
  const atlas = getComputedStyle(root.querySelector(".atlas"));
  const [ink, paper] = [atlas.color, atlas.backgroundColor].map((colour) => plain(colour, root));
  const sheet = { root, ink, paper, y: MARGIN, parts: [] };
  sheet.said = (css) => (root.querySelector(css)?.textContent ?? "").replace(/\s+/g, " ").trim();
  sheet.write = (text, size, { weight = 400, opacity = 1, x = MARGIN } = {}) => {
    for (const line of lines(text, `${weight} ${size}px ${FONT}`, WIDTH - MARGIN - x)) {
      sheet.y += size * 1.3;
      const looks = { x, y: sheet.y.toFixed(0), "font-size": size, "font-weight": weight, "fill-opacity": opacity };
      sheet.parts.push(made("text", { ...looks, fill: ink }, line));
    }
  };
  return sheet;
};

/** Title, date and sentence, and what a comparison tells. */
const writeHead = (sheet, title, when) => {
  sheet.write(title, 28, { weight: 700 });
  sheet.y += 4;
  sheet.write(when, 17);
  const [told, doubts] = [".told", ".doubts"].map(sheet.said);
  if (told) sheet.write(told, 17);
  if (doubts) sheet.write(doubts, 14, FAINT);
  for (const turn of sheet.root.querySelectorAll(".turn")) {
    const who = [...turn.querySelectorAll("dd")].map((states) => states.textContent);
    sheet.write(`${turn.querySelector("dt").textContent}: ${who.join("; ")}.`, 14);
  }
};

const placed = (drawing, place) => {
  for (const [name, value] of Object.entries(place)) drawing.setAttribute(name, value);
  return drawing;
};

/**
 * The inset and its place on a map of that width and height, on which what is seen of the screen's is as wide as `shown`, from `left`.
 * Nothing where there is none: it lies where there is room for it, and so nowhere while the map is not laid out.
 */
const locate = (root, map, { left, shown, width, height }) => {
  const inset = root.querySelector(".locator");
  const [around, within] = [map, inset].map((part) => part.getBoundingClientRect());
  const drawing = around.width > 0 && still(inset);
  if (!drawing) return;
  const px = around.width / map.viewBox.baseVal.width;
  const scale = width / (shown * px);
  const mapped = (part) => {
    const of = part.getBoundingClientRect();
    const [from, to] = [of.left, of.right].map((at) => (at - around.left - left * px) * scale);
    const [top, bottom] = [of.top, of.bottom].map((at) => (at - around.top) * scale);
    return { from, to, top, bottom };
  };
  // In a low window it is beside the map: in here it may lie on no name or mark, and rather goes. On the map it lies on none.
  const isBeside = left > 0;
  const seen = isBeside ? [...map.querySelectorAll(".label, .marked .marker, .marks *")] : [];
  const others = seen.filter((part) => part.getClientRects().length > 0).map(mapped);
  // In the same corner.
  const isLeft = within.left - around.left < around.right - within.right;
  const isTop = within.top - around.top < around.bottom - within.bottom;
  const cornered = (side) => {
    const gap = side * INSET_GAP;
    return { side, x: isLeft ? gap : width - gap - side, y: isTop ? gap : height - gap - side };
  };
  const isFree = ({ side, x, y }) =>
    !others.some(({ from, to, top, bottom }) => from < x + side && to > x && top < y + side && bottom > y);
  const place = [Math.min(within.width * scale, MOST_INSET), LEAST_INSET].map(cornered).find(isFree);
  return place && { ...place, inset: drawing };
};

/** The map, as wide as the sheet, and the inset. */
const drawMap = (sheet) => {
  const { root } = sheet;
  const map = root.querySelector(".map svg");
  // Names that are about to appear have appeared.
  for (const animation of map.getAnimations({ subtree: true })) if (animation.animationName) animation.finish();
  // Without what is beside the map where its box is wider: that comes of the window.
  const box = map.viewBox.baseVal;
  const world = new DOMMatrix(map.querySelector(".world").style.transform);
  const left = Math.max(0, world.e);
  const shown = Math.min(box.width, world.e + FRAME_WIDTH * world.a) - left;
  const width = WIDTH - 2 * MARGIN;
  const height = (width * box.height) / shown;
  sheet.y += 18;
  const place = { x: MARGIN, y: sheet.y.toFixed(0), width, height: height.toFixed(0) };
  const sea = plain(getComputedStyle(root.querySelector(".map")).backgroundColor, root);
  const viewBox = `${left} 0 ${shown} ${box.height}`;
  sheet.parts.push(made("rect", { ...place, fill: sea }), placed(still(map), { ...place, viewBox }));
  const located = locate(root, map, { left, shown, width, height });
  if (located) {
    const { inset, x, y, side } = located;
    const at = { x: MARGIN + x, y: sheet.y + y, width: side, height: side };
    for (const name in at) at[name] = at[name].toFixed(0);
    sheet.parts.push(placed(inset, at));
  }
  sheet.y += height + 26;
};

/** The legend, in as many lines as it takes; what it says without a swatch is returned, for the foot. */
const drawLegend = (sheet) => {
  const { root, ink, parts } = sheet;
  const remarks = [];
  let x = MARGIN;
  for (const row of root.querySelectorAll(".legend li:not([hidden])")) {
    // Name and count, which only the style sheet sets apart.
    const words = [...row.childNodes].map((of) => of.textContent).join(" ").trim();
    const mark = row.querySelector(".swatch");
    if (!words) continue;
    if (!mark) {
      remarks.push(words);
      continue;
    }
    // With its swatch, and what sets it apart from the next. A letter of that size is about so wide.
    const width = 15 * 0.56 * words.length + AFTER_SWATCH + 33;
    if (x + width > WIDTH - MARGIN) {
      x = MARGIN;
      sheet.y += 24;
    }
    const swatch = made("svg", { x, y: (sheet.y - 12).toFixed(0), width: 22, height: 14 });
    // The swatch of disputed areas lies on the colour of members.
    const ground = plain(getComputedStyle(mark).backgroundColor, root);
    swatch.append(made("rect", { width: 22, height: 14, fill: ground }), still(mark.querySelector("rect")));
    parts.push(swatch, made("text", { x: x + AFTER_SWATCH, y: sheet.y.toFixed(0), "font-size": 15, fill: ink }, words));
    x += width;
  }
  return remarks;
};

/** What is selected, beside the outline that it has on the map, if it has one there. */
const drawSelection = (sheet) => {
  const chosen = sheet.said(".caption");
  if (!chosen) return;
  const { stroke } = getComputedStyle(sheet.root.querySelector(".locator .chosen"));
  const outline = { "stroke-width": 2, stroke: plain(stroke, sheet.root), fill: "none" };
  const isOutlined = Boolean(sheet.root.querySelector(".outline:not(.cursor)")?.getAttribute("d"));
  if (isOutlined) sheet.parts.push(made("rect", { x: MARGIN + 1, y: (sheet.y + 13).toFixed(0), width: 20, height: 12, ...outline }));
  sheet.y += 4;
  sheet.write(chosen, 15, { x: MARGIN + (isOutlined ? AFTER_SWATCH : 0) });
};

/** What the legend says without a swatch, sources, and the note on borders. */
const writeFoot = (sheet, remarks) => {
  sheet.y += 8;
  // What to press is no use in a picture.
  const note = (part) => [...part.childNodes].filter((of) => !of.matches?.(".prompt")).map((of) => of.textContent).join("");
  const notes = [...sheet.root.querySelectorAll(".foot p:not([hidden])")].map(note);
  for (const remark of [...remarks, ...notes]) sheet.write(remark, 12, FAINT);
  sheet.y += MARGIN;
};

/** The picture, as the text of an SVG file. `root` is the widget's shadow root. */
export const picture = async (root) => {
  await new Promise((done) => setTimeout(done, FOLLOW_MS));
  if (!root.querySelector(".atlas")) throw new Error("the element is on no page or has failed");
  const sheet = sheetFor(root);
  const title = sheet.said(".title");
  const when = `${sheet.said(".date")}. ${sheet.said(".sentence .what")}`;
  writeHead(sheet, title, when);
  drawMap(sheet);
  const remarks = drawLegend(sheet);
  drawSelection(sheet);
  writeFoot(sheet, remarks);

  const [width, height] = [WIDTH, sheet.y.toFixed(0)];
  const whole = made("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "font-family": FONT, role: "img" });
  whole.append(made("title", {}, title), made("desc", {}, when));
  for (const textures of root.querySelectorAll(".nowhere > defs")) whole.append(still(textures));
  whole.append(made("rect", { width, height, fill: sheet.paper }), ...sheet.parts);
  return new XMLSerializer().serializeToString(whole);
};
