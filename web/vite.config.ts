import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Builds the pages into `web/dist`, which the server delivers; `vite` alone proxies the API to a running server. */
export default defineConfig({
  // Addresses in the built files are relative, so that the site can stand below any path.
  base: './',
  root: fileURLToPath(new URL('.', import.meta.url)),
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? '3000'}` } },
});
