import { hydrateRoot } from "react-dom/client";
import { Story } from "./Story.jsx";

// The server has made the page; React takes it over as it is.
hydrateRoot(document.querySelector("#app"), <Story />);
