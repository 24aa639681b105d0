// Stands before all else on the pages that a journey visits (site.rs puts it there): writes down what the page's author
// would hear and find in the page's own error log.
if (!window.happened) {
  window.happened = [];
  window.uncaught = [];
  window.messages = [];
  // A frame of the same origin tells the page around it.
  const around = (() => {
    try {
      return parent.logged && parent;
    } catch {
      return undefined;
    }
  })();
  window.violations = around?.violations ?? [];
  window.logged = around?.logged ?? [];
  window.shifters = [];
  addEventListener("message", ({ data }) => window.messages.push(data));
  for (const name of ["ready", "date", "select", "error"]) {
    addEventListener(`sco-atlas:${name}`, (event) => {
      const of = [...document.querySelectorAll("sco-atlas")].indexOf(event.target);
      window.happened.push({ name, of, detail: structuredClone(event.detail) });
    });
  }
  addEventListener("error", (event) => event.message && window.uncaught.push(event.message));
  addEventListener("unhandledrejection", (event) => window.uncaught.push(String(event.reason)));
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    window.violations.push(`${effectiveDirective} forbids ${blockedURI}`),
  );
  // What browsers say on the console by themselves only some of them tell their driver.
  for (const [name, level] of [["error", "SEVERE"], ["warn", "WARNING"]]) {
    const tell = console[name];
    console[name] = (...words) => {
      window.logged.push({ level, message: words.join(" ") });
      tell.apply(console, words);
    };
  }
  if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
    const named = ({ node }) => node?.className || node?.nodeName;
    const add = ({ value, sources }) => window.shifters.push(`${value} by ${sources.map(named).join(", ")}`);
    new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type: "layout-shift", buffered: true });
  }
}
