import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Two pages, one bundle: `index.html` for a browser, `word.html` for Word's task pane.
 * Nothing is inlined into the pages, because the server's CSP allows scripts from its own origin only.
 */
export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: here('./public'),
  plugins: [react()],
  build: {
    outDir: here('../.build/pane'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: here('./index.html'), word: here('./word.html') } },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://localhost:3000', '/sample': 'http://localhost:3000' } },
});
