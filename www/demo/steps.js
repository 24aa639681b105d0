// A story that moves the atlas: whichever step has been scrolled to says what is shown. It depends on the place alone, so
// that it is the same scrolling on, scrolling back and after the page has been loaded anew in its middle.

const atlas = document.querySelector("sco-atlas");
const steps = [...document.querySelectorAll("[data-date]")];
const isStill = matchMedia("(prefers-reduced-motion: reduce)");

/** The last step whose top has come above the line; the first before that. */
const current = () => {
  const line = innerHeight * 0.7;
  return steps.findLast((step) => step.getBoundingClientRect().top < line) ?? steps[0];
};

const DAY = 86_400_000;
const asText = (time) => new Date(time).toISOString().slice(0, 10);
let shown;
let moving;

// From one date to the next the years pass, unless the reader prefers that nothing moves.
const show = (step) => {
  const from = Date.parse(atlas.date ?? steps[0].dataset.date);
  const to = Date.parse(step.dataset.date);
  atlas.selected = step.dataset.selected ?? null;
  for (const other of steps) other.toggleAttribute("data-now", other === step);
  cancelAnimationFrame(moving);
  if (isStill.matches || shown === undefined || from === to) {
    atlas.date = step.dataset.date;
    return;
  }
  const began = performance.now();
  const pass = (now) => {
    // A frame may have begun before this did.
    const part = Math.min(1, Math.max(0, now - began) / 700);
    const time = from + (to - from) * (1 - (1 - part) ** 3);
    atlas.date = part < 1 ? asText(Math.round(time / DAY) * DAY) : step.dataset.date;
    if (part < 1) moving = requestAnimationFrame(pass);
  };
  moving = requestAnimationFrame(pass);
};

let pending = false;
const look = () => {
  if (pending) return;
  pending = true;
  requestAnimationFrame(() => {
    pending = false;
    const step = current();
    if (step === shown) return;
    show(step);
    shown = step;
  });
};

// The style sheet needs to know how high the map with all below it has been at this width: what a date says there has one line
// or three, and the story must not end elsewhere for that.
const stage = document.querySelector(".stage");
let width;
let tallest;
const measure = () => {
  const height = stage.offsetHeight;
  tallest = stage.offsetWidth === width ? Math.max(tallest, height) : height;
  width = stage.offsetWidth;
  stage.parentElement.style.setProperty("--tallest", `${tallest}px`);
};
new ResizeObserver(() => requestAnimationFrame(measure)).observe(stage);

// The stage is higher than the window and stays while the page is scrolled, and the text lies over it: so what the keyboard leads
// to may be out of sight, and the browser would scroll the story on without bringing it there. The story is kept where it is, and
// the stage moved as little as brings it between the texts; it goes back once the keyboard is elsewhere.
const GAP = 8;
const overlap = (a, b) =>
  a.left < b.right && b.left < a.right ? Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)) : 0;
const isIn = ({ top, bottom }) => top >= 0 && bottom <= innerHeight;
const moveTo = (focused) => {
  const at = focused.getBoundingClientRect();
  const texts = steps.map((step) => step.getBoundingClientRect());
  const moves = [0, GAP - at.top, innerHeight - GAP - at.bottom];
  for (const { top, bottom } of texts) moves.push(top - GAP - at.bottom, bottom + GAP - at.top);
  const isSeen = (by) => {
    const moved = { left: at.left, right: at.right, top: at.top + by, bottom: at.bottom + by };
    const hidden = texts.reduce((sum, text) => sum + overlap(moved, text), 0);
    // Of a state on the map a part will do.
    return isIn(moved) && at.height - hidden >= Math.min(at.height, 24);
  };
  const by = moves.sort((one, other) => Math.abs(one) - Math.abs(other)).find(isSeen) ?? 0;
  if (by) stage.style.setProperty("--moved", `${stage.getBoundingClientRect().top + by}px`);
};
let place;
addEventListener("keydown", () => (place = scrollY), { capture: true });
// Of what happens between two parts of the atlas the page hears nothing: listened to is within.
atlas.addEventListener("sco-atlas:ready", () => {
  atlas.shadowRoot.addEventListener("focusin", ({ target }) => {
    if (!target.matches(":focus-visible")) return;
    // Before and after the story the stage goes along with the page, and the browser is right to scroll.
    const { top, bottom } = stage.parentElement.getBoundingClientRect();
    if (top < 0 && bottom > stage.offsetHeight) scrollTo({ top: place, behavior: "instant" });
    moveTo(target);
    // So far up the stage does not go at the story's beginning.
    if (!isIn(target.getBoundingClientRect())) target.scrollIntoView({ block: "nearest", behavior: "instant" });
  });
});
stage.addEventListener("focusout", () => stage.style.removeProperty("--moved"));

addEventListener("scroll", look, { passive: true });
addEventListener("resize", look);
look();
