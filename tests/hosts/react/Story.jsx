import { useEffect, useRef, useState } from "react";
import "sco-atlas/react";

// The page comes from a server: React takes over what is there, and sets nothing of it until it is another. So what it is to hear is
// said to the element itself.
export function Story() {
  const [date, setDate] = useState("2017-06-09");
  const [heard, setHeard] = useState("");
  const [isThere, setIsThere] = useState(true);
  const atlas = useRef(null);
  useEffect(() => {
    const element = atlas.current;
    const hear = (event) => setHeard(event.detail.state ?? "none");
    element?.addEventListener("sco-atlas:select", hear);
    return () => element?.removeEventListener("sco-atlas:select", hear);
  }, [isThere]);
  return (
    <main>
      <button onClick={() => setDate("2023-07-04")}>4 July 2023</button>
      <button onClick={() => setIsThere(false)}>Take it off</button>
      <output>{heard}</output>
      {isThere && (
        <sco-atlas ref={atlas} date={date} loading="eager">
          <p>India and Pakistan joined in 2017.</p>
        </sco-atlas>
      )}
    </main>
  );
}
