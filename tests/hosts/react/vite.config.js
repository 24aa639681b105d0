import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

// Pages are made by a server, as with Next.js and others: here by Vite, once, when the project is built.
const made = {
  name: "made-by-a-server",
  apply: "build",
  async transformIndexHtml(html) {
    const server = await createServer({
      root: fileURLToPath(new URL(".", import.meta.url)),
      configFile: false,
      appType: "custom",
      plugins: [react()],
      server: { middlewareMode: true, ws: false },
      optimizeDeps: { noDiscovery: true },
    });
    try {
      const { page } = await server.ssrLoadModule("/server.jsx");
      return html.replace("<!-- The story -->", page());
    } finally {
      await server.close();
    }
  },
};

export default { base: "./", plugins: [react(), made] };
