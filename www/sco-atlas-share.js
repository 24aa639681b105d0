// Fetched by the loader when somebody wants to embed what they see: a dialog that shows it and gives the code.

const VERSION = "%VERSION%";
// Where the files of this very version stay; the folder above is where newer ones will be.
const FOLDER = "%PINNED%";
const [file] = import.meta.url.split(/[?#]/);
// In the package for bundlers, the hashes of the files to be served, which are not in it: neither a page for frames nor
// old versions.
const PACKED = JSON.parse("null");
// A bundler has given the files other names, and the page no address for them that others could use; or that of the file on the
// machine that built the page.
const isBundled = !/^https?:.*\/sco-atlas-share-[0-9a-f]{16}\.js$/.test(file);
const here = isBundled ? "https://example.org/atlas/" : file.slice(0, file.lastIndexOf("/") + 1);
// Where the package lies as it is, there is the element alone, of this very version.
const isAlone = PACKED !== null && !isBundled;
const LIVING = here.endsWith(`/${FOLDER}`) ? new URL("../../", here).href : here;
const PINNED = new URL(FOLDER, LIVING).href;

// What pinned code has its files checked by. Not in here where the files are served, because the loader knows the hash of
// this file.
// Where the files of this version stay: beside this file there may be those of a newer one by now.
const HASHES = new URL("sco-atlas-hashes.json", PINNED).href;
// So long they may take to come, in milliseconds. The dialog does not wait for them.
const LONGEST_MS = 30_000;
const limit = () => ({ signal: AbortSignal.timeout?.(LONGEST_MS) });
const fetched = async () => {
  const answer = await fetch(HASHES, limit());
  if (!answer.ok) throw new Error(`${HASHES} was answered with ${answer.status}`);
  return answer.json();
};
let asked = PACKED || isBundled ? Promise.resolve(PACKED ?? {}) : undefined;
/** The hashes; where they could not be had, whoever wants them again asks again. */
const known = () =>
  (asked ??= fetched().catch((error) => {
    asked = undefined;
    throw error;
  }));

const WORLDVIEWS = {
  neutral: "Neutral", IN: "India’s", PK: "Pakistan’s", CN: "China’s", RU: "Russia’s", UA: "Ukraine’s", none: "No inner borders",
};
const VIEWS = { full: "All of it", map: "Map", timeline: "Timeline", card: "Card" };
const THEMES = { auto: "As the page", light: "Light", dark: "Dark" };
const CONTROLS = { all: "All", few: "Few", none: "None" };
const LANGUAGES = { "": "As the page", en: "English" };
// What the code may say; what is as at first it leaves out.
const FIRST = { view: "full", theme: "auto", controls: "all", worldview: "neutral", lang: "" };
// How wide the widget may be on the page, to know how high it will be; closer on phones, where most lines break.
// The last is more than it is wide at most.
const WIDTHS = Array.from({ length: 44 }, (_, at) => (at < 20 ? 300 + 10 * at : 40 * at - 300));
// At which widths a frame is highest: some of phones' columns, and, with a long card or few controls, one just below that from
// which the card stands beside the map.
const PEAKS = [300, 320, 336, 360, 390, 916];
// So long nothing in the preview changes any more once all of it shows what is chosen.
const WAIT_MS = 150;
// So long what measures it may keep the page from doing something else, but for the one width that it is at.
const TURN_MS = 8;
// How far above the widget what keeps its place free may be, and by how much more, for words that are drawn otherwise elsewhere
// and for widths between those that are measured, at which a line may break later. Both and such a line are less than
// MOST_SPARE_PX in sco-atlas-data.js, of which a widget with a dataset of the page's own lets go.
const CLOSE_PX = 32;
const SPARE_PX = 32;
// How high the map may be at most, as the style sheet says it, and how high it would be by the element's width: with the card beside
// it where there are more than OVER_PX, or alone. The preview is as high as it would be.
const MAP_PX = "var(--sco-atlas-map-height, max(300px, 100vh - 152px))";
const LEAST_MAP = "300px";
const OVER_PX = 919.1;
const BESIDE = "min(clamp(0px, (100% - 919.1px) * 99999, 9999px), 57px + clamp(228px, 26.4% - 10px, 310px))";
const MAPS = { full: `min(91%, 1274px) - 1px - ${BESIDE}`, map: "min(91%, 745px) - 1px" };
// So high at least the dialog may be in a frame of which less is in sight.
const LEAST_PX = 480;
// The day that the widget opens on. With nothing selected on it the style sheet knows how high the widget is.
const OPENS_ON = "2024-07-04";
const FIRST_LAYER = "record";
// Where a dataset should be put that has no address.
const DATASET = "https://example.org/dataset.json";
// What is told beside the code.
const LACKING = "The hashes could not be had: with this code nothing is checked.";
const UNWRITTEN = "The code could not be written.";

// Left alone by extensions that recolour pages, as the widget's own sheet is: see build/styles.rs.
const STYLES = `@media print, not print {
.embedding {
  width: min(1000px, 100% - 24px);
  max-width: none;
  max-height: calc(100% - 24px);
  padding: 0;
  border: 0;
  border-radius: 6px;
  background: var(--sco-paper);
  color: var(--sco-ink);
  color-scheme: inherit;
  font: inherit;
  overflow: auto;
  overscroll-behavior: contain;
}
.embedding::backdrop { background: rgb(0 0 0 / 55%); }
.embedding > div { padding: 16px 20px 20px; }
.embedding header { display: flex; justify-content: space-between; align-items: center; gap: 12px; margin-bottom: 10px; }
.embedding h2 { font-size: 21px; line-height: 1.25; }
.embedding h3 { margin: 0 0 6px; font-size: 15px; }
.embedding header button { min-width: 44px; min-height: 44px; }
.embedding form { display: grid; gap: 14px 26px; grid-template-columns: repeat(auto-fit, minmax(min(335px, 100%), 1fr)); }
.embedding fieldset { min-width: 0; margin: 0 0 12px; padding: 0; border: 0; }
.embedding legend { padding: 0; margin-bottom: 5px; font-weight: 600; font-size: 14px; }
.embedding .choices { display: grid; gap: 8px 12px; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); }
.embedding .choices label { display: grid; gap: 2px; font-size: 13px; color: var(--sco-soft-ink); }
.embedding :is(select, input:not([type="radio"]), textarea) {
  width: 100%; min-height: 38px; padding: 4px 8px; border: 1px solid var(--sco-soft-ink); border-radius: 4px;
  background: var(--sco-paper); color: var(--sco-ink); font: inherit; font-size: 15px;
}
.embedding .either { display: flex; flex-wrap: wrap; gap: 4px 20px; }
.embedding .either label { display: inline-flex; gap: 8px; align-items: center; min-height: 32px; }
.embedding .either input { flex: none; width: 18px; height: 18px; margin: 0; accent-color: var(--sco-accent); }
.embedding .window { height: 470px; overflow: hidden; border: 1px solid var(--sco-rule); --sco-atlas-map-height: 9999px; }
.embedding .window > div { width: 200%; transform: scale(0.5); transform-origin: 0 0; }
.embedding .window > .measured { height: 0; contain: strict; visibility: hidden; transform: none; }
.embedding .code textarea { height: 190px; resize: vertical; font: 13px/1.45 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.embedding .code { grid-column: 1 / -1; }
.embedding .copying { display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; margin-bottom: 8px; }
.embedding .copying h3 { margin: 0; }
.embedding .copying button { min-height: 44px; padding: 4px 22px; background: var(--sco-ink); border-color: var(--sco-ink); color: var(--sco-paper); font-weight: 600; }
.embedding .hint { margin-top: 8px; font-size: 13.5px; color: var(--sco-soft-ink); }
.embedding [role="status"] { min-height: 1.4em; margin: 0; }
}`;

/** What of a window is in sight, in its own pixels: of a frame only what the pages around it show. */
const inSight = (view) =>
  new Promise((done) => {
    const found = ([{ intersectionRect: { top, height } }], observer) => {
      observer.disconnect();
      done({ top, height });
    };
    new view.IntersectionObserver(found).observe(view.document.documentElement);
  });

/** Puts a dialog where the reader is: a frame may be much higher than what is seen of it. */
const putInto = (dialog, seen, view) => {
  const height = Math.max(seen.height, Math.min(LEAST_PX, view.innerHeight));
  const top = Math.max(0, Math.min(seen.top, view.innerHeight - height));
  // Page or reader may have it larger than it is laid out. What is not shown yet tells nothing of that itself.
  const px = (length) => `${length / (dialog.parentElement.currentCSSZoom ?? 1)}px`;
  Object.assign(dialog.style, { top: px(top + 12), bottom: "auto", maxHeight: px(height - 24) });
  dialog.style.marginBlock = "0";
};

/** Leads the reader to a dialog of which a frame shows less than there is of it. Chromium does not do it for what is fixed. */
const leadTo = (dialog, { document, scrollY }) => {
  const mark = document.createElement("div");
  const { top, height } = dialog.getBoundingClientRect();
  Object.assign(mark.style, { position: "absolute", top: `${top + scrollY}px`, height: `${height}px` });
  document.body.append(mark);
  mark.scrollIntoView({ block: "nearest" });
  mark.remove();
};

/** An element with properties, attributes and content. */
const made = (tag, about = {}, ...content) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) {
    if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...content);
  return element;
};

