import { defineConfig } from '@playwright/test'
import stories from './playwright.config.ts'

/** `npm run screenshots`: the same browser as the stories, but it makes the pictures of the README. */
export default defineConfig(stories, {
  testMatch: 'screenshots.ts',
  outputDir: '../test-results/screenshots',
  reporter: 'list',
  workers: 1,
})
