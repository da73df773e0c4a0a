import { defineConfig } from '@playwright/test'
import { chromiumPath, launchArguments } from './browser.ts'

export default defineConfig({
  testDir: '.',
  testMatch: '*.story.ts',
  outputDir: '../test-results/stories',
  reporter: [['list'], ['json', { outputFile: '../test-results/stories.json' }]],
  forbidOnly: true,
  fullyParallel: true,
  // A story holds up to three browser windows and a server: more at once only wait for each other.
  workers: 2,
  // Generous, because a busy machine is no fault of the product; a story that passes never waits for them.
  timeout: 180_000,
  // One more try, and the report names it: two browsers at a time share the clipboard and the processor.
  retries: 1,
  expect: { timeout: 30_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: chromiumPath(), args: launchArguments() },
    actionTimeout: 30_000,
    locale: 'en-GB',
    viewport: { width: 1280, height: 860 },
    // Recording every story takes a third of the machine; what fails is recorded when it is tried again.
    trace: 'on-first-retry',
  },
})