const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

const choice = (name, label, options, chosen) => {
  const select = made("select", { name });
  for (const [value, text] of options) select.append(made("option", { value, selected: value === chosen }, text));
  return made("label", {}, label, select);
};

const either = (name, legend, options) => {
  const radios = options.map(([value, text], at) =>
    made("label", {}, made("input", { type: "radio", name, value, checked: at === 0 }), text),
  );
  return made("fieldset", {}, made("legend", {}, legend), made("div", { className: "either" }, ...radios));
};

/** The day of the widget's own sliders: so many days after 1 January 1970. */
const dayOf = (number) => (number ? new Date(number * 86_400_000).toISOString().slice(0, 10) : "");

const plain = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** States and areas that can be selected, by what the attribute calls them, and the state that is. */
const selectable = (root, selected) => {
  const all = new Map([["", "Nothing"]]);
  for (const it of root.querySelectorAll(".lanes [data-lane]:is(button)")) all.set(it.dataset.lane, plain(it));
  // Who has only applied has no lane.
  for (const it of root.querySelectorAll(".map .state")) {
    const { state } = it.dataset;
    if (!all.has(state)) all.set(state, it.getAttribute("aria-label")?.split(", ")[0] ?? state);
  }
  // Nor need the map have it.
  if (selected && !all.has(selected)) all.set(selected, plain(root.querySelector(".card .name")) || selected);
  for (const it of root.querySelectorAll(".map .area")) all.set(it.dataset.area, it.getAttribute("aria-label") ?? it.dataset.area);
  return [...all];
};

