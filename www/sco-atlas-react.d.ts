// Types for pages written with React in TypeScript, 18.2.6 or later of @types/react: `import "sco-atlas/react"` in place of
// `import "sco-atlas"`.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Options, ScoAtlas, ScoAtlasEvents } from "./sco-atlas.js";

export * from "./sco-atlas.js";

/** What React 19 listens to on the element: `onsco-atlas:select` and so on. JSX takes such names in a spread only. */
export type ScoAtlasListeners = {
  [Name in keyof ScoAtlasEvents as `on${Name}`]?: (event: ScoAtlasEvents[Name]) => void;
};

/** What `<sco-atlas>` takes in JSX. */
export type ScoAtlasProps = DetailedHTMLProps<Omit<HTMLAttributes<ScoAtlas>, keyof Options>, ScoAtlas> &
  Options &
  ScoAtlasListeners & { "data-src"?: string | null };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "sco-atlas": ScoAtlasProps;
    }
  }
}
