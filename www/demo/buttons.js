// Dates in the text set the atlas: what a page's author writes, in a few lines.

const atlas = document.querySelector("sco-atlas");

for (const button of document.querySelectorAll("button[data-date]")) {
  button.addEventListener("click", () => {
    atlas.date = button.dataset.date;
    atlas.selected = button.dataset.selected || null;
    // The map is the first of an atlas that may be several screens high: it is in sight where the atlas begins.
    const { top } = atlas.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 4) atlas.scrollIntoView({ block: "start" });
  });
}

// Which of them says what is shown.
const mark = () => {
  const { date } = atlas.shown ?? {};
  for (const button of document.querySelectorAll("button[data-date]")) {
    button.setAttribute("aria-pressed", String(button.dataset.date === date));
  }
};
for (const name of ["ready", "date"]) atlas.addEventListener(`sco-atlas:${name}`, mark);