/** The worldviews that the dataset has, by name. */
const worldviewsOf = (place) => {
  const regions = new Intl.DisplayNames("en", { type: "region" });
  const ids = place.dataset.worldviews.split(", ");
  return ids.map((id) => [id, WORLDVIEWS[id] ?? `${regions.of(id)}’s`]);
};

/** A line from the first of these points to the last, raised until none is above it; undefined where it is not close or a step. */
const lineAbove = (points) => {
  const [[x, y], [lastX, lastY]] = [points[0], points.at(-1)];
  const percent = points.length > 1 ? Math.round((100 * (lastY - y)) / (lastX - x)) : 0;
  if (Math.abs(percent) > 1000) return undefined;
  const bases = points.map(([x, y]) => y - (percent * x) / 100);
  const base = Math.max(...bases);
  return base - Math.min(...bases) > CLOSE_PX ? undefined : [percent, Math.ceil(base) + SPARE_PX];
};

/** How high a widget is by its width, as lines each for a range of widths: terms of CSS, as those of sco-atlas.css. */
const linesAbove = (heights, over = 0) => {
  const terms = [];
  for (let from = 0, to; from < heights.length; from = to) {
    to = heights.length;
    let line;
    while (!(line = lineAbove(heights.slice(from, to)))) to -= 1;
    const [percent, base] = line;
    let across = `${percent}%`;
    // Where it is wider it is no higher.
    if (to === heights.length && percent) {
      across = `${percent < 0 ? "max" : "min"}(${across}, ${(percent * heights.at(-1)[0]) / 100}px)`;
    }
    let term = `${across} + ${base}px`;
    const begins = from > 0 ? heights[from - 1][0] + 0.1 : over;
    if (begins > 0) term += ` - clamp(0px, (${begins}px - 100%) * 99999, 99999px)`;
    if (to < heights.length) term += ` - clamp(0px, (100% - ${heights[to][0] - 0.1}px) * 99999, 99999px)`;
    terms.push(term);
  }
  return terms;
};

/** Chooses again what there still is to choose. */
const redo = (form, chosen) => {
  for (const [name, value] of chosen) {
    const field = form.elements[name];
    const before = field.value;
    field.value = value;
    // A state that another dataset lacks, a day out of its range.
    if (field.value !== value || field.validity?.valid === false) field.value = before;
  }
};

