import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// In development the page is served by Vite and speaks to a Parley server on its usual port.
const server = process.env['PARLEY_DEV_SERVER'] ?? 'http://127.0.0.1:4280'

export default defineConfig({
  root: 'client',
  cacheDir: '../node_modules/.vite',
  plugins: [react()],
  // Two copies of Yjs silently break `instanceof` inside the binding.
  resolve: {
    dedupe: ['yjs', 'prosemirror-model', 'lib0'],
    // For browsers it offers a form that needs a page; files are read in a worker, which has none.
    alias: {
      'decode-named-character-reference': fileURLToPath(
        new URL('node_modules/decode-named-character-reference/index.js', import.meta.url),
      ),
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': server, '/sync': { target: server, ws: true } },
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 900,
  },
  test: {
    // Left alone it keeps a core for watching, which on two cores is every other one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          root: '.',
          environment: 'node',
          include: ['shared/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          root: '.',
          environment: 'node',
          include: ['server/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'client',
          root: '.',
          environment: 'jsdom',
          // The test of the colours reads them; all other style sheets are empty in tests.
          css: { include: [/tokens\.css/] },
          include: ['client/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          root: '.',
          environment: 'node',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
})
