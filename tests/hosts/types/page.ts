// What a page in TypeScript may write: `cargo xtask hosts` compiles it, without React. A line below `@ts-expect-error`
// has to be refused.

import { mount, type Failure, type Shown } from "sco-atlas";
import { connect } from "sco-atlas/host";
import "sco-atlas/sco-atlas.css";

const into = document.createElement("div");
const atlas = mount(into, { date: "2017-06-09", lang: "en-GB", selected: null, theme: "dark" });

atlas.theme = null;
atlas.selected = null;
atlas.dataSrc = "bloc.json";
atlas.select();
atlas.setDate();
const theme: "auto" | "light" | "dark" = atlas.theme;
mount(into, { "data-src": "bloc.json", id: "atlas", className: "wide", title: "SCO", hidden: false });
// @ts-expect-error it is no theme
atlas.theme = "blue";
// @ts-expect-error it is not spoken
mount(into, { lang: "fr" });

atlas.addEventListener("sco-atlas:select", ({ detail }) => hear(detail));
document.addEventListener("sco-atlas:date", ({ detail }) => hear(detail));
window.addEventListener("sco-atlas:error", ({ detail }) => refuse(detail));
addEventListener("sco-atlas:ready", ({ detail }) => console.log(detail.version));

const frame = document.createElement("iframe");
const connection = connect(frame);
connection.set("date", "2017-06-09");
connection.set("selected", null);
connection.set("selected");
connection.set("compare", undefined);
connection.set("date", 2017);
// @ts-expect-error it is no text, and none can be made of it
connection.set("date", new Date());
connection.act("next");
// @ts-expect-error it is nothing that it does
connection.act("fly");
frame.addEventListener("sco-atlas:select", ({ detail }) => hear(detail));
connection.disconnect();

function hear({ date, state }: Shown): void {
  console.log(date, state, theme);
}

function refuse({ message, refusals }: Failure): void {
  console.log(message, refusals?.map(({ record, field }) => `${record}: ${field}`));
}