/** What is to be read where the widget cannot run: from the widget itself, as it is set up. */
const inWords = (root) => {
  const sentence = [".date", ".what"].map((css) => plain(root.querySelector(`.sentence ${css}`)));
  const lines = [plain(root.querySelector(".title")), sentence.filter(Boolean).join(": ")];
  const byStatus = new Map();
  const names = [...root.querySelectorAll(".lanes [data-lane]:is(button)")];
  const row = (status) => root.querySelector(`.legend [data-status="${status}"] span`);
  for (const name of names) {
    const { status } = name.dataset;
    if (!row(status)) continue;
    byStatus.set(status, [...(byStatus.get(status) ?? []), plain(name)]);
  }
  for (const [status, states] of byStatus) lines.push(`${plain(row(status))}: ${states.join(", ")}.`);
  lines.push(plain(root.querySelector(".credit")));
  return lines.filter(Boolean);
};

/** Where the widget's dataset is from: the address, if it has one, and as `src` one that code may name. */
const datasetOf = (atlas) => {
  const given = atlas.data === null ? atlas.getAttribute("data-src") : null;
  const address = given === null ? null : new URL(given, atlas.baseURI).href;
  // A dataset that nobody but this page has: brought by script, or at an address that leads nowhere from elsewhere (blob:, data:).
  const isOwn = atlas.data !== null || (address !== null && !/^https?:/.test(address));
  return { address, isOwn, src: isOwn ? null : address };
};

/** What the form does not ask for: as it is in the widget. */
const keptOf = (atlas) => {
  const kept = {};
  for (const [name, first] of [["layer", FIRST_LAYER], ["zoom", "all"], ["compare", null]]) {
    // What is as at first is in no attribute.
    const value = atlas.getAttribute(name) ?? atlas.shown[name];
    if (atlas.hasAttribute(name) || value !== first) kept[name] = value;
  }
  return kept;
};

/** What the form asks for, as it is now in the widget, in groups. */
const questions = (atlas, root, place) => {
  const { date, state, area, worldview } = atlas.shown;
  // The first and the last day that can be shown; the strip is there in every view.
  const slider = root.querySelector(".strip .slider");
  const [min, max] = [dayOf(slider?.min), dayOf(slider?.max)];
  const now = (name) => atlas.getAttribute(name) ?? FIRST[name];
  const group = (legend, ...choices) => {
    const all = made("div", { className: "choices" }, ...choices);
    return made("fieldset", {}, made("legend", {}, legend), all);
  };
  const start = group(
    "What it shows at first",
    made("label", {}, "Date", made("input", { type: "date", name: "date", value: date, min, max, required: true })),
    choice("selected", "Selected", selectable(root, state), state ?? area ?? ""),
  );
  const looks = group(
    "How it looks",
    choice("view", "Parts", Object.entries(VIEWS), now("view")),
    choice("theme", "Colours", Object.entries(THEMES), now("theme")),
    choice("worldview", "Disputed areas", worldviewsOf(place), worldview),
    choice("controls", "Controls", Object.entries(CONTROLS), now("controls")),
    choice("lang", "Language", Object.entries(LANGUAGES), now("lang")),
  );
  if (isAlone) return [start, looks];
  const kinds = [["element", "Element, for pages that allow scripts"], ["frame", "Frame, for all others"]];
  const versions = [["living", "Living: corrections arrive by themselves"], ["pinned", `Pinned: stays version ${VERSION} as it is`]];
  return [start, looks, either("kind", "What to put in", kinds), either("version", "Version", versions)];
};

/** The dialog, and those of its parts to which something is done. */
const draw = (asked) => {
  const preview = made("sco-atlas", { loading: "eager" });
  const box = made("div", {}, preview);
  const pane = made("div", { className: "window", inert: true }, box);
  const code = made("textarea", { readOnly: true, spellcheck: false, "aria-label": "Code", rows: 9 });
  const status = made("p", { className: "hint", role: "status" });
  const styled = made("p", { className: "hint" }, "A page that forbids inline styles (style-src) needs what stands in <style> or style=\"…\" in its own style sheet.");
  const copy = made("button", { type: "button" }, "Copy code");
  const close = made("button", { type: "button", "aria-label": "Close" }, "✕");
  const heading = made("h2", { id: "embedding" }, "Embed this");
  const form = made(
    "form",
    {},
    made("div", {}, ...asked),
    made("div", {}, made("h3", {}, "Preview"), pane),
    made(
      "div",
      { className: "code" },
      made("div", { className: "copying" }, made("h3", {}, "Code"), copy, status),
      code,
      styled,
      made("p", { className: "hint" }, "The code keeps the place free, so that nothing on your page moves. The text is for readers without scripts; it is yours to edit."),
      ...(isBundled ? [made("p", { className: "hint" }, `This page has the widget built in. Put the address where you serve its files in place of ${here}.`)] : []),
    ),
  );
  const dialog = made("dialog", { className: "embedding", "aria-labelledby": "embedding" }, made("div", {}, made("header", {}, heading, close), form));
  return { dialog, form, preview, pane, code, status, styled, copy, close };
};

