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
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: chromiumPath(), args: launchArguments() },
    actionTimeout: 20_000,
    locale: 'en-GB',
    viewport: { width: 1280, height: 860 },
    trace: 'retain-on-failure',
  },
})
