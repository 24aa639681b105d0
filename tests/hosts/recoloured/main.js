import { enable } from "darkreader";

// As the extension does before the page's own scripts run.
if (location.hash !== "#as-it-is") enable({});