/** What the form says; what is as at first is left out. */
const answers = (form) => {
  const given = Object.fromEntries(new FormData(form));
  const { kind, version, ...wanted } = given;
  if (!form.elements.date.validity.valid) delete wanted.date;
  for (const [name, value] of Object.entries(wanted)) if (value === "" || value === FIRST[name]) delete wanted[name];
  return { isFrame: kind === "frame", isPinned: version === "pinned", wanted };
};

/** A copy of what the preview shows, in a box to be measured at other widths: neither what is seen nor its program takes notice. */
const copyOf = ({ preview }) => {
  const copy = made("div");
  for (const { name, value } of preview.attributes) if (name !== "style") copy.setAttribute(name, value);
  const root = copy.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = preview.shadowRoot?.adoptedStyleSheets ?? [];
  root.append(...[...(preview.shadowRoot?.childNodes ?? [])].map((node) => node.cloneNode(true)));
  // What is drawn is as large as the style sheet says, whatever is in it.
  for (const drawn of root.querySelectorAll("svg")) drawn.replaceChildren();
  return made("div", { className: "measured" }, copy);
};

/**
 * What measures the preview: `begin` with what may be given up (an AbortSignal) gives how high it is at a width, with another height
 * of the map where that is said; `forget` what was measured, because something else is shown; `end`.
 */
const rulerOf = (parts) => {
  const { form, pane } = parts;
  let box;
  const end = () => {
    box?.remove();
    box = undefined;
  };
  const measured = new Map();
  const begin = (signal) => {
    end();
    let since = performance.now();
    // Neither changes how high it is.
    const { theme, lang, ...shown } = answers(form).wanted;
    const as = JSON.stringify(shown);
    return async (width, mapHeight = "") => {
      const key = `${as} ${mapHeight} ${width}`;
      if (!measured.has(key)) {
        if (performance.now() - since > TURN_MS) {
          await new Promise((go) => setTimeout(go));
          since = performance.now();
        }
        if (signal.aborted) throw new Error("something else is chosen");
        if (!box) pane.append((box = copyOf(parts)));
        box.style.width = `${width}px`;
        box.style.setProperty("--sco-atlas-map-height", mapHeight);
        measured.set(key, box.firstChild.offsetHeight);
      }
      return measured.get(key);
    };
  };
  return { begin, forget: () => measured.clear(), end };
};

/** Widths, and how high the preview is at each. */
const heightsOf = async (heightAt, widths = WIDTHS, mapHeight = "") => {
  const rows = [];
  const measure = async (width) => [width, await heightAt(width, mapHeight)];
  // Between two widths it may become much higher or lower in one step: where that is.
  const between = async (low, high) => {
    if (high[0] - low[0] <= 1 || Math.abs(high[1] - low[1]) <= CLOSE_PX) return;
    const middle = await measure((low[0] + high[0]) >> 1);
    await between(low, middle);
    rows.push(middle);
    await between(middle, high);
  };
  for (const width of widths) {
    const row = await measure(width);
    if (rows.length > 0) await between(rows.at(-1), row);
    rows.push(row);
  }
  return rows;
};

/** A class for the element by which its place is kept free: two of them on one page may be set up in two ways. */
const classOf = (src, { layer, date, compare, selected, view, controls, worldview }) => {
  const asBy = worldview && `as-${worldview}`;
  // Two datasets may be called alike in two folders.
  let sum = 0;
  for (const letter of src ?? "") sum = (sum * 31 + letter.codePointAt(0)) % 0xffffff;
  const to = compare && `to-${compare}`;
  const named = [src?.split("/").at(-1), src && sum.toString(36), layer, date, to, selected, view, controls, asBy];
  const what = named.filter(Boolean).join("-");
  return `atlas-${what.replace(/[^\w-]+/g, "-")}`;
};

