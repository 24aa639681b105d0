import { enable } from "darkreader";

const atlas = document.querySelector("sco-atlas");
if (location.hash === "#as-it-is") atlas.setAttribute("theme", "dark");
else {
  // As the extension does before the page's own scripts run.
  enable({});
  if (location.hash === "#light") {
    atlas.setAttribute("theme", "light");
    atlas.style.setProperty("--sco-atlas-paper", "#fbf8f1");
    atlas.style.setProperty("--sco-atlas-accent", "#a02020");
  }
}
