// Types for sco-atlas-host.js.

import type { Options, ScoAtlasEvents } from "./sco-atlas.js";

/** What a page can do with a frame that is connected. */
export interface Connection {
  /**
   * Sets an option, by the name of its attribute; null, or nothing, takes it off. It holds for every document that comes into the frame,
   * until `src` is another.
   */
  set(
    name: Exclude<keyof Options, "data" | "dataSrc"> | "data-src",
    value?: string | number | boolean | null,
  ): void;
  /** Does what the reader's own buttons do. */
  act(what: "next" | "previous" | "play" | "pause"): void;
  /** Neither hears nor steers the frame any more. */
  disconnect(): void;
}

/**
 * Connects a frame that shows embed.html: the frame element hears what happens in it from now on, and gets its height.
 * Frames with `data-sco-atlas` are connected by the script itself, also those that are put into the page later.
 */
export function connect(frame: HTMLIFrameElement): Connection;

declare global {
  interface GlobalEventHandlersEventMap extends ScoAtlasEvents {}
}