/** What the element needs that its place is kept free, and what keeps it free: the sheet, or lines for what was measured. */
const roomFor = async (heightAt, { kept, dataset: { src, isOwn } }, wanted, link) => {
  const { date = OPENS_ON, selected, view, controls, worldview } = wanted;
  const layer = kept.layer === FIRST_LAYER ? "" : kept.layer;
  const { compare } = kept;
  const isAsAtFirst = date === OPENS_ON && ![selected, controls, worldview, layer, compare].some(Boolean);
  if (src === null && !isOwn && isAsAtFirst) return ["", link];
  const name = classOf(src, { ...wanted, layer, date, compare });
  const of = `sco-atlas.${name}:not([hidden])`;
  const map = MAPS[view ?? "full"];
  const listed = (lines) => `max(\n    ${lines.join(",\n    ")}\n  )`;
  let room = listed(linesAbove(await heightsOf(heightAt)));
  if (map) room = `calc(${room} - max(0px, ${map} - ${MAP_PX}))`;
  if (map === MAPS.full) {
    // The card beside the map may be higher than what a lower map leaves of its column.
    const widths = [Math.ceil(OVER_PX), ...WIDTHS.filter((width) => width > OVER_PX)];
    const heights = await heightsOf(heightAt, widths, LEAST_MAP);
    room = `max(${room}, ${listed(linesAbove(heights, OVER_PX))})`;
  }
  return [` class="${name}"`, `<style>
  ${of} { display: flow-root; contain: layout; --sco-atlas-room: ${room} }
  @supports (container-type: inline-size) { ${of}::before { content: ""; float: left; order: 1; width: 0; padding-top: var(--sco-atlas-room) } }
  @media print, (scripting: none) { ${of} { contain: none } ${of}::before { display: none } }
</style>`];
};

/** The code of a frame, and whether it has an inline style. */
const frameCode = async (heightAt, { base, all, words, remark, from }) => {
  let most = 0;
  for (const width of PEAKS) most = Math.max(most, await heightAt(width));
  const height = Math.ceil((most + SPARE_PX) / 10) * 10;
  const query = new URLSearchParams(all).toString();
  // Else a frame that is dark on a light page, or the other way round, gets a box from the browser.
  const scheme = "theme" in all ? ` style="color-scheme: ${all.theme}"` : "";
  const whole = `${base}embed.html${query ? `?${query}` : ""}`;
  const text = `${remark}<iframe data-sco-atlas src="${escaped(whole)}"
  title="${escaped(words[0] ?? "")}" loading="lazy" width="100%" height="${height}" frameborder="0" allow="fullscreen; clipboard-write"${scheme}></iframe>
<p>${escaped(words.slice(0, 2).join(". "))} <a href="${escaped(whole)}">Open map and timeline</a></p>
<script type="module" ${from("src", "sco-atlas-host.js")}></script>
`;
  return { text, isStyled: scheme !== "" };
};

/** The same of an element. */
const elementCode = async (heightAt, about, wanted, { all, words, remark, from }) => {
  const attributes = Object.entries(all).map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  // No blocks: where the code is put into a paragraph, the first of them would end that, and the element with it.
  const fallback = words.map((line, at) => {
    const tag = at === 0 ? "strong" : "span";
    return `  <${tag}>${escaped(line)}</${tag}>`;
  });
  const [named, room] = await roomFor(heightAt, about, wanted, `<link rel="stylesheet" ${from("href", "sco-atlas.css")}>`);
  const text = `${remark}<script type="module" ${from("src", "sco-atlas.js")}></script>
${room}
<sco-atlas${named}${attributes}>
${fallback.join("<br>\n")}
</sco-atlas>
`;
  return { text, isStyled: named !== "" };
};

/**
 * The code for what the form says, with `hashes` once they have come, without them where they are null, and whether it `lacks` them;
 * or, where there can be none, `why`. `about` has what the form does not ask for.
 */
