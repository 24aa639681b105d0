import { renderToString } from "react-dom/server";
import { Story } from "./Story.jsx";

// What the reader gets before any script: made in Node, where there are no elements.
export const page = () => renderToString(<Story />);
