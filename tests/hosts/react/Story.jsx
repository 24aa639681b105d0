import { useState } from "react";
import "sco-atlas/react";

// React sets what it knows as a property, else as an attribute, and listens to what begins with `on`.
export function Story() {
  const [date, setDate] = useState("2017-06-09");
  const [heard, setHeard] = useState("");
  const [isThere, setIsThere] = useState(true);
  const listeners = { "onsco-atlas:select": (event) => setHeard(event.detail.state ?? "none") };
  return (
    <main>
      <button onClick={() => setDate("2023-07-04")}>4 July 2023</button>
      <button onClick={() => setIsThere(false)}>Take it off</button>
      <output>{heard}</output>
      {isThere && (
        <sco-atlas date={date} loading="eager" {...listeners}>
          <p>India and Pakistan joined in 2017.</p>
        </sco-atlas>
      )}
    </main>
  );
}