const codeOf = async (parts, heightAt, about, hashes) => {
  const { kept, dataset: { src, isOwn } } = about;
  const { isFrame, isPinned, wanted } = answers(parts.form);
  if (isPinned && hashes === undefined) return { why: "The hashes for pinned code are on their way." };
  const base = isPinned ? PINNED : LIVING;
  // A frame takes no such dataset.
  if (isFrame && (isOwn || (src !== null && new URL(src).origin !== new URL(base).origin))) {
    return { why: `A frame takes its dataset from the host of its own files alone, ${new URL(base).host}: put it there to have code for a frame.` };
  }
  const all = { ...wanted, ...kept };
  if (src !== null) all["data-src"] = src;
  else if (isOwn) all["data-src"] = DATASET;
  const lacks = isPinned && !hashes?.["sco-atlas.js"];
  let remark = "";
  if (isOwn) remark = `This page brings its dataset by script: put it at an address, and that in place of ${DATASET}.`;
  else if (lacks) remark = "The hashes of these files could not be had: nothing is checked.";
  if (remark) remark = `<!-- ${remark} -->\n`;
  const from = (attribute, file) => {
    const hash = isPinned && hashes?.[file];
    return `${attribute}="${escaped(base + file)}"${hash ? `\n  integrity="${escaped(hash)}" crossorigin="anonymous"` : ""}`;
  };
  const told = { base, all, words: inWords(parts.preview.shadowRoot ?? about.root), remark, from };
  const code = isFrame ? frameCode(heightAt, told) : elementCode(heightAt, about, wanted, told);
  return { lacks, ...(await code) };
};

/**
 * What writes the code into the dialog: `begin` once there is a preview, `change` once something else is chosen, `redrawn` where
 * it is drawn otherwise; `written` is when it is no more on its way.
 */
const writerOf = (parts, about, view) => {
  const { dialog, form, preview, code, status, styled, copy } = parts;
  code.ariaBusy = "true";
  // Undefined while they are on their way for the first time, null where they could not be had.
  let hashes;
  const ask = async () => {
    const before = hashes;
    hashes = await known().catch(() => null);
    if (hashes !== before && dialog.isConnected) change();
  };
  // Before there is a preview nobody knows how high it is.
  let hasBegun = false;
  const waiting = [];
  const ruler = rulerOf(parts);
  const write = async (signal) => {
    const written = await codeOf(parts, ruler.begin(signal), about, hashes);
    if (signal.aborted) return;
    const { why, text = "", isStyled = false, lacks = false } = written;
    code.value = text;
    copy.disabled = why !== undefined;
    styled.hidden = !isStyled;
    const { min, max, validity } = form.elements.date;
    const told = [];
    if (why !== undefined) told.push(why);
    else if (!validity.valid) told.push(`The code has no date; expected one from ${min} to ${max}.`);
    if (lacks) told.push(LACKING);
    if (told.length > 0 || status.textContent === UNWRITTEN) status.textContent = told.join(" ");
    // It may be had by now.
    if (lacks && hashes === null) ask();
  };
  let hasComplained = false;
  const giveUp = (error) => {
    // What was there before is not what is chosen now.
    code.value = "";
    copy.disabled = true;
    styled.hidden = true;
    status.textContent = UNWRITTEN;
    if (!hasComplained) console.error(`sco-atlas: the code could not be written: ${error.message}`);
    hasComplained = true;
  };
  // Once the preview shows what is chosen: its card comes a moment after its map.
  let pending;
  let writing = new AbortController();
  const stopWriting = () => {
    clearTimeout(pending);
    writing.abort();
    ruler.end();
  };
  const writeLater = () => {
    code.ariaBusy = "true";
    stopWriting();
    if (!hasBegun) return;
    const { signal } = (writing = new AbortController());
    pending = setTimeout(async () => {
      try {
        await write(signal);
      } catch (error) {
        if (!signal.aborted) giveUp(error);
      }
      if (signal.aborted) return;
      ruler.end();
      code.ariaBusy = "false";
      waiting.splice(0).forEach((go) => go());
    }, WAIT_MS);
  };
  const written = () => new Promise((go) => (code.ariaBusy === "true" ? waiting.push(go) : go()));
  const redrawn = () => {
    ruler.forget();
    writeLater();
  };
  const changed = new view.MutationObserver(redrawn);
  const begin = () => {
    hasBegun = true;
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    if (preview.shadowRoot) changed.observe(preview.shadowRoot, all);
    change();
  };
  const change = () => {
    const { wanted } = answers(form);
    for (const name of ["date", "selected", ...Object.keys(FIRST)]) {
      if (name in wanted) preview.setAttribute(name, wanted[name]);
      else preview.removeAttribute(name);
    }
    status.textContent = "";
    writeLater();
  };
  ask();
  const stop = () => {
    changed.disconnect();
    stopWriting();
  };
  return { begin, change, redrawn, written, stop };
};

