// What a page with React in TypeScript may write: `cargo xtask hosts` compiles it.

import { useRef, useState } from "react";
import { type ScoAtlas, type ScoAtlasListeners } from "sco-atlas/react";
import "sco-atlas/sco-atlas.css";

export function Story() {
  const [state, setState] = useState<string | null>("IN");
  const atlas = useRef<ScoAtlas>(null);
  const listeners: ScoAtlasListeners = { "onsco-atlas:select": (event) => setState(event.detail.state) };
  return (
    <main>
      <button onClick={() => atlas.current?.select()}>Nothing</button>
      <sco-atlas ref={atlas} date="2017-06-09" selected={state} lang="en-GB" className="wide" {...listeners}>
        <p>India and Pakistan joined in 2017.</p>
      </sco-atlas>
      <sco-atlas {...{ "onsco-atlas:date": (event) => console.log(event.detail.date) } satisfies ScoAtlasListeners} />
      {/* @ts-expect-error it is no theme */}
      <sco-atlas theme="blue" />
    </main>
  );
}