/** Has the preview show the widget's dataset and what the form does not ask for, and keeps its events from the page. */
const setUp = (preview, atlas, { kept, dataset: { address } }, whenReady) => {
  // It is no widget of the page.
  preview.constructor.previews.add(preview);
  for (const [name, value] of Object.entries(kept)) preview.setAttribute(name, value);
  if (address !== null) preview.setAttribute("data-src", address);
  if (atlas.data !== null) preview.data = atlas.data;
  for (const name of ["ready", "date", "select", "zoom", "compare", "error"]) {
    preview.addEventListener(`sco-atlas:${name}`, (event) => {
      event.stopPropagation();
      // What it cannot show is told in the page's widget too.
      if (name === "ready" || name === "error") whenReady();
    });
  }
};

/** Copies the code, once it is written, and says so. */
const copyCode = async ({ code, status, copy }, written, view) => {
  if (code.ariaBusy === "true") status.textContent = "The code is being written.";
  await written();
  if (copy.disabled) return;
  try {
    await view.navigator.clipboard.writeText(code.value);
    status.textContent = "Copied.";
  } catch {
    // A frame may be denied the clipboard; the old way may still be allowed.
    code.focus();
    code.select();
    const isCopied = code.ownerDocument.execCommand?.("copy");
    status.textContent = isCopied ? "Copied." : "The code is selected: copy it with Ctrl+C or ⌘C.";
  }
};

/** What a reader has done in each dialog that is open: for the one that takes its place when there is another dataset. */
const doings = new WeakMap();

/** Goes on keeping what the reader does in a dialog, after what was `done` in the one before. Ended by `end`, it hands that on. */
const follow = ({ dialog, form }, done, touched, end) => {
  const fields = () => [...dialog.querySelectorAll("button, select, input, textarea")];
  if (done) {
    dialog.scrollTop = done.top;
    fields()[done.at]?.focus({ preventScroll: true });
  }
  // Once it is off the page nobody can tell any more what had the keyboard and how far it was scrolled.
  const doing = { top: dialog.scrollTop, at: done?.at };
  dialog.addEventListener("scroll", () => (doing.top = dialog.scrollTop));
  dialog.addEventListener("focusin", ({ target }) => (doing.at = fields().indexOf(target)));
  doings.set(dialog, () => {
    end();
    return { ...doing, chosen: [...touched].map((name) => [name, form.elements[name].value]) };
  });
};

/**
 * Opens the dialog over a widget.
 * @param {HTMLElement} atlas the widget's element
 * @param {HTMLDialogElement} [former] a dialog that it takes the place of, with all that was chosen there
 */
export const share = async (atlas, former) => {
  const root = atlas.shadowRoot;
  const place = root?.querySelector(".atlas");
  // Of the document that the widget is in, be it that of a frame.
  const { defaultView: view } = atlas.ownerDocument;
  const seen = view && view !== view.parent && (await inSight(view));
  const done = doings.get(former)?.();
  if (!place || root.querySelector(".embedding")) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets.push(sheet);
  const opener = root.activeElement ?? root.querySelector(".embed");

  const about = { root, kept: keptOf(atlas), dataset: datasetOf(atlas) };
  const parts = draw(questions(atlas, root, place));
  const { dialog, form, preview, copy, close } = parts;
  const { begin, change, redrawn, written, stop } = writerOf(parts, about, view);
  setUp(preview, atlas, about, begin);

  // What the reader has chosen, and not what was so at first: only that is chosen again with another dataset.
  const touched = new Set(done?.chosen.map(([name]) => name));
  form.addEventListener("input", ({ target }) => {
    touched.add(target.name);
    change();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  copy.addEventListener("click", () => copyCode(parts, written, view));
  close.addEventListener("click", () => dialog.close());
  // Beside it, and not where letters are marked from within it to there.
  let [pressed, released] = [];
  dialog.addEventListener("pointerdown", ({ target }) => (pressed = target));
  dialog.addEventListener("pointerup", ({ target }) => (released = target));
  dialog.addEventListener("click", ({ target }) => {
    if ([target, pressed, released].every((on) => on === dialog)) dialog.close();
  });
  const resized = new view.ResizeObserver(redrawn);
  resized.observe(preview);
  const end = () => {
    resized.disconnect();
    stop();
    dialog.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((it) => it !== sheet);
  };
  dialog.addEventListener("close", () => {
    end();
    opener?.focus({ preventScroll: true });
  });
  // Keys in here are not the widget's.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());

  place.append(dialog);
  if (seen) putInto(dialog, seen, view);
  dialog.showModal();
  if (seen) leadTo(dialog, view);
  if (done) redo(form, done.chosen);
  change();
  follow(parts, done, touched, end);
};
